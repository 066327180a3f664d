import { counted, figure } from '../format.ts';

/** The queue: what is signed and not delivered yet. */
export const queue = {
  title: 'Очередь отправки',
  empty: 'Очередь пуста: все подписанные запросы доставлены.',
  waiting: 'ждет отправки',
  sending: 'отправляется',
  held: 'задержано',
  age: (time: string) => `в очереди ${time}`,
  justNow: 'меньше минуты',
  minutes: (count: number) => `${figure('ru', count)} мин`,
  hours: (count: number, minutes: number) => `${figure('ru', count)} ч ${figure('ru', minutes)} мин`,
  days: (count: number) => counted('ru', count, { one: 'день', few: 'дня', many: 'дней', other: 'дня' }),
  noTries: 'попыток еще не было',
  tries: (count: number) =>
    counted('ru', count, { one: 'попытка', few: 'попытки', many: 'попыток', other: 'попытки' }),
  nextTry: (time: string) => `Отправится само, следующая попытка в ${time}.`,
  nextSoon: 'Отправится само при первой возможности.',
  nextSending: 'Отправляется сейчас.',
  nextHeld: 'Само не отправится: отправьте снова, передайте файл администратору или закройте.',
  sendNow: 'отправить все сейчас',
  decide: 'выберите, что делать с задержанным',
  sendingNow: 'отправляем…',
  savingNow: 'файл сохраняется…',
  resume: 'Отправить снова',
  save: 'Сохранить файл',
  saved: (path: string) => `Сохранено: ${path}. Передайте файл администратору.`,
  close: 'Закрыть…',
  closeTitle: 'Закрыть без решения центра?',
  closeNote:
    'Это нельзя отменить: запрос уйдет из очереди, номер не будет подключен. Причина останется в журнале.',
  closeReason: 'Причина',
  closeExamples: 'Например: заявитель пришел еще раз и подал новое заявление',
  closeConfirm: 'Закрыть запрос',
  oldest: (time: string) => `старейший ждет ${time}`,
  /** Why the last try came to nothing, by the code that the desk noted. */
  reasons: {
    'line-down': 'Связи с центром не было.',
    'desk-refused': 'Центр не признал это окно при соединении.',
    'unauthorised-desk': 'Центр не признает это окно.',
    answer: 'Ответ пришел не от центра: проверьте сеть.',
    'centre-answer-invalid': 'Квитанция центра не прошла проверку.',
    'hash-mismatch': 'Под этим номером центр получил другой запрос.',
    busy: 'Центр был занят и просил повторить позже.',
    session: 'Центр просит работника войти еще раз.',
    rejected: 'Центр не может прочесть этот запрос.',
  },
};
