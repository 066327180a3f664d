import { figure } from '../format.ts';
import type { day as dayShape, journal as shape, sheet as sheetShape } from '../ru/journal.ts';

/** The journal: every registration of the window, and what can be done with its papers. */
export const journal: typeof shape = {
  title: 'Журнал',
  search: 'Өтініш нөмірі, ЖСН, телефон немесе тегі',
  filters: 'Іріктеу',
  anyState: 'кез келген күйі',
  anyOperator: 'барлық қызметкер',
  filterState: 'Күйі',
  filterOperator: 'Қызметкер',
  filterDay: 'Күні',
  empty: 'Мұнда әзірге ештеңе жоқ. F2 — өтініш бастау.',
  nothingFound: (text: string) => `«${text}» бойынша ештеңе табылмады.`,
  nothingFits: 'Бұл іріктеуге ештеңе сай келмейді.',
  clear: 'Бәрін көрсету',
  time: 'Уақыты',
  number: 'Өтініш нөмірі',
  citizen: 'Өтініш беруші',
  subscriberNumber: 'Абоненттік нөмір',
  state: 'Күйі',
  operator: 'Қызметкер',
  history: 'Барысы',
  papers: 'Құжаттар',
  noPapers: 'Құжат әлі жоқ.',
  continue: 'Жалғастыру',
  showPaper: 'Көрсету',
  reprint: 'Қайта басып шығару',
  printPaper: 'Басып шығару',
  confirmPaper: 'Құжат шықты',
  superseded: 'жаңасымен алмастырылды',
  outdated: 'ескірген: қазір басқаша енгізілген',
  view: 'Ашу',
  copy: (count: number) => `${figure('kk', count)}-телнұсқа`,
  count: (count: number) => `${figure('kk', count)} өтініш`,
  countFrom: (count: number) => `алғашқы ${figure('kk', count)} жол`,
  unnumbered: 'нөмірсіз',
  open: 'ашып көру',
  fold: 'жинау',
  choose: 'жолды таңдау',
  reprintTitle: 'Телнұсқа басып шығару керек пе?',
  reprintNote: 'Құжат «телнұсқа» белгісімен және өз есебімен шығады. Себебі тарихында қалады.',
  reprintReason: 'Себебі',
  reprintExamples: 'Мысалы: өтініш беруші құжатты жоғалтып алды',
};

/** Which day a list or a figure is of. */
export const day: typeof dayShape = {
  all: 'барлық күн',
  today: 'бүгін',
  yesterday: 'кеше',
  other: 'күні',
  date: 'Күні',
  form: 'КК.АА.ЖЖЖЖ',
};

/** A paper as a picture. */
export const sheet: typeof sheetShape = {
  page: (page: number, pages: number) => `${figure('kk', pages)} беттің ${figure('kk', page)}-беті`,
  next: 'келесі бет',
  previous: 'алдыңғы бет',
  failed: 'Құжатты көрсету мүмкін болмады.',
  drawing: 'Құжат дайындалуда…',
};
