import { z } from 'zod';
import { Application } from '../application/application.ts';
import { ApplicationNumber } from '../application/application-number.ts';
import { PaperStyle } from '../application/paper-style.ts';
import { Challenge, LookupOutput } from '../contract/central.ts';
import { Instant } from '../contract/instant.ts';
import { LapseReason, ReceivedReturnReason, RefusalReason } from '../contract/receipt.ts';
import { Sha256 } from '../contract/request.ts';
import { Actor, HoldReason, PaperReference, PrintFault } from './events.ts';

/** Where a registration stands. `registered` and `abandoned` are its only ends. */
export const Phase = z.enum([
  'open',
  'taken',
  'password-sent',
  'queued',
  'registered',
  'refused',
  'lapsed',
  'returned',
  'held',
  'abandoned',
]);
export type Phase = z.infer<typeof Phase>;

/** A paper and how far it got: "printed" is never claimed, only what is known. */
export const Paper = PaperReference.extend({
  style: PaperStyle,
  progress: z.enum(['drawn', 'asked', 'handed-to-printer', 'not-printed', 'confirmed']),
  /** How often this one paper was sent to the printer. */
  copies: z.int().min(0),
  printFault: PrintFault.nullable(),
});
export type Paper = z.infer<typeof Paper>;

/** What the events of one registration add up to. */
export const RegistrationState = z.strictObject({
  registrationId: z.uuid(),
  phase: Phase,
  operator: Actor,
  openedAt: Instant,
  changedAt: Instant,
  lookup: LookupOutput.nullable(),
  applicationNumber: ApplicationNumber.nullable(),
  application: Application.nullable(),
  /** The connected number that the application on paper says is replaced, masked; null for none. */
  announcedReplacement: z.string().nullable(),
  challenge: Challenge.nullable(),
  /** The request that was signed and has no decision yet, or is registered. */
  request: z
    .strictObject({
      hash: Sha256,
      contentHash: Sha256.nullable(),
      signedAt: Instant,
      account: z.enum(['connect', 'create']),
    })
    .nullable(),
  /** Clause 9. */
  refusal: z.strictObject({ reason: RefusalReason, triesLeft: z.int().min(0) }).nullable(),
  /** The one-time password counts no more: it expired, or was used. */
  lapse: z.strictObject({ reason: LapseReason }).nullable(),
  returned: z.strictObject({ reason: ReceivedReturnReason }).nullable(),
  hold: z.strictObject({ reason: HoldReason, code: z.string() }).nullable(),
  registered: z
    .strictObject({
      decidedAt: Instant,
      accountCreated: z.boolean(),
      receipt: z.string(),
      replaced: z.string().nullable(),
      passwordExpiresAt: Instant.nullable(),
    })
    .nullable(),
  /** `withdrawn`: a signed request was withdrawn at the centre, by its receipt. */
  abandoned: z.strictObject({ reason: z.string(), withdrawn: z.boolean() }).nullable(),
  papers: z.array(Paper),
  /** Whether the desk still keeps a temporary password for the slip. */
  slip: z.enum(['none', 'due', 'handed-over']),
});
export type RegistrationState = z.infer<typeof RegistrationState>;
