import type { DeskInput, DeskOutput, RegistrationView } from '../../src/contract/desk.ts';
import { Fault } from '../../src/contract/fault.ts';
import type { PrintFault } from '../../src/registration/events.ts';
import type { Paper, RegistrationState } from '../../src/registration/state.ts';
import type { DeskParts } from '../parts.ts';
import { viewRegistration } from './read.ts';
import { record } from './record.ts';

/** Hands a kept paper to the printer once more; the copies are counted. Throws Fault paper-unknown. */
export async function printPaper(
  parts: DeskParts,
  { registrationId, paperId }: DeskInput<'printPaper'>,
): Promise<RegistrationView> {
  viewRegistration(parts, registrationId);
  await sendToPrinter(parts, registrationId, paperId);
  return viewRegistration(parts, registrationId);
}

/** The operator holds the paper in hand. */
export async function confirmPaper(
  parts: DeskParts,
  { registrationId, paperId }: DeskInput<'confirmPaper'>,
): Promise<RegistrationView> {
  const { state } = viewRegistration(parts, registrationId);
  findPaper(state, paperId);
  record(parts, registrationId, parts.sessions.unlocked().operator, [{ type: 'paper-confirmed', paperId }]);
  return viewRegistration(parts, registrationId);
}

/** The bytes of a paper, as they were drawn. Throws Fault paper-unknown, also for a slip that was handed over. */
export async function paper(
  parts: DeskParts,
  { registrationId, paperId }: DeskInput<'paper'>,
): Promise<DeskOutput<'paper'>> {
  viewRegistration(parts, registrationId);
  const { pdf, pages } = bytesOf(parts, registrationId, paperId);
  return { pdf: Buffer.from(pdf).toString('base64'), pages };
}

/** Asks for a paper and hands it over; what the printer says becomes an event, never a thrown fault. */
export async function sendToPrinter(
  parts: DeskParts,
  registrationId: string,
  paperId: string,
): Promise<void> {
  const { operator } = parts.sessions.unlocked();
  const { state } = viewRegistration(parts, registrationId);
  const copy = findPaper(state, paperId).copies + 1;
  const { pdf } = bytesOf(parts, registrationId, paperId);
  record(parts, registrationId, operator, [{ type: 'paper-asked', paperId, copy }]);
  const title = state.applicationNumber ?? registrationId;
  try {
    const { printer } = await parts.printer.print(pdf, title);
    record(parts, registrationId, operator, [{ type: 'paper-handed-to-printer', paperId, printer }]);
  } catch (error) {
    record(parts, registrationId, operator, [
      { type: 'paper-not-printed', paperId, reason: printFault(error) },
    ]);
  }
}

function printFault(error: unknown): PrintFault {
  if (!(error instanceof Fault)) throw error;
  const { code } = error;
  if (code === 'printer-missing' || code === 'printer-stopped' || code === 'printer-failed') return code;
  throw error;
}

function findPaper(state: RegistrationState, paperId: string): Paper {
  const found = state.papers.find((candidate) => candidate.paperId === paperId);
  if (!found) throw new Fault('paper-unknown');
  return found;
}

function bytesOf(
  { store }: DeskParts,
  registrationId: string,
  paperId: string,
): { pdf: Uint8Array; pages: number } {
  const bytes = store.papers.get(registrationId, paperId);
  if (!bytes) throw new Fault('paper-unknown');
  return bytes;
}
