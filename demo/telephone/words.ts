/** The languages in which a citizen's telephone speaks. */
export type TelephoneLanguage = 'kk' | 'ru';

export const words = {
  kk: {
    title: 'Азаматтың телефоны',
    lead: 'Порталдың SMS хабарламалары осында келеді, шын телефондағыдай.',
    numbers: 'Нөмірлер',
    none: 'Әзірге хабарлама жоқ',
    unknown: 'Белгісіз нөмір',
    sender: '1414',
    today: 'SMS',
  },
  ru: {
    title: 'Телефон гражданина',
    lead: 'Сюда приходят SMS портала, как на настоящий телефон.',
    numbers: 'Номера',
    none: 'Сообщений пока нет',
    unknown: 'Неизвестный номер',
    sender: '1414',
    today: 'SMS',
  },
} as const satisfies Record<TelephoneLanguage, Record<string, string>>;
