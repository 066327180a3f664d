import { figure } from '../format.ts';
import type { readiness as shape } from '../ru/readiness.ts';

/** Whether all is ready for the next citizen, and what to do where it is not. */
export const readiness: typeof shape = {
  title: 'Дайындық',
  allReady: 'Бәрі дайын',
  ready: { pass: 'дұрыс', warn: 'назар аударыңыз', block: 'шешу керек' },
  check: {
    line: 'Орталықпен байланыс',
    clock: 'Сағат',
    queue: 'Кезек',
    printer: 'Принтер',
    key: 'ЭЦҚ кілті',
    policy: 'Орталық ережелері',
    disk: 'Дискідегі орын',
  },
  clockRight: 'орталықпен салыстырылған',
  queueEmpty: 'бос',
  queueOldest: (waiting: number, time: string) => `${figure('kk', waiting)}, ең ескісі ${time} бастап`,
  queueHeld: (count: number, time: string) => `${figure('kk', count)} кідіртілді, ең ескісі ${time} бастап`,
  noPrinter: 'табылмады',
  keyUntil: (date: string) => `${date} дейін жарамды`,
  policyFrom: (version: string, date: string) => `${version} нұсқасы, ${date}`,
  noPolicy: 'әлі алынбаған',
  freeSpace: (gigabytes: number) => `${figure('kk', gigabytes, 1)} ГБ бос`,
  todo: {
    line: 'Қабылдауға болады: байланыс келгенде сұраулар өзі жіберіледі. Аты-жөнін құжаттан енгізесіз.',
    lineRefused: 'Әкімшіге хабарлаңыз: терезеге орталықтың рұқсаты жоқ.',
    clock: 'Әкімшіден сағатты түзетуді сұраңыз.',
    clockUnknown: 'Байланыс келгенде өзі салыстырылады.',
    clockStop: 'Әкімші сағатты түзеткенше қол қоюға болмайды.',
    queue: 'Кезекті (F4) ашып, қазір жіберіңіз.',
    held: 'Кезекті (F4) ашыңыз: өзі жіберілмейді.',
    printer: 'Принтерді қосып, қағазы мен кабелін тексеріңіз.',
    key: 'ҚР ҰКО-дан жаңа кілтті алдын ала алыңыз.',
    keyOver: 'Бүгін соңғы күн: жаңа кілтсіз ертең қол қою мүмкін емес.',
    policy: 'Оларсыз өтініш қабылданбайды: орталықпен байланыс керек.',
    disk: 'Әкімшіге хабарлаңыз: орын таусылып барады.',
    diskFull: 'Орын босатыңыз: әйтпесе енгізілгені сақталмайды.',
  },
};
