import type { DeskInput, DeskOutput } from '../../src/contract/desk.ts';
import { Fault } from '../../src/contract/fault.ts';
import type { RegistrationView } from '../../src/contract/views.ts';
import type { PaperEvent, PrintFault } from '../../src/registration/events.ts';
import { nextCopy, originalOf, outstandingDuplicate } from '../../src/registration/papers.ts';
import type { Paper, RegistrationState } from '../../src/registration/state.ts';
import type { DeskParts } from '../parts.ts';
import { duplicateOf, keepPaper } from './keep-paper.ts';
import { viewRegistration, viewToChange } from './read.ts';
import { record } from './record.ts';

/**
 * Prints a kept paper: the same bytes while it never came out, and a duplicate with a reason once the
 * operator has confirmed it. Throws Fault registration-of-another, paper-unknown or reprint-reason-missing.
 */
export async function printPaper(
  parts: DeskParts,
  { registrationId, paperId, reason }: DeskInput<'printPaper'>,
): Promise<RegistrationView> {
  const { state } = viewToChange(parts, registrationId);
  await printAgain(parts, state, findPaper(state, paperId), reason);
  return viewRegistration(parts, registrationId);
}

/** The operator holds the paper in hand. Throws Fault registration-of-another or paper-unknown. */
export async function confirmPaper(
  parts: DeskParts,
  { registrationId, paperId }: DeskInput<'confirmPaper'>,
): Promise<RegistrationView> {
  const { state } = viewToChange(parts, registrationId);
  findPaper(state, paperId);
  record(parts, registrationId, parts.sessions.unlocked().operator, [{ type: 'paper-confirmed', paperId }]);
  return viewRegistration(parts, registrationId);
}

/** The bytes of a paper, as they were drawn. Throws Fault paper-unknown, and act-not-possible for an account slip. */
export async function paper(
  parts: DeskParts,
  { registrationId, paperId }: DeskInput<'paper'>,
): Promise<DeskOutput<'paper'>> {
  const { state } = viewRegistration(parts, registrationId);
  const { pdf, pages } = bytesOf(parts, registrationId, paperId);
  if (findPaper(state, paperId).kind === 'account-slip') throw new Fault('act-not-possible');
  return { pdf: Buffer.from(pdf).toString('base64'), pages };
}

/** Prints one paper of a registration once more, as `printPaper` says. */
export async function printAgain(
  parts: DeskParts,
  state: RegistrationState,
  wanted: Paper,
  reason: string | null,
): Promise<void> {
  const { registrationId } = state;
  const paperId =
    wanted.progress === 'confirmed' ? await duplicate(parts, state, wanted, reason) : wanted.paperId;
  await sendToPrinter(parts, registrationId, paperId);
}

/** The duplicate of a paper that came out before: one that did not, or a new one. */
async function duplicate(
  parts: DeskParts,
  { registrationId, papers }: RegistrationState,
  wanted: Paper,
  reason: string | null,
): Promise<string> {
  const of = originalOf(wanted);
  const outstanding = outstandingDuplicate(papers, of);
  if (outstanding) return outstanding.paperId;
  if (reason === null) throw new Fault('reprint-reason-missing', { paperId: of });
  const document = parts.store.papers.document(of);
  if (!document) throw new Fault('paper-unknown');
  const copy = nextCopy(papers, of);
  return keepPaper(parts, registrationId, duplicateOf(parts, document, copy), { of, copy, reason });
}

/** Asks for a paper and hands it over; what the printer says becomes an event, never a thrown fault. */
export async function sendToPrinter(
  parts: DeskParts,
  registrationId: string,
  paperId: string,
): Promise<void> {
  const { operator } = parts.sessions.unlocked();
  const { state } = viewRegistration(parts, registrationId);
  const { pdf } = bytesOf(parts, registrationId, paperId);
  const sheet = { paperId, copy: findPaper(state, paperId).copies + 1, pdf };
  await handToPrinter(parts, sheet, state.applicationNumber ?? registrationId, (event) =>
    record(parts, registrationId, operator, [event]),
  );
}

/** One try to get a paper out, told to `write` as it goes. */
export async function handToPrinter(
  { printer }: Pick<DeskParts, 'printer'>,
  { paperId, copy, pdf }: { paperId: string; copy: number; pdf: Uint8Array },
  title: string,
  write: (event: PaperEvent) => void,
): Promise<void> {
  write({ type: 'paper-asked', paperId, copy });
  try {
    const { printer: name } = await printer.print(pdf, title);
    write({ type: 'paper-handed-to-printer', paperId, printer: name });
  } catch (error) {
    write({ type: 'paper-not-printed', paperId, reason: printFault(error) });
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

/** The bytes of a kept paper. Throws Fault paper-unknown where they were wiped. */
export function bytesOf(
  { store }: DeskParts,
  registrationId: string,
  paperId: string,
): { pdf: Uint8Array; pages: number } {
  const bytes = store.papers.get(registrationId, paperId);
  if (!bytes) throw new Fault('paper-unknown');
  return bytes;
}
