import { z } from 'zod';

/** At most `count` in a window of `seconds` that begins with the first one. */
const Limit = z.strictObject({ count: z.int().positive(), seconds: z.int().positive() });
export type Limit = z.infer<typeof Limit>;

const tenMinutes = 600;
const hour = 3600;
const day = 86_400;

/**
 * How often something may be done, by whom it is done or who it is done to, kept in the database for all
 * nodes. The defaults leave room for the busiest window (60 visits a day, a queue of 10,000 requests that
 * is delivered at once after days without a line) and none for trying codes out or looking people up.
 */
export const Limits = z.strictObject({
  lookUpsPerOperator: Limit.default({ count: 60, seconds: tenMinutes }),
  lookUpsPerOperatorDaily: Limit.default({ count: 300, seconds: day }),
  /** Calls of `readJournal`, each of up to 500 entries: a desk of several years is read in one go. */
  journalReadsPerOperator: Limit.default({ count: 1000, seconds: hour }),
  oneTimePasswordsPerOperator: Limit.default({ count: 40, seconds: tenMinutes }),
  oneTimePasswordsPerOperatorDaily: Limit.default({ count: 300, seconds: day }),
  /** SMS that were handed over, whatever registration they are for. */
  oneTimePasswordsPerNumber: Limit.default({ count: 6, seconds: hour }),
  oneTimePasswordsPerNumberDaily: Limit.default({ count: 12, seconds: day }),
  oneTimePasswordsPerPerson: Limit.default({ count: 12, seconds: day }),
  oneTimePasswordsPerDesk: Limit.default({ count: 400, seconds: day }),
  /** Wrong one-time passwords in signed requests, whatever registration they are for. */
  wrongEntriesPerNumber: Limit.default({ count: 15, seconds: day }),
  wrongEntriesPerPerson: Limit.default({ count: 15, seconds: day }),
  /** An operator's sign-in, and each unlocking after which the centre is asked for something. */
  sessionsPerDesk: Limit.default({ count: 60, seconds: tenMinutes }),
  /** Requests that have no receipt yet. */
  requestsPerDesk: Limit.default({ count: 20_000, seconds: hour }),
  withdrawalsPerDesk: Limit.default({ count: 200, seconds: hour }),
  journalUploadsPerDesk: Limit.default({ count: 10_000, seconds: hour }),
});
export type Limits = z.infer<typeof Limits>;
export type LimitName = keyof Limits;
