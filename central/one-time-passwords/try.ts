import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { Decision } from '../../src/contract/receipt.ts';
import type { Queries } from '../database/database.ts';
import type { Attempt } from './attempt.ts';
import type { SentChallenge } from './find.ts';
import { isPassword } from './hash.ts';

type Refusal = Omit<Extract<Decision, { outcome: 'refused' }>, 'outcome'>;

/**
 * Tries the digits that a citizen said, and answers why they are refused (clause 9), or null: then
 * the password is spent. `at` is the signing instant (milliseconds), by which its life is judged. Only
 * a comparison that failed costs a try, and nothing is compared that could not count.
 */
export async function tryPassword(
  { challenge, digits }: Attempt,
  at: number,
  secret: KeyObject,
  queries: Queries,
): Promise<Refusal | null> {
  if (challenge.isSpent || challenge.triesLeft === 0)
    return { reason: 'one-time-password-spent', triesLeft: 0 };
  if (challenge.isReplaced || at > challenge.expiresAt)
    return { reason: 'one-time-password-expired', triesLeft: 0 };
  if (!isPassword(digits, challenge, challenge.passwordHash, secret))
    return { reason: 'one-time-password-wrong', triesLeft: await countTry(challenge, queries) };
  await queries.run(`UPDATE challenge SET state = 'spent' WHERE challenge_id = $1`, [challenge.challengeId]);
  return null;
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
