import { canonicalJson } from '../../src/contract/canonical.ts';
import type { DeskInput, DeskOutput } from '../../src/contract/desk.ts';
import { Fault } from '../../src/contract/fault.ts';
import { instantOf, type PlainDate } from '../../src/contract/instant.ts';
import type { RegisterView } from '../../src/contract/views.ts';
import type { PaperDocument } from '../../src/papers/document.ts';
import type { PaperDuplicate, PaperEvent } from '../../src/registration/events.ts';
import { applyPaperEvent, nextCopy, outstandingDuplicate } from '../../src/registration/papers.ts';
import type { Paper } from '../../src/registration/state.ts';
import type { DeskParts } from '../parts.ts';
import { drawReference, duplicateOf } from './keep-paper.ts';
import { handToPrinter } from './print-paper.ts';
import { registerPaper } from './register-paper.ts';

/** What was printed of a day's register. */
export async function register(parts: DeskParts, { day }: DeskInput<'register'>): Promise<RegisterView> {
  return { day, papers: papersOf(parts, day) };
}

/** Draws the register as it would be printed now, and keeps nothing of it. */
export async function previewRegister(
  parts: DeskParts,
  input: DeskInput<'previewRegister'>,
): Promise<DeskOutput<'previewRegister'>> {
  const { pdf, pages } = await parts.drawPaper(registerPaper(parts, input));
  return { pdf: Buffer.from(pdf).toString('base64'), pages };
}

/**
 * Prints a day's register. While the day has not changed it is the same paper: tried again as it is,
 * and a duplicate, for a reason, once it was confirmed. Throws Fault reprint-reason-missing.
 */
export async function printRegister(
  parts: DeskParts,
  input: DeskInput<'printRegister'>,
): Promise<RegisterView> {
  const { day, reason } = input;
  const document = registerPaper(parts, input);
  const papers = papersOf(parts, day);
  const same = papers.findLast((paper) => !paper.duplicate && isSame(parts, paper, document));
  await send(parts, day, await paperToPrint(parts, day, document, same, papers, reason));
  return register(parts, { day });
}

/** The operator holds the register in hand. Throws Fault paper-unknown. */
export async function confirmRegister(
  parts: DeskParts,
  { day, paperId }: DeskInput<'confirmRegister'>,
): Promise<RegisterView> {
  write(parts, day, { type: 'paper-confirmed', paperId });
  return register(parts, { day });
}

async function paperToPrint(
  parts: DeskParts,
  day: PlainDate,
  document: PaperDocument,
  same: Paper | undefined,
  papers: readonly Paper[],
  reason: string | null,
): Promise<string> {
  if (!same) return keep(parts, day, document);
  if (same.progress !== 'confirmed') return same.paperId;
  const of = same.paperId;
  const outstanding = outstandingDuplicate(papers, of);
  if (outstanding) return outstanding.paperId;
  if (reason === null) throw new Fault('reprint-reason-missing', { paperId: of });
  const shown = parts.store.registers.get(of)?.document ?? document;
  const copy = nextCopy(papers, of);
  return keep(parts, day, duplicateOf(parts, shown, copy), { of, copy, reason });
}

async function keep(
  parts: DeskParts,
  day: PlainDate,
  document: PaperDocument,
  duplicate?: PaperDuplicate,
): Promise<string> {
  const { reference, pdf } = await drawReference(parts, document, duplicate);
  const { paperId, pages } = reference;
  parts.store.transaction(() => {
    parts.store.registers.put({ paperId, day, pages, pdf, document });
    write(parts, day, { type: 'paper-drawn', paper: reference });
  });
  return paperId;
}

async function send(parts: DeskParts, day: PlainDate, paperId: string): Promise<void> {
  const found = parts.store.registers.get(paperId);
  const paper = papersOf(parts, day).find((candidate) => candidate.paperId === paperId);
  if (!found || !paper) throw new Fault('paper-unknown');
  const { office, window } = parts.config.from;
  const sheet = { paperId, copy: paper.copies + 1, pdf: found.pdf };
  await handToPrinter(parts, sheet, `${office}-${window} ${day}`, (event) => write(parts, day, event));
}

/** Writes one event of a register. Throws Fault paper-unknown where there is no such paper. */
function write(parts: DeskParts, day: PlainDate, event: PaperEvent): void {
  const { operator } = parts.sessions.unlocked();
  if (!applyPaperEvent(papersOf(parts, day), event)) throw new Fault('paper-unknown');
  const at = instantOf(parts.clock.now());
  parts.store.registers.append(day, { at, by: operator, event });
}

/** The registers of a day, as their events leave them. */
const papersOf = ({ store }: DeskParts, day: PlainDate): Paper[] =>
  store.registers
    .events(day)
    .reduce<Paper[]>((papers, event) => applyPaperEvent(papers, event) ?? papers, []);

/** Whether a register says what another says: all but when it was drawn. */
function isSame({ store }: DeskParts, { paperId }: Paper, document: PaperDocument): boolean {
  const shown = store.registers.get(paperId)?.document;
  return shown !== undefined && contentOf(shown) === contentOf(document);
}

function contentOf(document: PaperDocument): string {
  const { date: _, ...content } = document;
  return canonicalJson('drawnAt' in content ? { ...content, drawnAt: null } : content);
}
