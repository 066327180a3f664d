import { counted, figure } from '../format.ts';

/** The journal: every registration of the window, and what can be done with its papers. */
export const journal = {
  title: 'Журнал',
  search: 'Номер заявления, ИИН, телефон или фамилия',
  filters: 'Отбор',
  anyState: 'любое состояние',
  anyOperator: 'все работники',
  filterState: 'Состояние',
  filterOperator: 'Работник',
  filterDay: 'День',
  empty: 'Здесь пока ничего нет. F2 — начать заявление.',
  nothingFound: (text: string) => `По запросу «${text}» ничего не найдено.`,
  nothingFits: 'Под этот отбор ничего не подходит.',
  clear: 'Снять отбор',
  time: 'Время',
  number: 'Номер заявления',
  citizen: 'Заявитель',
  subscriberNumber: 'Абонентский номер',
  state: 'Состояние',
  operator: 'Работник',
  history: 'История',
  papers: 'Документы',
  noPapers: 'Документов еще нет.',
  continue: 'Продолжить',
  showPaper: 'Показать',
  reprint: 'Напечатать еще раз',
  printPaper: 'Напечатать',
  confirmPaper: 'Документ вышел',
  superseded: 'заменено новым',
  outdated: 'устарело: введено уже другое',
  view: 'Открыть',
  copy: (count: number) => `дубликат ${figure('ru', count)}`,
  count: (count: number) =>
    counted('ru', count, { one: 'заявление', few: 'заявления', many: 'заявлений', other: 'заявления' }),
  countFrom: (count: number) => `показано первых: ${figure('ru', count)}`,
  unnumbered: 'без номера',
  open: 'раскрыть',
  fold: 'свернуть',
  choose: 'выбрать строку',
  reprintTitle: 'Напечатать дубликат?',
  reprintNote: 'Документ выйдет с пометкой «дубликат» и своим счетом. Причина останется в истории.',
  reprintReason: 'Причина',
  reprintExamples: 'Например: заявитель потерял документ',
};

/** Which day a list or a figure is of. */
export const day = {
  all: 'все дни',
  today: 'сегодня',
  yesterday: 'вчера',
  other: 'дата',
  date: 'Дата',
  form: 'ДД.ММ.ГГГГ',
};

/** A paper as a picture. */
export const sheet = {
  page: (page: number, pages: number) => `лист ${figure('ru', page)} из ${figure('ru', pages)}`,
  next: 'следующий лист',
  previous: 'предыдущий лист',
  failed: 'Документ показать не удалось.',
  drawing: 'Готовим документ…',
};
