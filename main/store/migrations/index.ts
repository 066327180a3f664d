import { sql as desk } from './0001-desk.ts';
import { sql as papers } from './0002-papers.ts';
import { sql as journalScreen } from './0003-journal-screen.ts';
import { sql as searchOrder } from './0004-search-order.ts';
import { sql as inOrder } from './0005-in-order.ts';
import { sql as retryAfter } from './0006-retry-after.ts';

/** Every step of the schema, in order: the place in the list is the version it leads to. Steps are only ever added. */
export const migrations: readonly string[] = [desk, papers, journalScreen, searchOrder, inOrder, retryAfter];
