import { z } from 'zod';
import { instantOf } from '../../src/contract/instant.ts';
import type { Queries } from '../database/database.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { LimitName, Limits } from './limits.ts';

/** One use of a limit, by or on somebody or something: an operator, a number, a person, a desk. */
export interface Use {
  readonly limit: LimitName;
  readonly subject: string;
}

/** A use that was counted, and when its window ends. */
export interface CountedUse extends Use {
  readonly endsAt: Date;
}

const Row = z.strictObject({ limit: z.string(), subject: z.string(), count: z.int(), ends_at: z.date() });
type Row = z.infer<typeof Row>;

const isRunning = 'used.ends_at > $1 AND used.ends_at <= excluded.ends_at';

/**
 * Counts one use of each limit at an instant (milliseconds). Throws `too-many-requests`, and counts none
 * of them, where one is used up. A window begins with the first use in it; one that would end later than a
 * new one does was begun by a clock that was ahead, or under a longer limit, and is over.
 */
export async function countUses(
  uses: readonly Use[],
  limits: Limits,
  at: number,
  queries: Queries,
): Promise<CountedUse[]> {
  // Everybody locks the rows in this order, so that nobody waits for each other.
  const ordered = uses.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  const places = ordered.map((_use, index) => {
    const [limit, subject, endsAt] = [2, 3, 4].map((first) => `$${first + index * 3}`);
    return `(${limit}, ${subject}, 1, ${endsAt}::timestamptz)`;
  });
  const rows = await queries.rows(
    Row,
    `INSERT INTO limit_use AS used ("limit", subject, count, ends_at) VALUES ${places.join(', ')}
     ON CONFLICT ("limit", subject) DO UPDATE SET
       count = CASE WHEN ${isRunning} THEN used.count + 1 ELSE 1 END,
       ends_at = CASE WHEN ${isRunning} THEN used.ends_at ELSE excluded.ends_at END
     RETURNING "limit", subject, count, ends_at`,
    [
      instantOf(at),
      ...ordered.flatMap((use) => [use.limit, use.subject, instantOf(at + limits[use.limit].seconds * 1000)]),
    ],
  );
  const counted = ordered.map((use) => ({ ...use, ...countedIn(rows, use) }));
  const over = counted.filter(({ limit, count }) => count > limits[limit].count);
  if (over.length === 0) return counted;
  await giveBack(counted, queries);
  const end = Math.max(...over.map(({ endsAt }) => endsAt.getTime()));
  throw new ProblemError('too-many-requests', secondsUntil(end, at));
}

function countedIn(rows: readonly Row[], use: Use): { count: number; endsAt: Date } {
  const row = rows.find(({ limit, subject }) => limit === use.limit && subject === use.subject);
  if (!row) throw new TypeError(`a use of ${use.limit} was not counted`);
  return { count: row.count, endsAt: row.ends_at };
}

/** Takes uses back that came to nothing, where their window has not ended since. */
export async function giveBack(counted: readonly CountedUse[], queries: Queries): Promise<void> {
  for (const { limit, subject, endsAt } of counted)
    await queries.run(
      'UPDATE limit_use SET count = count - 1 WHERE "limit" = $1 AND subject = $2 AND ends_at = $3',
      [limit, subject, endsAt.toISOString()],
    );
}

/** How often something may still be done, and after how many seconds it may be done more often. */
export interface Left {
  readonly count: number;
  readonly retryAfter: number;
}

/** The least that is left of several limits, each of another name, without using one. */
export async function usesLeft(
  uses: readonly Use[],
  limits: Limits,
  at: number,
  queries: Queries,
): Promise<Left> {
  const places = uses.map((_use, index) => `($${index * 2 + 1}, $${index * 2 + 2})`);
  const rows = await queries.rows(
    Row,
    `SELECT "limit", subject, count, ends_at FROM limit_use WHERE ("limit", subject) IN (${places.join(', ')})`,
    uses.flatMap(({ limit, subject }) => [limit, subject]),
  );
  const left = uses.map(({ limit }) =>
    leftOf(
      rows.find((row) => row.limit === limit),
      limits[limit],
      at,
    ),
  );
  return left.reduce((least, each) => (each.count < least.count ? each : least));
}

function leftOf(row: Row | undefined, { count, seconds }: Limits[LimitName], at: number): Left {
  const end = row?.ends_at.getTime() ?? at;
  if (!row || end <= at || end > at + seconds * 1000) return { count, retryAfter: 1 };
  return { count: Math.max(0, count - row.count), retryAfter: secondsUntil(end, at) };
}

/** Whole seconds from `now` to `then` (milliseconds), at least one. */
export const secondsUntil = (then: number, now: number): number =>
  Math.max(1, Math.ceil((then - now) / 1000));

const keyOf = ({ limit, subject }: Use): string => `${limit} ${subject}`;
