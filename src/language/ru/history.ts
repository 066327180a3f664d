import { figure } from '../format.ts';

/** What happened to a registration, told in sentences. `who` is the operator, or the program itself. */
export const history = {
  desk: 'Программа',
  opened: 'Заявление начато.',
  lookedUp: 'Заявитель согласился, сведения о нем получены.',
  drawn: (number: string) => `Заявление ${number} подготовлено к печати.`,
  taken: 'Заявитель подписал заявление на бумаге.',
  sent: (number: string, until: string) =>
    `Одноразовый пароль отправлен на ${number}, действует до ${until}.`,
  signed: 'Запрос подписан ЭЦП работника.',
  queued: 'Запрос поставлен в очередь отправки.',
  registered: 'Центр зарегистрировал номер и подключил его к учетной записи.',
  registeredCreated: 'Центр создал учетную запись и подключил к ней номер.',
  refused: (reason: string, triesLeft: number) =>
    `Отказ по пункту 9. ${reason} Осталось попыток: ${figure('ru', triesLeft)}.`,
  lapsed: (reason: string) => `Одноразовый пароль стал недействителен. ${reason}`,
  withdrawn: (reason: string) => `Центр решил запрос как отозванный, ничего не зарегистрировано: ${reason}`,
  slipShown: 'Пароль с памятки был показан на экране.',
  returned: (reason: string) => `Центр вернул запрос. ${reason}`,
  held: (reason: string) => `Запрос задержан. ${reason}`,
  resumed: 'Запрос снова поставлен в очередь.',
  abandoned: (reason: string) => `Заявление прекращено: ${reason}`,
  paperDrawn: (paper: string) => `Подготовлен документ: «${paper}».`,
  paperDuplicate: (paper: string, copy: number, reason: string) =>
    `Подготовлен дубликат: «${paper}», экземпляр ${figure('ru', copy)}. Причина: ${reason}`,
  paperAsked: (paper: string, copy: number) =>
    copy > 1 ? `Снова на печать: «${paper}», попытка ${figure('ru', copy)}.` : `На печать: «${paper}».`,
  paperHanded: (paper: string, printer: string) => `«${paper}»: передано на принтер ${printer}.`,
  paperNotPrinted: (paper: string, reason: string) => `«${paper}»: не напечатано. ${reason}`,
  paperConfirmed: (paper: string) => `«${paper}»: работник подтвердил, что документ напечатан.`,
  slipHandedOver: 'Памятка выдана заявителю, временный пароль стерт.',
};
