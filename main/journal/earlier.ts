import type { JournalHead } from '../../src/contract/request.ts';

/** Those of a desk's journals at the centre that have entries and are not the given one. */
export const earlierJournals = <Head extends JournalHead>(journals: readonly Head[], own: string): Head[] =>
  journals.filter(({ journal, sequence }) => journal !== own && sequence > 0);
