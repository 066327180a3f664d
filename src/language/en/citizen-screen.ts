import type { citizenScreen as shape } from '../ru/citizen-screen.ts';

/** The citizen's own screen: what is under way, and what comes next. */
export const citizenScreen: typeof shape = {
  subject: 'Registration of a number and its connection to the e-government portal',
  name: 'Applicant',
  number: 'Number',
  replaced: 'Former number',
  replaces: 'Replaced',
  face: {
    welcome: {
      title: 'Welcome',
      text: 'Please have your identity card and telephone ready.',
      next: 'You will be asked for your IIN and your number.',
    },
    checking: {
      title: 'Check the name and the number',
      text: 'If anything is wrong, say so now.',
      next: 'Next you read and sign the application.',
    },
    signing: {
      title: 'Read and sign the application',
      text: 'Compare the surname and the number. Sign if all of it is right.',
      next: 'Next a code from 1414 comes to your telephone.',
    },
    code: {
      title: 'Say the code from the SMS',
      text: 'It came from 1414 and confirms that the telephone is yours. You applied yourself: here, at the window, the code may be said.',
      next: 'Never say such a code to anybody on the telephone.',
    },
    deciding: {
      title: 'Checking the code',
      text: 'A few seconds, please.',
      next: 'If it fits, the number is connected.',
    },
    'wrong-code': {
      title: 'The code did not fit',
      text: 'Read the digits of the last SMS once more, or ask for a new code.',
      next: 'The application stays valid and need not be signed again.',
    },
    lapsed: {
      title: 'The code is no longer valid',
      text: 'Its time is over, it was used, or no tries are left. A new one will be sent.',
      next: 'The application stays valid and need not be signed again.',
    },
    waiting: {
      title: 'The application is taken',
      text: 'The code is checked when the request reaches the centre. If it fits, the number is connected; if not, you will be called to come again.',
      next: 'Thank you!',
    },
    held: {
      title: 'The application is taken',
      text: 'The decision takes time. You will be told.',
      next: 'Thank you!',
    },
    returned: {
      title: 'Something has to be cleared up',
      text: 'The application is being corrected. One moment, please.',
      next: 'Thank you for your patience.',
    },
    registered: {
      title: 'The number is connected',
      text: 'Take the confirmation. SMS codes protect your account from now on: say them to nobody.',
      next: 'Thank you!',
    },
    'registered-slip': {
      title: 'The number is connected',
      text: 'Take the slip with the temporary password, and the confirmation. Change the password at the first sign-in and tell it to nobody.',
      next: 'Thank you!',
    },
  },
};
