import { z } from 'zod';
import { PaperLanguage } from '../application/application.ts';
import { PrintFault } from '../registration/events.ts';
import { FaultCode } from './fault.ts';
import { Instant } from './instant.ts';
import { Policy } from './policy.ts';

/**
 * How the line to the centre is, by the last exchange.
 * - `refused`: the centre answers, and says no to this desk.
 * - `busy`: the centre, or a gateway before it, says that it can't answer now (HTTP 429, 5xx).
 * - `foreign`: something else answers: a captive portal, another certificate, no answer of the contract.
 */
export const Line = z.strictObject({
  state: z.enum(['connected', 'slow', 'offline', 'refused', 'busy', 'foreign', 'unknown']),
  since: Instant,
  roundTripMs: z.number().nullable(),
});
export type Line = z.infer<typeof Line>;

/**
 * The desk's clock against the centre's. Nothing is signed but in `right` and `warn`.
 * - `unknown`: never compared since the start.
 * - `moved`: it was set since it was compared last.
 * - `stale`: it was compared longer ago than the policy allows.
 */
export const Clock = z.strictObject({
  /** The centre's time, as far as it is known, minus the desk's, in milliseconds. */
  offset: z.int().nullable(),
  state: z.enum(['unknown', 'right', 'warn', 'refuse', 'moved', 'stale']),
});
export type Clock = z.infer<typeof Clock>;

/** The desk's journal, and how much of it the centre has. */
export const Journal = z.strictObject({
  /**
   * `checking` until the database was examined after a start, `broken` where that found damage;
   * `behind`: entries have waited for the centre for long.
   */
  state: z.enum(['checking', 'whole', 'broken', 'behind']),
  /** Entries that the centre does not have yet. */
  waiting: z.int().min(0),
  uploadedAt: Instant.nullable(),
  /** The centre has had other entries of this journal. */
  forked: z.boolean(),
});
export type Journal = z.infer<typeof Journal>;

export const Session = z.strictObject({
  operator: z.strictObject({ iin: z.string(), name: z.string(), organisation: z.string().nullable() }),
  keyValidUntil: Instant,
  signedInAt: Instant,
  locked: z.boolean(),
});
export type Session = z.infer<typeof Session>;

/** What every screen shows around its edge. */
export const Overview = z.strictObject({
  office: z.string(),
  window: z.string(),
  version: z.string(),
  session: Session.nullable(),
  line: Line,
  clock: Clock,
  queue: z.strictObject({ waiting: z.int(), held: z.int(), oldestAt: Instant.nullable() }),
  /** The parts of the policy in force that the window shows; null until the centre was reached once. */
  policy: Policy.pick({ version: true, issuedAt: true, statements: true, oneTimePassword: true }).nullable(),
  journal: Journal,
  printer: z.strictObject({ name: z.string().nullable(), fault: PrintFault.nullable() }),
  /** In which language a citizen's papers begin; null takes the window's. */
  paperLanguage: PaperLanguage.nullable(),
  /** What is wrong with the store; null where nothing is. */
  store: z.strictObject({ fault: FaultCode.nullable() }),
  /** Room on the disk that holds the database, in bytes. Little is said, too little stops the day before it begins. */
  disk: z.strictObject({ freeBytes: z.number(), state: z.enum(['enough', 'little', 'too-little']) }),
});
export type Overview = z.infer<typeof Overview>;
