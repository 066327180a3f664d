import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Overview } from '../../src/contract/overview.ts';
import type { Journal } from '../store/journal.ts';
import type { JournalUpload } from './upload.ts';

/** What is known of the journal on disk. */
export type JournalCheck = 'checking' | 'whole' | 'broken';

/** Verifies the journal's chain, after what is under way. */
export async function checkJournal(journal: Journal): Promise<JournalCheck> {
  await nextTurn();
  return journal.firstBroken() === null ? 'whole' : 'broken';
}

/** The journal as every screen shows it. */
export const journalState = (
  check: JournalCheck,
  { waiting, uploadedAt, forked, late }: JournalUpload['state'],
): Overview['journal'] => ({
  state: check === 'whole' && late ? 'behind' : check,
  waiting,
  uploadedAt,
  forked,
});
