import type { PaperLanguage } from '../../src/application/application.ts';
import { plainStyle } from '../../src/application/paper-style.ts';
import type { AccountSlipPaper, ApplicationPaper } from '../../src/papers/document.ts';

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
  date: '2026-11-22',
  ...changes,
});
