import type { Applicant, PaperLanguage } from '../../src/application/application.ts';
import { initials } from '../../src/application/names.ts';
import { maskSubscriberNumber } from '../../src/application/subscriber-number.ts';
import { atCounter, type Instant } from '../../src/contract/instant.ts';
import type { DeskIdentity } from '../../src/contract/request.ts';
import type { Notice } from './outgoing.ts';

/** What the SMS with a one-time password says besides the digits. */
export interface PasswordSubject {
  /** Whose account the number is to be connected to. */
  readonly person: Applicant;
  /** Null for a desk of contract version 1, which doesn't tell it. */
  readonly applicationNumber: string | null;
  readonly lifeSeconds: number;
  readonly language: PaperLanguage;
}

/**
 * The text of a one-time password's SMS. Citizens are told never to say a code of 1414 to anyone, so
 * it says for whose account this one is, what it is for, and that the employee at the counter may
 * hear it. The digits come first.
 */
export function oneTimePasswordText(digits: string, subject: PasswordSubject): string {
  const { person, applicationNumber, lifeSeconds, language } = subject;
  const minutes = Math.max(1, Math.floor(lifeSeconds / 60));
  const holder = { name: initials(person), iin: `…${person.iin.slice(-4)}` };
  const numbered = (word: string): string => (applicationNumber ? ` ${word} № ${applicationNumber}.` : '');
  return language === 'kk'
    ? `1414: ${digits} — осы нөмірді eGov есептік жазбасына қосуға арналған бір реттік пароль. ` +
        `Есептік жазбаның иесі: ${holder.name}, ЖСН ${holder.iin}.${numbered('Өтініш')} ` +
        'Парольді тек өтінішіңізді қабылдап отырған ХҚКО қызметкеріне айтыңыз. ' +
        `${minutes} минут жарамды. Бұл Сіз болмасаңыз, оны ешкімге айтпай, 1414-ке хабарласыңыз.`
    : `1414: ${digits} — одноразовый пароль для подключения этого номера к учетной записи eGov. ` +
        `Владелец учетной записи: ${holder.name}, ИИН ${holder.iin}.${numbered('Заявление')} ` +
        'Назовите пароль только работнику ЦОН, который принимает Ваше заявление. ' +
        `Действует ${minutes} мин. Если это не Вы, никому его не называйте и позвоните 1414.`;
}

/** Where and when something was done about a number. */
export interface Occasion {
  readonly from: Pick<DeskIdentity, 'office' | 'window'>;
  readonly at: Instant;
  readonly language: PaperLanguage;
}

/** To the number that is connected now, once another one has been sent a one-time password to take its place. */
export const replacementBegun = (to: string, occasion: Occasion): Notice => ({
  channel: 'sms',
  to,
  text:
    occasion.language === 'kk'
      ? `1414: eGov есептік жазбаңызда осы нөмірді басқа нөмірмен ауыстыруға өтініш берілді: ${where(occasion)}. ` +
        'Бұл Сіз болмасаңыз, 1414-ке хабарласыңыз.'
      : `1414: подано заявление заменить этот номер в Вашей учетной записи eGov другим: ${where(occasion)}. ` +
        'Если это не Вы, позвоните 1414.',
});

/** To the number that was connected, once another one has taken its place. */
export const replacementDone = (to: string, occasion: Occasion): Notice => ({
  channel: 'sms',
  to,
  text:
    occasion.language === 'kk'
      ? `1414: eGov есептік жазбаңызда осы нөмір басқа нөмірмен ауыстырылды: ${where(occasion)}. ` +
        'Бұл Сіз болмасаңыз, 1414-ке хабарласыңыз.'
      : `1414: в Вашей учетной записи eGov этот номер заменен другим: ${where(occasion)}. ` +
        'Если это не Вы, позвоните 1414.',
});

/** Day, time and counter window. */
function where({ from, at, language }: Occasion): string {
  const when = momentOf(at);
  return language === 'kk'
    ? `${when}, ХҚКО ${from.office}, ${from.window}-терезе`
    : `${when}, ЦОН ${from.office}, окно ${from.window}`;
}

/**
 * To the holder of an account whose number was connected to another one. Their language is not known,
 * so it speaks both; of the other account it says nothing.
 */
export const numberMoved = (to: string, subscriberNumber: string, at: Instant): Notice => ({
  channel: 'mail',
  to,
  subject: 'eGov: нөмір есептік жазбаңыздан ажыратылды / номер отключен от Вашей учетной записи',
  text: `${movedIn.kk(maskSubscriberNumber(subscriberNumber), momentOf(at))}

${movedIn.ru(maskSubscriberNumber(subscriberNumber), momentOf(at))}
`,
});

const movedIn = {
  kk: (number: string, when: string): string =>
    `${number} нөмірі eGov порталындағы есептік жазбаңыздан ажыратылды (${when}): ол басқа есептік жазбаға қосылды. ` +
    'Нөмірді қазір ұстап отырған адам мұны сол нөмірге келген бір реттік парольмен растады. ' +
    'Енді портал Сіздің кодтарыңызды бұл нөмірге жібермейді. Басқа нөмірді порталда немесе ХҚКО-да қоса аласыз. ' +
    'Бұл нөмірді әлі өзіңіз ұстап отырсаңыз, 1414-ке хабарласыңыз.',
  ru: (number: string, when: string): string =>
    `Номер ${number} отключен от Вашей учетной записи на портале eGov (${when}): он подключен к другой учетной записи. ` +
    'Тот, у кого этот номер сейчас, подтвердил это одноразовым паролем, который пришел на номер. ' +
    'Портал больше не отправляет на него Ваши коды. Подключить другой номер можно на портале или в ЦОН. ' +
    'Если номер по-прежнему у Вас, позвоните 1414.',
};

/** Day and time at the counter: `22.11.2026 10:07`. */
function momentOf(at: Instant): string {
  const { day, month, year, hour, minute } = atCounter(at);
  return `${day}.${month}.${year} ${hour}:${minute}`;
}
