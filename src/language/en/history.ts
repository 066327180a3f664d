import { figure } from '../format.ts';
import type { history as shape } from '../ru/history.ts';

/** What happened to a registration, told in sentences. `who` is the operator, or the program itself. */
export const history: typeof shape = {
  desk: 'The program',
  opened: 'The application was begun.',
  lookedUp: 'The citizen agreed and was looked up.',
  drawn: (number: string) => `Application ${number} was prepared for printing.`,
  taken: 'The citizen signed the application on paper.',
  sent: (number: string, until: string) => `A one-time password was sent to ${number}, valid until ${until}.`,
  signed: 'The request was signed with the employee’s EDS.',
  queued: 'The request was put into the queue.',
  registered: 'The centre registered the number and connected it to the account.',
  registeredCreated: 'The centre created the account and connected the number to it.',
  refused: (reason: string, triesLeft: number) =>
    `Refused by clause 9. ${reason} Tries left: ${figure('en', triesLeft)}.`,
  lapsed: (reason: string) => `The one-time password is no longer valid. ${reason}`,
  withdrawn: (reason: string) =>
    `The centre decided the request as withdrawn, nothing was registered: ${reason}`,
  slipShown: 'The password on the slip was shown on the screen.',
  returned: (reason: string) => `The centre returned the request. ${reason}`,
  held: (reason: string) => `The request is held. ${reason}`,
  resumed: 'The request was put into the queue again.',
  abandoned: (reason: string) => `The application was given up: ${reason}`,
  paperDrawn: (paper: string) => `Prepared: “${paper}”.`,
  paperDuplicate: (paper: string, copy: number, reason: string) =>
    `A duplicate was prepared: “${paper}”, copy ${figure('en', copy)}. Reason: ${reason}`,
  paperAsked: (paper: string, copy: number) =>
    copy > 1 ? `To be printed again: “${paper}”, try ${figure('en', copy)}.` : `To be printed: “${paper}”.`,
  paperHanded: (paper: string, printer: string) => `“${paper}” was handed to the printer ${printer}.`,
  paperNotPrinted: (paper: string, reason: string) => `“${paper}” was not printed. ${reason}`,
  paperConfirmed: (paper: string) => `“${paper}”: the employee confirmed that it was printed.`,
  slipHandedOver: 'The citizen has the slip; the temporary password was wiped.',
};
