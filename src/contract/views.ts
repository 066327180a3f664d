import { z } from 'zod';
import { PaperLanguage } from '../application/application.ts';
import { Draft } from '../application/draft.ts';
import { PaperKind, RecordedEvent } from '../registration/events.ts';
import { Paper, Phase, RegistrationState } from '../registration/state.ts';
import { Instant, PlainDate } from './instant.ts';
import { LapseReason, RefusalReason } from './receipt.ts';
import { Sha256 } from './request.ts';

export const KeyFile = z.strictObject({
  path: z.string(),
  name: z.string(),
  folder: z.string(),
  changedAt: Instant,
  /** Whose key it was when it was last opened on this desk. */
  owner: z.string().nullable(),
});
export type KeyFile = z.infer<typeof KeyFile>;

/** One registration as the window shows it: its state, what is typed so far, and its history. */
export const RegistrationView = z.strictObject({
  state: RegistrationState,
  draft: Draft.nullable(),
  history: z.array(RecordedEvent),
});
export type RegistrationView = z.infer<typeof RegistrationView>;

export const RegistrationRow = z.strictObject({
  registrationId: z.uuid(),
  applicationNumber: z.string().nullable(),
  name: z.string(),
  iin: z.string(),
  subscriberNumber: z.string(),
  phase: Phase,
  operator: z.string(),
  /** Whether who asks began it. */
  mine: z.boolean(),
  openedAt: Instant,
  changedAt: Instant,
  /** The account is there and its password is not with the citizen yet (clause 8). */
  slipDue: z.boolean(),
});
export type RegistrationRow = z.infer<typeof RegistrationRow>;

export const QueueItem = z.strictObject({
  requestHash: Sha256,
  registrationId: z.uuid(),
  applicationNumber: z.string(),
  state: z.enum(['waiting', 'sending', 'held']),
  queuedAt: Instant,
  tries: z.int().min(0),
  nextTryAt: Instant.nullable(),
  /** The centre asked to be left alone until then (`Retry-After`); null where it did not. */
  askedUntil: Instant.nullable(),
  lastFault: z.string().nullable(),
});
export type QueueItem = z.infer<typeof QueueItem>;

/** A citizen or number that somebody has in hand, or had today. */
export const InHand = z.strictObject({
  same: z.enum(['citizen', 'number']),
  where: z.enum(['here', 'elsewhere']),
  office: z.string(),
  window: z.string(),
  /** The operator's name; null where only the centre knows it. */
  operator: z.string().nullable(),
  phase: Phase,
  since: Instant,
  /** The registration itself, where this operator may go on with it. */
  registrationId: z.uuid().nullable(),
});
export type InHand = z.infer<typeof InHand>;

/** What a window did on a day. Times are in seconds, from the opening of a registration to its decision. */
export const Shift = z.strictObject({
  day: PlainDate,
  outcomes: z.record(Phase, z.int().min(0)),
  accountsCreated: z.int().min(0),
  refusals: z.record(RefusalReason, z.int().min(0)),
  lapses: z.record(LapseReason, z.int().min(0)),
  /** Registered in each hour of the day at the counter, 0 to 23. */
  registeredByHour: z.array(z.int().min(0)).length(24),
  medianSeconds: z.number().nullable(),
  slowestSeconds: z.number().nullable(),
  /** Everyone who registered somebody, replaced a connected number, or looked somebody up without a request. */
  operators: z.array(
    z.strictObject({
      name: z.string(),
      registered: z.int().min(0),
      /** Registered in the place of a connected number. */
      replacements: z.int().min(0),
      /** People whom this operator looked up and for whom no request was signed. */
      lookUpsWithoutRequest: z.int().min(0),
      mine: z.boolean(),
    }),
  ),
});
export type Shift = z.infer<typeof Shift>;

/** A file to be saved: its bytes in base64. */
export const FileContent = z.strictObject({ fileName: z.string(), content: z.base64() });

/** What this window's people set for it. */
export const DeskSettings = z.strictObject({
  /** One of `printers`; null leaves the choice to the configuration. */
  printer: z.string().max(200).nullable(),
  /** Further folders with employees' key files. */
  keyFolders: z.array(z.string().min(1).max(1024)).max(10),
  /** In which language a citizen's papers begin; null takes the window's, where there are papers in it. */
  paperLanguage: PaperLanguage.nullable(),
});
export type DeskSettings = z.infer<typeof DeskSettings>;

/** A PDF: its bytes in base64, so that both hosts carry it alike. */
export const Pdf = z.strictObject({ pdf: z.base64(), pages: z.int().positive() });

/** A paper that follows from where a registration stands, for the citizen to take home. */
export const Handout = PaperKind.extract(['refusal-notice', 'lapse-notice', 'confirmation', 'agreement']);
export type Handout = z.infer<typeof Handout>;

/** The registers of one day that this window has printed, oldest first. */
export const RegisterView = z.strictObject({ day: PlainDate, papers: z.array(Paper) });
export type RegisterView = z.infer<typeof RegisterView>;
