import { z } from 'zod';
import { Application } from '../application/application.ts';
import { ApplicationNumber } from '../application/application-number.ts';
import { PaperStyle } from '../application/paper-style.ts';
import { Challenge, LookupOutput } from '../contract/central.ts';
import { Instant } from '../contract/instant.ts';
import { RefusalReason, ReturnReason } from '../contract/receipt.ts';
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
  challenge: Challenge.nullable(),
  /** The request that was signed and has no decision yet, or is registered. */
  request: z
    .strictObject({ hash: Sha256, signedAt: Instant, account: z.enum(['connect', 'create']) })
    .nullable(),
  refusal: z.strictObject({ reason: RefusalReason, triesLeft: z.int().min(0) }).nullable(),
  returned: z.strictObject({ reason: ReturnReason }).nullable(),
  hold: z.strictObject({ reason: HoldReason, code: z.string() }).nullable(),
  registered: z
    .strictObject({ decidedAt: Instant, accountCreated: z.boolean(), receipt: z.string() })
    .nullable(),
  abandoned: z.strictObject({ reason: z.string() }).nullable(),
  papers: z.array(Paper),
  /** Whether the desk still keeps a temporary password for the slip. */
  slip: z.enum(['none', 'due', 'handed-over']),
});
export type RegistrationState = z.infer<typeof RegistrationState>;
