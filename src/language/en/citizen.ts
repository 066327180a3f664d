import type { citizen as shape } from '../ru/citizen.ts';

/** What the operator says to the citizen, in the citizen's language. */
export const citizen: typeof shape = {
  sayCode:
    'You will get an SMS with a code from 1414. Please tell it to me: you came here yourself and applied, and the code proves that the number is yours. Never tell such codes to anyone on the telephone.',
  sayWrong: 'The code did not fit. Please read me the digits of the latest SMS once more.',
  sayNew: 'A new code is on its way. Please tell me the digits of the latest SMS.',
  sayNoLine:
    'There is no line to the centre now, so no code comes yet. Your application is kept; we will send the code as soon as the line is back.',
  sayWaiting:
    'Your application is taken and signed. The number will be connected as soon as the request reaches the centre. If anything is needed, we will call you.',
  sayWaitingSlip:
    'Your application is taken and signed. When the request reaches the centre, your account will be created. Please come again for the temporary password: we will call you.',
  sayHeld: 'Your application is taken. The decision takes some time; we will tell you.',
  sayRegistered: 'Your number is connected. SMS codes now guard your account: do not tell them to anyone.',
  saySlip:
    'This is a temporary password. Change it at your first sign-in to the portal and tell it to nobody.',
};
