import { createHash } from 'node:crypto';
import { canonicalJson } from '../../src/contract/canonical.ts';
import { dateAtCounter, instantOf } from '../../src/contract/instant.ts';
import type { PaperDocument } from '../../src/papers/document.ts';
import type { PaperDuplicate, PaperReference } from '../../src/registration/events.ts';
import type { DeskParts } from '../parts.ts';
import { record } from './record.ts';

/** A paper as it was just drawn: what its event says of it, what it shows, and its bytes. */
export interface DrawnPaper {
  readonly reference: PaperReference;
  readonly document: PaperDocument;
  readonly pdf: Uint8Array;
}

/** Draws a paper under an id of its own. Throws the Fault paper-letter-missing. */
export async function drawReference(
  parts: Pick<DeskParts, 'drawPaper' | 'chance'>,
  document: PaperDocument,
  duplicate?: PaperDuplicate,
): Promise<DrawnPaper> {
  const { pdf, pages } = await parts.drawPaper(document);
  const { kind, language, style } = document;
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  const reference = { paperId: parts.chance.uuid(), kind, language, sha256, pages, style };
  return { document, pdf, reference: duplicate ? { ...reference, duplicate } : reference };
}

/** Draws a paper of a registration and keeps it with its event. Gives its id. */
export async function keepPaper(
  parts: DeskParts,
  registrationId: string,
  document: PaperDocument,
  duplicate?: PaperDuplicate,
): Promise<string> {
  const drawn = await drawReference(parts, document, duplicate);
  const { operator } = parts.sessions.unlocked();
  record(parts, registrationId, operator, [{ type: 'paper-drawn', paper: drawn.reference }], () =>
    putPaper(parts, registrationId, drawn),
  );
  return drawn.reference.paperId;
}

/** Stores a drawn paper's bytes and what it shows; called in the transaction of its event. */
export function putPaper({ store }: DeskParts, registrationId: string, drawn: DrawnPaper): void {
  const { paperId, pages } = drawn.reference;
  store.papers.put({ paperId, registrationId, pages, pdf: drawn.pdf, document: drawn.document });
}

/** The same paper, marked as a duplicate of today. */
export function duplicateOf(
  { clock }: Pick<DeskParts, 'clock'>,
  document: PaperDocument,
  copy: number,
): PaperDocument {
  return { ...document, duplicate: { copy, date: dateAtCounter(instantOf(clock.now())) } };
}

/** Whether a kept paper shows exactly this: then it is the same paper, and not drawn anew. */
export function shows(
  { store }: Pick<DeskParts, 'store'>,
  { paperId, kind }: Pick<PaperReference, 'paperId' | 'kind'>,
  document: PaperDocument,
): boolean {
  if (kind !== document.kind) return false;
  const shown = store.papers.document(paperId);
  return shown !== null && canonicalJson(shown) === canonicalJson(document);
}
