import { plainStyle } from '../../src/application/paper-style.ts';
import type { DeskInput, DeskOutput } from '../../src/contract/desk.ts';
import { Fault } from '../../src/contract/fault.ts';
import { dateAtCounter } from '../../src/contract/instant.ts';
import type { RegistrationView } from '../../src/contract/views.ts';
import type { Paper, RegistrationState } from '../../src/registration/state.ts';
import type { DeskParts } from '../parts.ts';
import { citizenOf } from './handout-paper.ts';
import { keepPaper } from './keep-paper.ts';
import { bytesOf, printAgain, sendToPrinter } from './print-paper.ts';
import { stateFor, viewRegistration } from './read.ts';
import { record } from './record.ts';

/**
 * Draws the account slip (clause 8) once the centre has created the account, and hands it to the
 * printer; a second time it is the same paper. Throws Fault act-not-possible, paper-unknown or
 * reprint-reason-missing.
 */
export async function printSlip(
  parts: DeskParts,
  { registrationId }: DeskInput<'printSlip'>,
): Promise<RegistrationView> {
  const state = stateFor(parts, registrationId, 'print-slip');
  const slip = slipsOf(state).at(-1);
  if (slip) await printAgain(parts, state, slip, null);
  else await sendToPrinter(parts, registrationId, await drawSlip(parts, state));
  return viewRegistration(parts, registrationId);
}

/** A temporary password stays on screen for so many seconds: long enough to read it out once. */
const shownForSeconds = 30;

/**
 * Shows the slip to the operator who opened the registration, and to nobody else: whoever knows a
 * temporary password can take the account. A colleague may print the slip and hand it over. `secret` is
 * the sealed password of the operator's key, so that an unlocked desk alone shows nothing.
 */
export async function showSlip(
  parts: DeskParts,
  { registrationId }: DeskInput<'showSlip'>,
  secret: Uint8Array,
): Promise<DeskOutput<'showSlip'>> {
  const state = stateFor(parts, registrationId, 'show-slip');
  const { operator } = parts.sessions.unlocked();
  if (state.operator?.iin !== operator.iin) throw new Fault('slip-of-another-operator');
  await parts.sessions.confirm(secret);
  const paperId = slipsOf(state).at(-1)?.paperId ?? (await drawSlip(parts, state));
  // Locked or left meanwhile: nothing is shown.
  if (parts.sessions.unlocked().operator.iin !== operator.iin) throw new Fault('slip-of-another-operator');
  const { pdf, pages } = bytesOf(parts, registrationId, paperId);
  record(parts, registrationId, operator, [{ type: 'slip-shown', paperId }]);
  return { pdf: Buffer.from(pdf).toString('base64'), pages, seconds: shownForSeconds };
}

/** The citizen has the slip and knows that the password must be changed: the desk forgets it, on paper and off. */
export async function handOverSlip(
  parts: DeskParts,
  { registrationId }: DeskInput<'handOverSlip'>,
): Promise<RegistrationView> {
  const state = stateFor(parts, registrationId, 'hand-over-slip');
  const slips = slipsOf(state);
  const slip = slips.at(-1);
  if (!slip) throw new Fault('act-not-possible');
  const { operator } = parts.sessions.unlocked();
  const events = [
    { type: 'paper-confirmed' as const, paperId: slip.paperId },
    { type: 'slip-handed-over' as const },
  ];
  record(parts, registrationId, operator, events, () => {
    parts.store.temporaryPasswords.wipe(registrationId);
    for (const { paperId } of slips) parts.store.papers.wipe(paperId);
  });
  return viewRegistration(parts, registrationId);
}

const slipsOf = ({ papers }: RegistrationState): Paper[] =>
  papers.filter((paper) => paper.kind === 'account-slip');

/** In the language and the style of the application that the citizen signed. */
function drawSlip(parts: DeskParts, state: RegistrationState): Promise<string> {
  const { registrationId, application, registered, papers } = state;
  const temporaryPassword = parts.store.temporaryPasswords.get(registrationId);
  if (!application || !registered || temporaryPassword === null) throw new Fault('act-not-possible');
  return keepPaper(parts, registrationId, {
    kind: 'account-slip',
    language: application.language,
    style: papers.findLast(({ kind }) => kind === 'application')?.style ?? plainStyle,
    duplicate: null,
    ...citizenOf(state),
    temporaryPassword,
    expiresAt: registered.passwordExpiresAt,
    date: dateAtCounter(registered.decidedAt),
  });
}
