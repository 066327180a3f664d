import { z } from 'zod';
import { PaperLanguage } from '../application/application.ts';
import { PrintFault } from '../registration/events.ts';
import { Instant } from './instant.ts';
import { Policy } from './policy.ts';

/** How the line to the centre is, as last seen. `refused`: the centre answers, and says no to this desk. */
export const Line = z.strictObject({
  state: z.enum(['connected', 'slow', 'offline', 'refused', 'unknown']),
  since: Instant,
  roundTripMs: z.number().nullable(),
});
export type Line = z.infer<typeof Line>;

/** The desk's clock against the centre's. Past `warn` it is said, past `refuse` nothing is signed. */
export const Clock = z.strictObject({
  /** The centre's clock minus the desk's, in milliseconds. */
  offset: z.int().nullable(),
  state: z.enum(['unknown', 'right', 'warn', 'refuse']),
});

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
  printer: z.strictObject({ name: z.string().nullable(), fault: PrintFault.nullable() }),
  /** In which language a citizen's papers begin; null takes the window's. */
  paperLanguage: PaperLanguage.nullable(),
  /** Room on the disk that holds the database, in bytes. Little is said, too little stops the day before it begins. */
  disk: z.strictObject({ freeBytes: z.number(), state: z.enum(['enough', 'little', 'too-little']) }),
});
export type Overview = z.infer<typeof Overview>;
