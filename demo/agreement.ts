import type { Policy } from '../src/contract/policy.ts';

/**
 * The Agreement of the demonstration. The official text is the portal's and could not be obtained:
 * this one says in plain words what order No. 58 and the appendix say, and that it is no official
 * text. A new version of the policy puts the official one in its place.
 */
export const demoAgreement: NonNullable<Policy['agreement']> = {
  version: 'demo-1',
  title: {
    kk: 'Абоненттік нөмірді ұялы байланыстың абоненттік құрылғысы арқылы «электрондық үкімет» веб-порталының есептік жазбасына қосу туралы келісім',
    ru: 'Соглашение о подключении абонентского номера к учетной записи веб-портала «электронного правительства» посредством абонентского устройства сотовой связи',
    en: 'Agreement on connecting a subscriber number to the account of the electronic government web portal using a subscriber’s cellular device',
  },
  paragraphs: {
    kk: [
      'Бұл — көрсетілімге арналған мәтін, ресми келісім емес. Ресми мәтінді порталдың иесі ұсынады.',
      '1. Осы келісім бойынша абонент өзінің абоненттік нөмірін «электрондық үкімет» веб-порталындағы есептік жазбасына қосуды сұрайды. Қосу мемлекеттік және өзге де көрсетілетін қызметтерді ұялы байланыс құрылғысы арқылы электрондық нысанда алу үшін қажет.',
      '2. Абонент нөмірдің өзіне тиесілі екенін осы нөмірге порталдан келген қысқа хабарламадағы бір реттік парольмен растайды. Бір реттік пароль дұрыс енгізілмесе, тіркеуден бірден бас тартылады; қате түзетілгеннен кейін тіркеу жалғасады.',
      '3. Абонентте есептік жазба болмаса, ол осы тіркеумен бір мезгілде ашылады. Абонент уақытша парольді мемлекеттік корпорацияның қызметкерінен алады және оны алғаш кіргенде өзі ауыстырады.',
      '4. Қосылғаннан кейін портал осы нөмірге есептік жазбаны қорғайтын бір реттік кодтарды жібереді. Абонент бұл кодтарды және парольді ешкімге бермейді.',
      '5. Нөмір ауысса, жоғалса немесе басқа адамға өтсе, абонент нөмірді есептік жазбадан ажырату үшін порталға кіреді, 1414 бірыңғай байланыс орталығына хабарласады немесе мемлекеттік корпорацияға келеді.',
      '6. Абоненттің деректері тек тіркеу мен қосу үшін және Қазақстан Республикасының заңдарында көзделген жағдайларда пайдаланылады.',
    ],
    ru: [
      'Это текст для демонстрации, а не официальное соглашение. Официальный текст предоставляет владелец портала.',
      '1. По этому соглашению абонент просит подключить свой абонентский номер к своей учетной записи на веб-портале «электронного правительства». Подключение нужно, чтобы получать государственные и иные услуги в электронной форме с помощью устройства сотовой связи.',
      '2. Абонент подтверждает, что номер принадлежит ему, одноразовым паролем из короткого сообщения, которое портал отправляет на этот номер. Если одноразовый пароль введен неверно, в регистрации сразу отказывают; после исправления регистрация продолжается.',
      '3. Если учетной записи у абонента нет, она создается одновременно с этой регистрацией. Временный пароль абонент получает от работника Государственной корпорации и при первом входе меняет его сам.',
      '4. После подключения портал отправляет на этот номер одноразовые коды, которые защищают учетную запись. Эти коды и пароль абонент никому не передает.',
      '5. Если номер сменился, утерян или перешел к другому человеку, абонент отключает его от учетной записи: на портале, через единый контакт-центр 1414 или в Государственной корпорации.',
      '6. Данные абонента используются только для регистрации и подключения, а также в случаях, предусмотренных законами Республики Казахстан.',
    ],
    en: [
      'This is a text for demonstration, not an official agreement. The portal’s owner supplies the official one.',
      '1. By this agreement the subscriber asks for their subscriber number to be connected to their account on the electronic government web portal, in order to receive state and other services in electronic form by means of a cellular device.',
      '2. The subscriber confirms that the number is theirs with the one-time password in the short message that the portal sends to it. If the one-time password is entered wrongly, registration is refused at once; it goes on after the entry is corrected.',
      '3. If the subscriber has no account, one is created in the same act. The subscriber is given a temporary password by the employee of the State Corporation and changes it at the first sign-in.',
      '4. Once the number is connected, the portal sends to it the one-time codes that guard the account. The subscriber gives these codes and the password to nobody.',
      '5. If the number changes, is lost or passes to another person, the subscriber has it disconnected from the account: on the portal, through the contact centre 1414, or at the State Corporation.',
      '6. The subscriber’s data are used for registration and connection only, and in the cases provided by the laws of the Republic of Kazakhstan.',
    ],
  },
};
