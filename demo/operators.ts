import type { OperatorKeyOptions } from './keys/operator-key.ts';

/** The State Corporation in the demonstration. The BIN is well formed and belongs to nobody. */
export const corporation = {
  organisation: 'НАО "ГОСУДАРСТВЕННАЯ КОРПОРАЦИЯ "ПРАВИТЕЛЬСТВО ДЛЯ ГРАЖДАН" (ДЕМО)',
  bin: '990940003030',
} as const;

/** Protects every key file of the demonstration. */
export const operatorPassword = 'Tereze2026';

export type Operator = Omit<OperatorKeyOptions, 'notBefore' | 'notAfter'>;

/** The two employees at the demonstration's counter. */
export const operators = {
  aigul: {
    iin: '850617400126',
    surname: 'СЕРІКОВА',
    givenName: 'АЙГҮЛ',
    patronymic: 'ҚАЙРАТҚЫЗЫ',
    ...corporation,
    password: operatorPassword,
  },
  daniyar: {
    iin: '910204300237',
    surname: 'ОСПАНОВ',
    givenName: 'ДАНИЯР',
    patronymic: 'МАРАТҰЛЫ',
    ...corporation,
    password: operatorPassword,
  },
} as const satisfies Record<string, Operator>;
