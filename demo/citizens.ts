import { type Iin, iinCheckDigit } from '../src/application/iin.ts';
import { parseSubscriberNumber, type SubscriberNumber } from '../src/application/subscriber-number.ts';

/** Somebody who may come to the demonstration's counter. */
export interface Citizen {
  readonly iin: Iin;
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic: string | null;
  /** `none`, or the account on the portal with the number that is connected to it, if any. */
  readonly account: 'none' | { readonly connectedNumber: SubscriberNumber | null };
  /** The telephone in the citizen's hand. */
  readonly telephone: SubscriberNumber;
  /** What this citizen is good for trying. */
  readonly about: string;
}

/** An IIN from its first eleven digits. */
const iin = (body: string): Iin => {
  const check = iinCheckDigit(body);
  if (check === null) throw new RangeError(`${body} is never issued`);
  return `${body}${check}` as Iin;
};

const number = (text: string): SubscriberNumber => {
  const parsed = parseSubscriberNumber(text);
  if (!parsed.ok) throw new RangeError(`${text}: ${parsed.fault}`);
  return parsed.value;
};

const connected = (text: string): Citizen['account'] => ({ connectedNumber: number(text) });
const unconnected: Citizen['account'] = { connectedNumber: null };

/** The names are as the state's register writes them, in capitals. None of these people exists. */
export const citizens = {
  withAccount: {
    iin: '901123300258' as Iin,
    surname: 'ӘБДІҒАЛИЕВ',
    givenName: 'НҰРЛАН',
    patronymic: 'ҚАЙРАТҰЛЫ',
    account: unconnected,
    telephone: number('701 123 45 67'),
    about: 'has an account, no number yet',
  },
  withoutAccount: {
    iin: '061211600012' as Iin,
    surname: 'ШАҢҒЫТБАЕВА',
    givenName: 'ГҮЛЖАҺАН',
    patronymic: 'ӨМІРӘЛІҚЫЗЫ',
    account: 'none',
    telephone: number('705 234 56 78'),
    about: 'has no account: one is created, with a slip; the IIN is of the second checksum pass',
  },
  secondPass: {
    iin: '901123300004' as Iin,
    surname: 'ПЕТРОВ',
    givenName: 'ИВАН',
    patronymic: 'СЕРГЕЕВИЧ',
    account: unconnected,
    telephone: number('702 345 67 89'),
    about: 'the IIN is of the second checksum pass',
  },
  changesNumber: {
    iin: iin('75042040123'),
    surname: 'СӘРСЕНБАЕВА',
    givenName: 'АЙНҰР',
    patronymic: 'БОЛАТҚЫЗЫ',
    account: connected('707 456 78 90'),
    telephone: number('747 456 78 91'),
    about: 'has an account with another number, which the new one replaces',
  },
  numberTaken: {
    iin: iin('88091530145'),
    surname: 'КАРИМОВ',
    givenName: 'РУСТАМ',
    patronymic: 'ТИМУРОВИЧ',
    account: unconnected,
    telephone: number('707 456 78 90'),
    about: 'brings a number that is connected to another account, which loses it',
  },
  noPatronymic: {
    iin: iin('92030740211'),
    surname: 'КИМ',
    givenName: 'Ю',
    patronymic: null,
    account: 'none',
    telephone: number('708 567 89 01'),
    about: 'no patronymic, a given name of one letter',
  },
  hyphens: {
    iin: iin('83120140332'),
    surname: 'САЛТЫКОВА-ЩЕДРИНА',
    givenName: 'АННА-МАРИЯ',
    patronymic: 'ИВАНОВНА',
    account: unconnected,
    telephone: number('775 678 90 12'),
    about: 'hyphens in both names',
  },
  longName: {
    iin: iin('79061840418'),
    surname: 'ҚОЖАХМЕТОВА-КОНСТАНТИНОПОЛЬСКАЯ-ТОҚТАМЫСОВА',
    givenName: 'БИБІНҰРСҰЛУ-АЛЕКСАНДРИНА-ҚАРЛЫҒАШ',
    patronymic: 'МҰХАММЕДӘЛІ-НҰРСҰЛТАНБЕКҚЫЗЫ',
    account: 'none',
    telephone: number('776 789 01 23'),
    about: 'a very long name, no account',
  },
  apostrophe: {
    iin: iin('86102230529'),
    surname: "О'КОННОР",
    givenName: 'ПАТРИК',
    patronymic: null,
    account: unconnected,
    telephone: number('777 890 12 34'),
    about: 'an apostrophe, no patronymic',
  },
  latinName: {
    iin: iin('95022830637'),
    surname: 'MÜLLER',
    givenName: 'JÖRG',
    patronymic: null,
    account: 'none',
    telephone: number('778 901 23 45'),
    about: 'a name all in Latin letters',
  },
  elderly: {
    iin: iin('38050940716'),
    surname: 'ІЗБАСАРОВА',
    givenName: 'ҮМІТ',
    patronymic: 'ҒАБДУЛЛАҚЫЗЫ',
    account: 'none',
    telephone: number('700 012 34 56'),
    about: 'born 1938; the passwords are read out to her',
  },
  dateDoubt: {
    iin: iin('90452330824'),
    surname: 'ЖҮНІСОВ',
    givenName: 'ӘДІЛЕТ',
    patronymic: 'ЕРЛАНҰЛЫ',
    account: unconnected,
    telephone: number('771 123 98 76'),
    about: 'the digits of the IIN are no date, which is a doubt and no error',
  },
} as const satisfies Record<string, Citizen>;
