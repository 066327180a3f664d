import { createHash } from 'node:crypto';
import { formatIin } from '../../src/application/iin.ts';
import { fullName } from '../../src/application/names.ts';
import { formatSubscriberNumber } from '../../src/application/subscriber-number.ts';
import type { DeskInput, RegistrationView } from '../../src/contract/desk.ts';
import { Fault } from '../../src/contract/fault.ts';
import { dateAtCounter } from '../../src/contract/instant.ts';
import type { RegistrationState } from '../../src/registration/state.ts';
import type { DeskParts } from '../parts.ts';
import { sendToPrinter } from './print-paper.ts';
import { stateFor, viewRegistration } from './read.ts';
import { record } from './record.ts';

/**
 * Draws the account slip (clause 8) once the centre has created the account, and hands it to the
 * printer; a second time it is the same paper. Throws Fault act-not-possible or paper-unknown.
 */
export async function printSlip(
  parts: DeskParts,
  { registrationId }: DeskInput<'printSlip'>,
): Promise<RegistrationView> {
  const state = stateFor(parts, registrationId, 'print-slip');
  const paperId = slipOf(state)?.paperId ?? (await drawSlip(parts, state));
  await sendToPrinter(parts, registrationId, paperId);
  return viewRegistration(parts, registrationId);
}

/** The citizen has the slip and knows that the password must be changed: the desk forgets it, on paper and off. */
export async function handOverSlip(
  parts: DeskParts,
  { registrationId }: DeskInput<'handOverSlip'>,
): Promise<RegistrationView> {
  const state = stateFor(parts, registrationId, 'hand-over-slip');
  const slip = slipOf(state);
  if (!slip) throw new Fault('act-not-possible');
  const { operator } = parts.sessions.unlocked();
  const events = [
    { type: 'paper-confirmed' as const, paperId: slip.paperId },
    { type: 'slip-handed-over' as const },
  ];
  record(parts, registrationId, operator, events, () => {
    parts.store.temporaryPasswords.wipe(registrationId);
    parts.store.papers.wipe(slip.paperId);
  });
  return viewRegistration(parts, registrationId);
}

const slipOf = ({ papers }: RegistrationState) => papers.find((paper) => paper.kind === 'account-slip');

async function drawSlip(parts: DeskParts, state: RegistrationState): Promise<string> {
  const { registrationId, application, applicationNumber, registered } = state;
  const temporaryPassword = parts.store.temporaryPasswords.get(registrationId);
  if (!application || !applicationNumber || !registered || temporaryPassword === null)
    throw new Fault('act-not-possible');
  const { pdf, pages } = await parts.drawPaper({
    kind: 'account-slip',
    language: application.language,
    applicationNumber,
    name: fullName(application.applicant),
    iin: formatIin(application.applicant.iin),
    subscriberNumber: formatSubscriberNumber(application.subscriberNumber),
    temporaryPassword,
    date: dateAtCounter(registered.decidedAt),
  });
  const paperId = parts.chance.uuid();
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  const paper = { paperId, kind: 'account-slip' as const, language: application.language, sha256, pages };
  record(parts, registrationId, parts.sessions.unlocked().operator, [{ type: 'paper-drawn', paper }], () =>
    parts.store.papers.put({ paperId, registrationId, pages, pdf }),
  );
  return paperId;
}
