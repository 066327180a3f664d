import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { Decision } from '../../src/contract/receipt.ts';
import type { Limits } from '../access/limits.ts';
import { countUses, usesLeft } from '../access/uses.ts';
import type { Queries } from '../database/database.ts';
import type { Attempt } from './attempt.ts';
import type { SentChallenge } from './find.ts';
import { isPassword } from './hash.ts';
import { wrongEntryUses } from './uses.ts';

type Failure = Extract<Decision, { outcome: 'refused' | 'lapsed' }>;

/**
 * Tries the digits that a citizen said, and answers what comes of a wrong entry (refused, clause 9) or
 * of a password that counts no more (lapsed), or null where it is right. `at` is the signing instant
 * (milliseconds), by which its life is judged, `now` the centre's time. Only a comparison that failed
 * costs a try, and nothing is compared that could not count, or after so many wrong entries of the person
 * or the number that somebody is guessing.
 */
export async function tryPassword(
  { challenge, digits }: Attempt,
  at: number,
  { secret, limits, now }: { secret: KeyObject; limits: Limits; now: number },
  queries: Queries,
): Promise<Failure | null> {
  if (challenge.isSpent || challenge.triesLeft === 0)
    return { outcome: 'lapsed', reason: 'one-time-password-spent' };
  if (challenge.isReplaced || at > challenge.expiresAt)
    return { outcome: 'lapsed', reason: 'one-time-password-expired' };
  const uses = wrongEntryUses(challenge);
  const left = await usesLeft(uses, limits, now, queries);
  if (left.count === 0) return { outcome: 'lapsed', reason: 'one-time-password-spent' };
  if (isPassword(digits, challenge, challenge.passwordHash, secret)) return null;
  await countUses(uses, limits, now, queries);
  const triesLeft = Math.min(await countTry(challenge, queries), left.count - 1);
  return { outcome: 'refused', reason: 'one-time-password-wrong', triesLeft };
}

/** Spends a password that was right, and voids every other open one of the person or the number. */
export async function spendPassword(
  { challengeId, citizenIin, subscriberNumber }: SentChallenge,
  queries: Queries,
): Promise<void> {
  await queries.run(
    `UPDATE challenge SET state = CASE WHEN challenge_id = $1 THEN 'spent' ELSE 'void' END
      WHERE challenge_id = $1
         OR (citizen_iin = $2 OR subscriber_number = $3) AND state IN ('sending', 'sent')`,
    [challengeId, citizenIin, subscriberNumber],
  );
}

const TriesLeft = z.strictObject({ tries_left: z.int() });

/** How many tries are left after this one. */
async function countTry({ challengeId }: SentChallenge, queries: Queries): Promise<number> {
  const [row] = await queries.rows(
    TriesLeft,
    'UPDATE challenge SET tries_left = tries_left - 1 WHERE challenge_id = $1 RETURNING tries_left',
    [challengeId],
  );
  return row?.tries_left ?? 0;
}
