import { figure } from '../format.ts';

/** Whether all is ready for the next citizen, and what to do where it is not. */
export const readiness = {
  title: 'Готовность',
  allReady: 'Все готово',
  ready: { pass: 'в порядке', warn: 'обратите внимание', block: 'нужно решить' },
  check: {
    line: 'Связь с центром',
    clock: 'Часы',
    queue: 'Очередь',
    printer: 'Принтер',
    key: 'Ключ ЭЦП',
    policy: 'Правила центра',
    disk: 'Место на диске',
  },
  clockRight: 'сверены с центром',
  queueEmpty: 'пуста',
  queueOldest: (waiting: number, time: string) => `${figure('ru', waiting)}, старейшее с ${time}`,
  queueHeld: (count: number, time: string) => `задержано ${figure('ru', count)}, старейшее с ${time}`,
  noPrinter: 'не найден',
  keyUntil: (date: string) => `действует до ${date}`,
  policyFrom: (version: string, date: string) => `версия ${version} от ${date}`,
  noPolicy: 'еще не получены',
  freeSpace: (gigabytes: number) => `свободно ${figure('ru', gigabytes, 1)} ГБ`,
  /** What to do, for each finding that is not in order. */
  todo: {
    line: 'Принимать можно: запросы уйдут сами, когда связь появится. Имя придется вводить с документа.',
    lineRefused: 'Сообщите администратору: у окна нет допуска центра.',
    clock: 'Попросите администратора поправить часы.',
    clockUnknown: 'Сверятся сами, как только появится связь.',
    clockStop: 'Подписывать нельзя, пока администратор не поправит часы.',
    queue: 'Откройте очередь (F4) и отправьте сейчас.',
    held: 'Откройте очередь (F4): само не уйдет.',
    printer: 'Включите принтер, проверьте бумагу и кабель.',
    key: 'Получите новый ключ в НУЦ РК заранее.',
    keyOver: 'Сегодня последний день: без нового ключа завтра подписать нельзя.',
    policy: 'Без них заявление не принять: нужна связь с центром.',
    disk: 'Сообщите администратору: место кончается.',
    diskFull: 'Освободите место: иначе введенное не сохранится.',
  },
};
