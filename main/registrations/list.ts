import type { DeskInput, DeskOutput } from '../../src/contract/desk.ts';
import type { DeskParts } from '../parts.ts';

/** The registrations that this operator may see, newest first, or those that a search finds. */
export async function listRegistrations(
  { store, sessions }: DeskParts,
  { day, search, before, limit }: DeskInput<'registrations'>,
): Promise<DeskOutput<'registrations'>> {
  const operatorIin = sessions.unlocked().operator.iin;
  if (search.trim() !== '')
    return { rows: store.registrations.search({ operatorIin, text: search, limit }), next: null };
  const rows = store.registrations.list({ operatorIin, day, before: readCursor(before), limit });
  const last = rows.at(-1);
  return { rows, next: rows.length === limit && last ? `${last.openedAt} ${last.registrationId}` : null };
}

function readCursor(cursor: string | null): { openedAt: string; registrationId: string } | null {
  const [openedAt, registrationId] = cursor?.split(' ') ?? [];
  return openedAt && registrationId ? { openedAt, registrationId } : null;
}
