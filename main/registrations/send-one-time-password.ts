import type { ApplicationNumber } from '../../src/application/application-number.ts';
import type { DeskInput } from '../../src/contract/desk.ts';
import { Fault } from '../../src/contract/fault.ts';
import type { RegistrationView } from '../../src/contract/views.ts';
import { isReplacementAnnounced } from '../../src/registration/replacement.ts';
import type { RegistrationState } from '../../src/registration/state.ts';
import { faultOf } from '../centre/failure.ts';
import type { DeskParts } from '../parts.ts';
import { lookUpPerson } from './look-up.ts';
import { stateFor, viewRegistration } from './read.ts';
import { record } from './record.ts';

/**
 * Has the portal send a one-time password to the number of the application (clause 7.2), and looks
 * the citizen up first where that could not be done before. Where the paper does not name the number
 * that is replaced, nothing is sent: the view says so, and the application has to be printed again. Asked
 * again after a lost answer, the centre gives the same challenge. Throws a Fault of the line or the centre.
 */
export async function sendOneTimePassword(
  parts: DeskParts,
  { registrationId }: DeskInput<'sendOneTimePassword'>,
): Promise<RegistrationView> {
  const state = stateFor(parts, registrationId, 'send-one-time-password');
  const { applicant, subscriberNumber, language, statements } = applicationOf(state);
  if (state.lookup?.person.iin !== applicant.iin) await lookUpPerson(parts, state, applicant.iin, statements);
  const view = viewRegistration(parts, registrationId);
  if (!isReplacementAnnounced(view.state)) return view;
  const { operator, centre } = parts.sessions.unlocked();
  const input = {
    registrationId,
    iin: applicant.iin,
    subscriberNumber,
    language,
    applicationNumber: numberOf(state),
    attempt: attemptOf(view),
  };
  const challenge = await centre
    .use((token) => parts.centre.sendOneTimePassword(token, input))
    .catch((error: unknown) => {
      throw faultOf(error);
    });
  record(parts, registrationId, operator, [{ type: 'one-time-password-sent', challenge }]);
  return viewRegistration(parts, registrationId);
}

/** Which one-time password of this registration it is, from 1. */
const attemptOf = ({ history }: RegistrationView): number =>
  history.filter(({ event }) => event.type === 'one-time-password-sent').length + 1;

function numberOf({ applicationNumber }: RegistrationState): ApplicationNumber {
  if (!applicationNumber) throw new Fault('act-not-possible');
  return applicationNumber;
}

function applicationOf({ application }: RegistrationState): NonNullable<RegistrationState['application']> {
  if (!application) throw new Fault('act-not-possible');
  return application;
}
