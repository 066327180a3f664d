import { role } from '../src/certificate/profile.ts';
import type { Policy } from '../src/contract/policy.ts';
import { demoAgreement } from './agreement.ts';
import { corporation } from './operators.ts';

/**
 * The policy of the demonstration's centre, without the sealing key, which the centre adds. The
 * statements render the appendix (order No. 58); the official Kazakh and Russian wording takes their
 * place by a new version of the policy.
 */
export const demoPolicy = (issuedAt: string): Omit<Policy, 'sealingKey'> => ({
  version: 'demo-1',
  issuedAt,
  oneTimePassword: { length: 6, lifeSeconds: 300, resendAfterSeconds: 60, tries: 3 },
  passwordRule: {
    length: 12,
    // Without 0 O o, 1 l I: the password is read from paper by people with tired eyes.
    groups: [
      { characters: 'abcdefghijkmnpqrstuvwxyz', atLeast: 2 },
      { characters: 'ABCDEFGHJKLMNPQRSTUVWXYZ', atLeast: 2 },
      { characters: '23456789', atLeast: 2 },
    ],
  },
  operatorRoles: [role.employee],
  organisationBins: [corporation.bin],
  statements: {
    version: 'order-58-2019/rendering-1',
    agreement: {
      kk: 'Абоненттік нөмірді ұялы байланыстың абоненттік құрылғысы арқылы «электрондық үкімет» веб-порталының есептік жазбасына қосу туралы Келісіммен таныстым, қарсылығым жоқ.',
      ru: 'С Соглашением о подключении абонентского номера к учетной записи веб-портала «электронного правительства» посредством абонентского устройства сотовой связи ознакомлен(а), возражений не имею.',
      en: 'I am acquainted with the Agreement on connecting a subscriber number to the account of the electronic government web portal using a subscriber’s cellular device, I have no objections.',
    },
    information: {
      kk: 'Заңда көзделген жағдайларда ақпараттық жүйелерде қамтылған, заңмен қорғалатын құпияны құрайтын мәліметтерді пайдалануға келісемін.',
      ru: 'Согласен(а) на использование сведений, составляющих охраняемую законом тайну, содержащихся в информационных системах, в случаях, предусмотренных законом.',
      en: 'I agree to the use of information constituting a secret protected by law and contained in information systems, in cases provided by law.',
    },
  },
  agreement: demoAgreement,
  requestLifeHours: 72,
  clock: { warnSeconds: 60, refuseSeconds: 300, measuredWithinSeconds: 3600 },
  numberConnectedElsewhere: 'move',
  replacement: { secondSignature: false },
  temporaryPasswordLifeHours: 72,
});
