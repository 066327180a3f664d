import type { Place } from './places.ts';
import type { Work } from './work.ts';

/** What moves the cursor: how it was before, and how it is now. */
export interface Moment {
  readonly was: { at: Place | null; doing: Work['doing']; phase: string | undefined; ready: boolean };
  readonly doing: Work['doing'];
  readonly phase: string | undefined;
  readonly at: Place;
  /** Whether Enter has something to do there, and waits for nothing. */
  readonly ready: boolean;
  readonly cursor: Place | null;
  readonly faultAt: Place | null;
}

/** Fields that are typed in while the desk looks the citizen up: no answer pulls the cursor out of them. */
const typing: readonly (Place | null)[] = ['subscriberNumber', 'email'];

/** Places that are done with one key or digit: the cursor goes on from them by itself. */
const leavesAtOnce: readonly Place[] = ['iin', 'statements'];

/** Where the cursor goes now; null where it stays. */
export function targetOf({ was, doing, phase, at, ready, cursor, faultAt }: Moment): Place | null {
  if (was.at === null) return at;
  if (!was.doing && (doing === 'accept-statements' || doing === 'look-up')) return 'subscriberNumber';
  if (was.doing && !doing) return afterAnswer(was.doing, at, cursor, faultAt);
  if (doing) return null;
  if (was.phase !== phase && was.phase !== undefined) return at;
  if (was.at !== at && leavesAtOnce.includes(was.at) && cursor === was.at) return at;
  if (cursor === null && (was.at !== at || was.ready !== ready)) return at;
  return null;
}

function afterAnswer(
  did: NonNullable<Work['doing']>,
  at: Place,
  cursor: Place | null,
  faultAt: Place | null,
): Place | null {
  if (faultAt === 'iin' || faultAt === 'subscriberNumber') return faultAt;
  const lookedUp = did === 'accept-statements' || did === 'look-up';
  return lookedUp && typing.includes(cursor) && (typing.includes(at) || at === 'paper') ? null : at;
}
