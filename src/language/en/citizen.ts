import type { citizen as shape } from '../ru/citizen.ts';

/** What the operator says to the citizen, in the citizen's language. */
export const citizen: typeof shape = {
  sayCode:
    'You will get an SMS with a code from 1414. Please tell it to me: you came here yourself and applied, and the code proves that the number is yours. Never tell such codes to anyone on the telephone.',
  sayWrong: 'The code did not fit. Please read me the digits of the latest SMS once more.',
  sayNew: 'I will send a new code. Please tell me the digits of the latest SMS.',
  sayNoLine:
    'There is no line to the centre now, so no code comes yet. Your application is kept; we will send the code as soon as the line is back.',
  sayWaiting:
    'Your application is taken and signed. The centre checks the code when the request reaches it. If the code fits, the number is connected; if not, we will call you and ask you to come again.',
  sayWaitingSlip:
    'Your application is taken and signed. The centre checks the code when the request reaches it. If the code fits, your account is created and a temporary password waits for you here; if not, the code is needed once more. Either way we will call you to come again.',
  sayHeld: 'Your application is taken. The decision takes some time; we will tell you.',
  sayRegistered: 'Your number is connected. SMS codes now guard your account: do not tell them to anyone.',
  saySlip:
    'This is a temporary password. Change it at your first sign-in to the portal and tell it to nobody.',
};
