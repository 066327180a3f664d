import { instantOf } from '../src/contract/instant.ts';
import type { Policy } from '../src/contract/policy.ts';
import type { Clock } from './clock.ts';
import type { Database, Queries } from './database/database.ts';
import { type LogStream, loggable } from './http/log.ts';

export interface HousekeepingParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly policy: Pick<Policy, 'requestLifeHours'>;
  readonly log: LogStream;
}

const hour = 3_600_000;
const batch = 10_000;

/** Removes what no rule asks about any more, now and every hour; what fails is logged and tried again. */
export function startHousekeeping(parts: HousekeepingParts): { close(): Promise<void> } {
  let running: Promise<void> | null = null;
  const run = (): void => {
    running ??= removeOutdated(parts)
      .catch((error: unknown) => say(parts, error))
      .finally(() => {
        running = null;
      });
  };
  const timer = setInterval(run, hour).unref();
  run();
  return {
    async close() {
      clearInterval(timer);
      await running;
    },
  };
}

async function removeOutdated({ database, clock, policy }: HousekeepingParts): Promise<void> {
  const now = clock();
  // Rows that somebody is counting in at this moment are passed over, so that nobody waits for each other.
  await removeAll(
    `DELETE FROM limit_use WHERE ("limit", subject) IN (
       SELECT "limit", subject FROM limit_use WHERE ends_at <= $1 LIMIT ${batch} FOR UPDATE SKIP LOCKED)`,
    now,
    database,
  );
  // The last contact stays, for the supervisor's report.
  await removeAll(
    `DELETE FROM journal_contact WHERE (desk, journal, sequence) IN (
       SELECT desk, journal, sequence FROM journal_contact old
        WHERE at < $1 AND EXISTS (SELECT FROM journal_contact newer
                                   WHERE newer.desk = old.desk AND newer.journal = old.journal AND newer.at > old.at)
        LIMIT ${batch} FOR UPDATE SKIP LOCKED)`,
    now - policy.requestLifeHours * hour,
    database,
  );
}

async function removeAll(sql: string, before: number, queries: Queries): Promise<void> {
  for (;;) if ((await queries.run(sql, [instantOf(before)])) < batch) return;
}

const say = ({ log, clock }: HousekeepingParts, error: unknown): void =>
  log.write(
    `${JSON.stringify({ level: 40, time: clock(), msg: 'outdated rows could not be removed', ...loggable(error) })}\n`,
  );
