import type { PageLanguage } from '../web/shell.ts';

/** What the telephone's page says. */
export const words = {
  kk: {
    title: 'Азаматтың телефоны',
    lead: 'Порталдың SMS хабарламалары осында келеді, шын телефондағыдай.',
    numbers: 'Нөмірлер',
    none: 'Әзірге хабарлама жоқ',
    unknown: 'Белгісіз нөмір',
    mailbox: 'Электрондық пошта',
    sender: '1414',
  },
  ru: {
    title: 'Телефон гражданина',
    lead: 'Сюда приходят SMS портала, как на настоящий телефон.',
    numbers: 'Номера',
    none: 'Сообщений пока нет',
    unknown: 'Неизвестный номер',
    mailbox: 'Электронная почта',
    sender: '1414',
  },
} as const satisfies Record<PageLanguage, Record<string, string>>;
