import { figure } from '../format.ts';
import type { history as shape } from '../ru/history.ts';

/** What happened to a registration, told in sentences. `who` is the operator, or the program itself. */
export const history: typeof shape = {
  desk: 'Бағдарлама',
  opened: 'Өтініш басталды.',
  lookedUp: 'Өтініш беруші келісті, ол туралы мәлімет алынды.',
  drawn: (number: string) => `${number} өтініші басып шығаруға дайындалды.`,
  taken: 'Өтініш беруші қағаздағы өтінішке қол қойды.',
  sent: (number: string, until: string) =>
    `Бір реттік пароль ${number} нөміріне жіберілді, ${until} дейін жарамды.`,
  signed: 'Сұрауға қызметкердің ЭЦҚ-сымен қол қойылды.',
  queued: 'Сұрау жіберу кезегіне қойылды.',
  registered: 'Орталық нөмірді тіркеп, есептік жазбаға қосты.',
  registeredCreated: 'Орталық есептік жазба ашып, нөмірді оған қосты.',
  refused: (reason: string, triesLeft: number) =>
    `9-тармақ бойынша бас тартылды. ${reason} Қалған талпыныс: ${figure('kk', triesLeft)}.`,
  lapsed: (reason: string) => `Бір реттік пароль жарамсыз болды. ${reason}`,
  withdrawn: (reason: string) =>
    `Орталық сұрауды кері қайтарып алынған деп шешті, ештеңе тіркелген жоқ: ${reason}`,
  slipShown: 'Жадынама құпиясөзі экранда көрсетілді.',
  returned: (reason: string) => `Орталық сұрауды қайтарды. ${reason}`,
  held: (reason: string) => `Сұрау кідіртілді. ${reason}`,
  resumed: 'Сұрау кезекке қайта қойылды.',
  abandoned: (reason: string) => `Өтініш тоқтатылды: ${reason}`,
  paperDrawn: (paper: string) => `Құжат дайындалды: «${paper}».`,
  paperDuplicate: (paper: string, copy: number, reason: string) =>
    `Телнұсқа дайындалды: «${paper}», ${figure('kk', copy)}-дана. Себебі: ${reason}`,
  paperAsked: (paper: string, copy: number) =>
    copy > 1
      ? `Қайтадан басып шығаруға: «${paper}», ${figure('kk', copy)}-әрекет.`
      : `Басып шығаруға: «${paper}».`,
  paperHanded: (paper: string, printer: string) => `«${paper}» ${printer} принтеріне берілді.`,
  paperNotPrinted: (paper: string, reason: string) => `«${paper}» басылмады. ${reason}`,
  paperConfirmed: (paper: string) => `«${paper}»: қызметкер құжаттың басылғанын растады.`,
  slipHandedOver: 'Жадынама өтініш берушіге берілді, уақытша пароль өшірілді.',
};
