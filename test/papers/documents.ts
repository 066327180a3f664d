import { demoAgreement } from '../../demo/agreement.ts';
import type { PaperLanguage } from '../../src/application/application.ts';
import { type PaperStyle, plainStyle } from '../../src/application/paper-style.ts';
import type {
  AccountSlipPaper,
  AgreementPaper,
  ApplicationPaper,
  ConfirmationPaper,
  DailyRegisterPaper,
  LapseNoticePaper,
  PaperDocument,
  RefusalNoticePaper,
  RegisterRow,
} from '../../src/papers/document.ts';

export const languages = ['kk', 'ru'] as const satisfies readonly PaperLanguage[];

export const applicationNumber = '0123-04-000057-75';

/** The statements as a policy words them. */
const statements: Pick<ApplicationPaper['statements'], 'agreement' | 'information'> = {
  agreement: {
    kk:
      'Абоненттік нөмірді ұялы байланыстың абоненттік құрылғысы арқылы «электрондық үкімет» ' +
      'веб-порталының есептік жазбасына қосу туралы Келісіммен таныстым, қарсылығым жоқ.',
    ru:
      'С Соглашением о подключении абонентского номера к учетной записи веб-портала «электронного ' +
      'правительства» посредством абонентского устройства сотовой связи ознакомлен(а), возражений не имею.',
  },
  information: {
    kk:
      'Ақпараттық жүйелерде қамтылған, заңмен қорғалатын құпияны құрайтын мәліметтерді заңда көзделген ' +
      'жағдайларда пайдалануға келісемін.',
    ru:
      'Согласен(на) на использование сведений, составляющих охраняемую законом тайну, содержащихся ' +
      'в информационных системах, в случаях, предусмотренных законом.',
  },
};

/** An application of a citizen whose name needs Kazakh letters. */
export const applicationIn = (
  language: PaperLanguage,
  changes: Partial<ApplicationPaper> = {},
): ApplicationPaper => ({
  kind: 'application',
  language,
  style: plainStyle,
  duplicate: null,
  applicationNumber,
  applicant: {
    iin: '901123 300258',
    surname: 'Әбдіғалиева',
    givenName: 'Ұлжан',
    patronymic: 'Серікқызы',
  },
  email: 'u.abdigalieva@mail.example',
  subscriberNumber: '+7 701 123 45 67',
  replaces: null,
  statements: { version: '2026-1', ...statements, accepted: true },
  date: '2026-11-22',
  ...changes,
});

/** What is previewed before anything is typed. */
export const emptyApplicationIn = (language: PaperLanguage): ApplicationPaper =>
  applicationIn(language, {
    applicationNumber: null,
    applicant: { iin: '', surname: '', givenName: '', patronymic: '' },
    email: '',
    subscriberNumber: '',
    statements: { version: '2026-1', ...statements, accepted: false },
  });

/** Names longer than a line, no patronymic, an e-mail address of 60 characters. */
export const longApplicationIn = (language: PaperLanguage): ApplicationPaper =>
  applicationIn(language, {
    applicant: {
      iin: '901123 300258',
      surname: 'Константинопольская-Преображенская-Мұхамбетқалиева',
      givenName: 'Мария-Антуанетта Жозефина Йоханна Нұргүл-Айсұлу Гүлнәр-Шолпан',
      patronymic: '',
    },
    email: 'a.very.long.mailbox.name.of.sixty.characters@example-mail.kz',
  });

/** A connected number as papers name it: its last two digits. */
export const connectedNumber = '+7 ••• ••• •• 45';

export const slipIn = (
  language: PaperLanguage,
  changes: Partial<AccountSlipPaper> = {},
): AccountSlipPaper => ({
  kind: 'account-slip',
  language,
  style: plainStyle,
  duplicate: null,
  applicationNumber,
  name: 'Әбдіғалиева Ұлжан Серікқызы',
  iin: '901123 300258',
  subscriberNumber: '+7 701 123 45 67',
  temporaryPassword: 'O0lI1s5SZ2B8',
  expiresAt: null,
  date: '2026-11-22',
  ...changes,
});

const citizen = {
  applicationNumber,
  name: 'Әбдіғалиева Ұлжан Серікқызы',
  iin: '901123 300258',
  subscriberNumber: '+7 701 123 45 67',
};

export const noticeIn = (
  language: PaperLanguage,
  changes: Partial<RefusalNoticePaper> = {},
): RefusalNoticePaper => ({
  kind: 'refusal-notice',
  ...{ language, style: plainStyle, duplicate: null, date: '2026-11-22' },
  ...citizen,
  decidedAt: '2026-11-22T05:42:17.000Z',
  reason: 'one-time-password-wrong',
  triesLeft: 2,
  ...changes,
});

export const lapseNoticeIn = (
  language: PaperLanguage,
  changes: Partial<LapseNoticePaper> = {},
): LapseNoticePaper => ({
  kind: 'lapse-notice',
  ...{ language, style: plainStyle, duplicate: null, date: '2026-11-22' },
  ...citizen,
  decidedAt: '2026-11-22T05:42:17.000Z',
  reason: 'one-time-password-expired',
  ...changes,
});

export const confirmationIn = (
  language: PaperLanguage,
  changes: Partial<ConfirmationPaper> = {},
): ConfirmationPaper => ({
  kind: 'confirmation',
  ...{ language, style: plainStyle, duplicate: null, date: '2026-11-22' },
  ...citizen,
  decidedAt: '2026-11-22T05:42:17.000Z',
  accountCreated: true,
  replaced: null,
  requestHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  receiptHash: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
  ...changes,
});

export const agreementIn = (
  language: PaperLanguage,
  changes: Partial<AgreementPaper> = {},
): AgreementPaper => ({
  kind: 'agreement',
  ...{ language, style: plainStyle, duplicate: null, date: '2026-11-22' },
  ...{ applicationNumber: null, version: 'demo-1' },
  title: { kk: demoAgreement.title.kk, ru: demoAgreement.title.ru },
  paragraphs: { kk: demoAgreement.paragraphs.kk, ru: demoAgreement.paragraphs.ru },
  ...changes,
});

const rows: readonly RegisterRow[] = [
  {
    applicationNumber: '0123-04-000057-75',
    openedAt: '2026-11-22T04:02:10.000Z',
    citizen: { name: citizen.name, iin: citizen.iin, subscriberNumber: citizen.subscriberNumber },
    phase: 'registered',
    operator: 'СЕРІКОВА АЙГҮЛ ҚАЙРАТҚЫЗЫ',
  },
  {
    applicationNumber: '0123-04-000058-72',
    openedAt: '2026-11-22T04:31:44.000Z',
    citizen: {
      name: 'Константинопольская-Преображенская Мария-Антуанетта Жозефина',
      iin: '061211 600012',
      subscriberNumber: '+7 747 555 01 02',
    },
    phase: 'refused',
    operator: 'СЕРІКОВА АЙГҮЛ ҚАЙРАТҚЫЗЫ',
  },
  {
    applicationNumber: '0123-04-000059-69',
    openedAt: '2026-11-22T05:10:00.000Z',
    citizen: null,
    phase: 'password-sent',
    operator: 'ОСПАНОВ ДАНИЯР МАРАТҰЛЫ',
  },
  {
    applicationNumber: '0123-04-000060-66',
    openedAt: '2026-11-22T12:59:59.000Z',
    citizen: { name: 'Ким Ян', iin: '901123 300004', subscriberNumber: '+7 775 000 00 01' },
    phase: 'queued',
    operator: 'ОСПАНОВ ДАНИЯР МАРАТҰЛЫ',
  },
];

export const registerIn = (
  language: PaperLanguage,
  changes: Partial<DailyRegisterPaper> = {},
): DailyRegisterPaper => ({
  kind: 'daily-register',
  ...{ language, style: plainStyle, duplicate: null, date: '2026-11-22', applicationNumber: null },
  ...{ day: '2026-11-22', office: '0123', window: '04', drawnAt: '2026-11-22T13:05:00.000Z' },
  rows: [...rows],
  ...changes,
});

/** Every way in which a paper can be set, by a short name. In two languages a paper looks the same whichever the citizen's is. */
export const settings: readonly { name: string; language: PaperLanguage; style: PaperStyle }[] = [
  { name: 'kk', language: 'kk', style: plainStyle },
  { name: 'ru', language: 'ru', style: plainStyle },
  { name: 'both', language: 'kk', style: { bilingual: true, largePrint: false } },
  { name: 'kk-large', language: 'kk', style: { bilingual: false, largePrint: true } },
  { name: 'ru-large', language: 'ru', style: { bilingual: false, largePrint: true } },
  { name: 'both-large', language: 'kk', style: { bilingual: true, largePrint: true } },
];

/** What any paper may have, whatever its kind. */
type Changes = Partial<Pick<PaperDocument, 'style' | 'duplicate'>>;

/** One of each paper, as it would be for the same citizen on the same day. */
export const everyPaper: Readonly<
  Record<PaperDocument['kind'], (language: PaperLanguage, changes: Changes) => PaperDocument>
> = {
  application: applicationIn,
  'account-slip': slipIn,
  'refusal-notice': noticeIn,
  'lapse-notice': lapseNoticeIn,
  confirmation: confirmationIn,
  agreement: agreementIn,
  'daily-register': registerIn,
};
