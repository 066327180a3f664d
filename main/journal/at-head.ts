import type { JournalHead } from '../../src/contract/request.ts';
import type { Store } from '../store/store.ts';
import { journalHead } from './head.ts';

/**
 * Makes something that names the journal's last entry, and hands it to `keep` before anything else can
 * happen: the journal's next entry is then what `keep` writes. Where an entry came in meanwhile it is made
 * anew. Gives what `keep` gives, and throws what either throws.
 */
export async function atHead<Made, Kept>(
  store: Pick<Store, 'journal' | 'journalIdentity'>,
  make: (journal: JournalHead) => Promise<Made>,
  keep: (made: Made) => Kept,
): Promise<Kept> {
  for (;;) {
    const journal = journalHead(store);
    const made = await make(journal);
    if (store.journal.head().sequence === journal.sequence) return keep(made);
  }
}
