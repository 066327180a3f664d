import type { DeskInput, DeskOutput } from '../../src/contract/desk.ts';
import type { DeskParts } from '../parts.ts';

/** The registrations that this operator may see, newest first, or those that a search finds. */
export async function listRegistrations(
  { store, sessions }: DeskParts,
  { day, phase, operator, search, before, limit }: DeskInput<'registrations'>,
): Promise<DeskOutput<'registrations'>> {
  const filter = { viewerIin: sessions.unlocked().operator.iin, day, phase, operatorIin: operator };
  if (search.trim() !== '')
    return { rows: store.registrations.search({ ...filter, text: search, limit }), next: null };
  const rows = store.registrations.list({ ...filter, before: readCursor(before), limit });
  const last = rows.at(-1);
  return { rows, next: rows.length === limit && last ? `${last.openedAt} ${last.registrationId}` : null };
}

/** What waits for somebody at this window: slips that are still to be handed over (clause 8), then unfinished work. */
export async function unfinished({ store, sessions }: DeskParts): Promise<DeskOutput<'unfinished'>> {
  const viewerIin = sessions.unlocked().operator.iin;
  const { slipsDue, unfinished: begun } = store.registrations;
  return { rows: [...slipsDue(viewerIin), ...begun(viewerIin)] };
}

/** Everyone who ever opened a registration here. */
export async function operators({ store }: DeskParts): Promise<DeskOutput<'operators'>> {
  return { operators: store.registrations.operators() };
}

function readCursor(cursor: string | null): { openedAt: string; registrationId: string } | null {
  const [openedAt, registrationId] = cursor?.split(' ') ?? [];
  return openedAt && registrationId ? { openedAt, registrationId } : null;
}
