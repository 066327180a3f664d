import type { Settings } from './tables.ts';

const setting = 'begun';

/**
 * How a database came to be, where the folder was new and nothing was ordered.
 * - `unasked`: the centre was not asked yet whether this desk had a journal before.
 * - `alone`: it had none.
 * - `anew`: it had one, whose registrations and requests are not here.
 */
export type Begun = 'unasked' | 'alone' | 'anew';

export const noteBegun = (settings: Settings, begun: Begun): void => settings.put(setting, begun);

/** Null for a database that a recovery has made, and for one from before this was noted. */
export const readBegun = (settings: Settings): Begun | null => settings.get(setting) as Begun | null;
