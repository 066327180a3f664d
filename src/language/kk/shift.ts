import { figure } from '../format.ts';
import type { shift as shape } from '../ru/shift.ts';

/** The shift: what this window did on a day, and the day's register. */
export const shift: typeof shape = {
  title: 'Ауысым',
  registered: 'тіркелді',
  accountsCreated: 'есептік жазба құрылды',
  refusals: '9-тармақ бойынша бас тарту',
  median: 'әдеттегі уақыты',
  slowest: 'ең ұзағы',
  none: '—',
  minutes: (minutes: number, seconds: number) =>
    minutes > 0 ? `${figure('kk', minutes)} мин ${figure('kk', seconds)} с` : `${figure('kk', seconds)} с`,
  byHour: 'Сағат бойынша тіркелгені',
  byHourTotal: (count: number) => `барлығы ${figure('kk', count)}`,
  hour: 'Сағаты',
  count: 'Саны',
  byOutcome: 'Немен аяқталды',
  byRefusal: 'Бас тарту себептері',
  noRefusals: 'Бас тарту болған жоқ.',
  byOperator: 'Кім тіркеді',
  nobody: 'Ешкім ештеңе тіркеген жоқ.',
  me: 'сіз',
  nothing: 'Бұл күні өтініш болған жоқ.',
  register: {
    title: 'Күнделікті тізілім',
    note: 'Күні бойы берілген барлық нөмір мен оның нәтижесі. Қағаз тізілімге қызметкер қол қояды.',
    language: 'Тізілімнің тілі',
    preview: 'Көрсету',
    print: 'тізілімді басып шығару',
    printAgain: 'телнұсқа басып шығару',
    confirm: 'тізілім принтерден шықты',
    notYet: 'Әлі басып шығарылмаған.',
    printed: 'Басып шығарылды, қызметкер растады.',
    handed: 'Принтерге берілді. Шықты ма?',
    failed: 'Принтерден шықпады.',
    saveAs: 'Кесте етіп сақтау',
    saved: (path: string) => `Сақталды: ${path}`,
    empty: 'бұл күнге басып шығаратын ештеңе жоқ',
  },
};
