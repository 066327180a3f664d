import type { PaperLanguage } from '../../src/application/application.ts';

/**
 * The text of a one-time password's SMS. Citizens are told never to say a code of 1414 to anyone, so
 * it says whose code this is, what it is for, and that the employee at the counter may hear it.
 */
export function oneTimePasswordMessage(digits: string, lifeSeconds: number, language: PaperLanguage): string {
  const minutes = Math.max(1, Math.floor(lifeSeconds / 60));
  return language === 'kk'
    ? `1414: ${digits} — осы нөмірді eGov есептік жазбаңызға қосуға арналған бір реттік пароль. ` +
        'Оны тек өтінішіңізді қабылдап отырған ХҚКО қызметкеріне айтыңыз. ' +
        `${minutes} минут жарамды. Өтініш бермеген болсаңыз, ешкімге айтпай, 1414-ке хабарласыңыз.`
    : `1414: ${digits} — одноразовый пароль для подключения этого номера к Вашей учетной записи eGov. ` +
        'Назовите его только работнику ЦОН, который принимает Ваше заявление. ' +
        `Действует ${minutes} мин. Если Вы не подавали заявление, никому его не называйте и позвоните 1414.`;
}
