import type { Overview } from '../../src/contract/overview.ts';
import type { JournalUpload } from './upload.ts';

/** What is known of the journal on disk. */
export type JournalCheck = 'checking' | 'whole' | 'broken';

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
