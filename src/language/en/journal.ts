import { counted, figure } from '../format.ts';
import type { day as dayShape, journal as shape, sheet as sheetShape } from '../ru/journal.ts';

/** The journal: every registration of the window, and what can be done with its papers. */
export const journal: typeof shape = {
  title: 'Journal',
  search: 'Application number, IIN, telephone or surname',
  filters: 'Narrow down',
  anyState: 'any state',
  anyOperator: 'all employees',
  filterState: 'State',
  filterOperator: 'Employee',
  filterDay: 'Day',
  empty: 'Nothing here yet. F2 begins an application.',
  nothingFound: (text: string) => `Nothing found for “${text}”.`,
  nothingFits: 'Nothing fits what was chosen.',
  clear: 'Show everything',
  time: 'Time',
  number: 'Application number',
  citizen: 'Citizen',
  subscriberNumber: 'Subscriber number',
  state: 'State',
  operator: 'Employee',
  history: 'History',
  papers: 'Papers',
  noPapers: 'No papers yet.',
  continue: 'Continue',
  showPaper: 'Show',
  reprint: 'Print again',
  printPaper: 'Print',
  confirmPaper: 'It came out',
  superseded: 'superseded',
  outdated: 'outdated: what is typed now says otherwise',
  view: 'Open',
  copy: (count: number) => `duplicate ${figure('en', count)}`,
  count: (count: number) => counted('en', count, { one: 'application', other: 'applications' }),
  countFrom: (count: number) => `the first ${figure('en', count)}`,
  unnumbered: 'no number',
  open: 'open',
  fold: 'close',
  choose: 'choose a row',
  reprintTitle: 'Print a duplicate?',
  reprintNote: 'The paper comes out marked “duplicate”, with its count. The reason stays in the history.',
  reprintReason: 'Reason',
  reprintExamples: 'For example: the citizen lost the paper',
};

/** Which day a list or a figure is of. */
export const day: typeof dayShape = {
  all: 'all days',
  today: 'today',
  yesterday: 'yesterday',
  other: 'date',
  date: 'Date',
  form: 'DD.MM.YYYY',
};

/** A paper as a picture. */
export const sheet: typeof sheetShape = {
  page: (page: number, pages: number) => `page ${figure('en', page)} of ${figure('en', pages)}`,
  next: 'next page',
  previous: 'previous page',
  failed: 'The paper could not be shown.',
  drawing: 'Preparing the paper…',
};
