import type { JournalHead } from '../../src/contract/request.ts';
import type { Store } from '../store/store.ts';

/** Which journal the desk keeps, and its last entry. */
export const journalHead = ({
  journal,
  journalIdentity,
}: Pick<Store, 'journal' | 'journalIdentity'>): JournalHead => ({
  journal: journalIdentity.journal,
  ...journal.head(),
});
