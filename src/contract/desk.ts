import { z } from 'zod';
import { PaperLanguage } from '../application/application.ts';
import { Draft } from '../application/draft.ts';
import { PaperStyle } from '../application/paper-style.ts';
import { PaperKind, RecordedEvent } from '../registration/events.ts';
import { Paper, Phase, RegistrationState } from '../registration/state.ts';
import { FaultCode, FaultDetails } from './fault.ts';
import { Instant, PlainDate } from './instant.ts';
import { Overview } from './overview.ts';
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
const FileContent = z.strictObject({ fileName: z.string(), content: z.base64() });

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
const Pdf = z.strictObject({ pdf: z.base64(), pages: z.int().positive() });

/** A paper that follows from where a registration stands, for the citizen to take home. */
export const Handout = PaperKind.extract(['refusal-notice', 'lapse-notice', 'confirmation', 'agreement']);
export type Handout = z.infer<typeof Handout>;

/** The registers of one day that this window has printed, oldest first. */
export const RegisterView = z.strictObject({ day: PlainDate, papers: z.array(Paper) });
export type RegisterView = z.infer<typeof RegisterView>;

/** Why a paper is printed once more, though it came out before. */
const reprintReason = z.string().trim().min(1).max(300).nullable();

const nothing = z.strictObject({});
const registration = z.strictObject({ registrationId: z.uuid() });

/** No secret is longer (bytes of UTF-8): a password has at most 256 characters. */
export const secretLimit = 1024;

/**
 * The desk as the window sees it, each operation once. `session: 'open'` operations are refused while
 * locked. `secret: true` operations take UTF-8 bytes beside their input: a password, or the digits of a
 * one-time password. Whoever receives them overwrites them; JSON would make strings, which can't be.
 */
export const deskOperations = {
  overview: { session: 'none', input: nothing, output: Overview },
  keyFiles: { session: 'none', input: nothing, output: z.strictObject({ files: z.array(KeyFile) }) },
  /** The secret is the password of the key file. */
  signIn: {
    session: 'none',
    input: z.strictObject({ keyFile: z.string().min(1).max(1024) }),
    secret: true,
    output: Overview,
  },
  lock: { session: 'any', input: nothing, output: Overview },
  /** The secret is the password of the key file that the session began with. */
  unlock: { session: 'any', input: nothing, secret: true, output: Overview },
  signOut: { session: 'any', input: nothing, output: Overview },

  openRegistration: {
    session: 'open',
    input: z.strictObject({ language: PaperLanguage }),
    output: RegistrationView,
  },
  saveDraft: {
    session: 'open',
    input: registration.extend({ draft: Draft }),
    output: z.strictObject({ savedAt: Instant }),
  },
  /**
   * After the citizen accepted the second statement, in the wording of `statementsVersion`. One person a
   * registration: another IIN than the one that was looked up is Fault registration-has-another-person.
   */
  lookUp: {
    session: 'open',
    input: registration.extend({ iin: z.string().max(40), statementsVersion: z.string().max(40) }),
    output: RegistrationView,
  },
  /** The application as it would be printed now; blank where nothing is typed yet. Nothing is stored. */
  previewApplication: {
    session: 'open',
    input: registration.extend({ draft: Draft }),
    output: Pdf,
  },
  /** Issues the unique number where there is none yet, draws the application and hands it to the printer. */
  printApplication: {
    session: 'open',
    input: registration.extend({ draft: Draft }),
    output: RegistrationView,
  },
  /** The operator says that the citizen signed the paper (clause 7.1). */
  takeApplication: { session: 'open', input: registration, output: RegistrationView },
  sendOneTimePassword: { session: 'open', input: registration, output: RegistrationView },
  /**
   * Signs and queues the request (clause 7.2) and answers when the centre has decided, or when it stays in
   * the queue. The secret is the one-time password as the citizen said it.
   */
  sign: { session: 'open', input: registration, secret: true, output: RegistrationView },
  /** Draws the account slip (clause 8) and hands it to the printer. */
  printSlip: { session: 'open', input: registration, output: RegistrationView },
  /** The citizen has the slip; its password is wiped from the desk. */
  handOverSlip: { session: 'open', input: registration, output: RegistrationView },
  /** A handout as it would be printed now. Nothing is stored. Throws the Fault agreement-missing where the policy has none. */
  previewHandout: {
    session: 'open',
    input: registration.extend({ kind: Handout, language: PaperLanguage, style: PaperStyle }),
    output: Pdf,
  },
  /** Draws a handout and hands it to the printer; while nothing in it has changed it is the same paper. */
  printHandout: {
    session: 'open',
    input: registration.extend({ kind: Handout, language: PaperLanguage, style: PaperStyle }),
    output: RegistrationView,
  },
  paper: { session: 'open', input: registration.extend({ paperId: z.uuid() }), output: Pdf },
  /**
   * Prints a kept paper: the same bytes again while it never came out; once the operator has
   * confirmed it, a duplicate, for a reason (Fault reprint-reason-missing).
   */
  printPaper: {
    session: 'open',
    input: registration.extend({ paperId: z.uuid(), reason: reprintReason }),
    output: RegistrationView,
  },
  confirmPaper: {
    session: 'open',
    input: registration.extend({ paperId: z.uuid() }),
    output: RegistrationView,
  },
  abandon: {
    session: 'open',
    input: registration.extend({ reason: z.string().trim().min(1).max(300) }),
    output: RegistrationView,
  },

  /** What was printed of a day's register. */
  register: { session: 'open', input: z.strictObject({ day: PlainDate }), output: RegisterView },
  /** The day's register as it would be printed now. Nothing is stored. */
  previewRegister: {
    session: 'open',
    input: z.strictObject({ day: PlainDate, language: PaperLanguage, style: PaperStyle }),
    output: Pdf,
  },
  /** Prints the day's register. One that has not changed since is the same paper, and its reprint a duplicate. */
  printRegister: {
    session: 'open',
    input: z.strictObject({
      day: PlainDate,
      language: PaperLanguage,
      style: PaperStyle,
      reason: reprintReason,
    }),
    output: RegisterView,
  },
  confirmRegister: {
    session: 'open',
    input: z.strictObject({ day: PlainDate, paperId: z.uuid() }),
    output: RegisterView,
  },

  registration: { session: 'open', input: registration, output: RegistrationView },
  /**
   * Newest first, or in the order of what a search found. What is another operator's own
   * (`src/registration/access.ts`) is left out. `day`, `phase` and `operator` (an IIN) narrow the list down, null does not.
   */
  registrations: {
    session: 'open',
    input: z.strictObject({
      day: PlainDate.nullable(),
      phase: Phase.nullable(),
      operator: z.string().max(12).nullable(),
      search: z.string().max(200),
      before: z.string().max(200).nullable(),
      limit: z.int().min(1).max(200),
    }),
    output: z.strictObject({ rows: z.array(RegistrationRow), next: z.string().nullable() }),
  },
  /**
   * What waits for somebody at this window, of any day: slips with a temporary password that are still
   * to be handed over, oldest first; then what is unfinished, newest first, as far as it may be seen.
   */
  unfinished: { session: 'open', input: nothing, output: z.strictObject({ rows: z.array(RegistrationRow) }) },
  /** Everyone who ever opened a registration at this window, for the journal's filter. */
  operators: {
    session: 'open',
    input: nothing,
    output: z.strictObject({ operators: z.array(z.strictObject({ iin: z.string(), name: z.string() })) }),
  },
  /** Who has this citizen or this number in hand already: here, or elsewhere as far as the centre has said. */
  inHand: {
    session: 'open',
    input: registration.extend({ iin: z.string().max(40), subscriberNumber: z.string().max(40) }),
    output: z.strictObject({ found: z.array(InHand) }),
  },
  /** A day's work at this window, in figures. */
  shift: { session: 'open', input: z.strictObject({ day: PlainDate }), output: Shift },
  /** The day's register as a table for other programs. */
  exportRegister: {
    session: 'open',
    input: z.strictObject({ day: PlainDate, format: z.enum(['xlsx', 'csv']), language: PaperLanguage }),
    output: FileContent,
  },
  queue: { session: 'open', input: nothing, output: z.strictObject({ items: z.array(QueueItem) }) },
  sendNow: { session: 'open', input: nothing, output: z.strictObject({ items: z.array(QueueItem) }) },
  resume: { session: 'open', input: registration, output: RegistrationView },
  /** A held request as a file for the administrator: the signed bytes and why they are held. */
  exportHeld: { session: 'open', input: registration, output: FileContent },

  /** The printers that may be chosen, by the system's names. */
  printers: {
    session: 'open',
    input: nothing,
    output: z.strictObject({ names: z.array(z.string()).readonly() }),
  },
  settings: { session: 'open', input: nothing, output: DeskSettings },
  saveSettings: { session: 'open', input: DeskSettings, output: DeskSettings },
} as const satisfies Record<string, DeskOperation>;

export interface DeskOperation {
  readonly session: 'none' | 'any' | 'open';
  readonly input: z.ZodType;
  /** Takes a secret of 1 to `secretLimit` bytes beside its input; the others take none. */
  readonly secret?: true;
  readonly output: z.ZodType;
}

export type DeskOperationName = keyof typeof deskOperations;

/** Whether an operation takes a secret beside its input. */
export const takesSecret = (name: DeskOperationName): boolean => 'secret' in deskOperations[name];

export type DeskInput<Name extends DeskOperationName> = z.infer<(typeof deskOperations)[Name]['input']>;
/** What follows the input of an operation: the secret of those that take one. */
export type DeskSecret<Name extends DeskOperationName> = (typeof deskOperations)[Name] extends {
  secret: true;
}
  ? [secret: Uint8Array]
  : [];
export type DeskOutput<Name extends DeskOperationName> = z.infer<(typeof deskOperations)[Name]['output']>;

/** What the desk tells the window unasked. */
export const DeskNotice = z.discriminatedUnion('notice', [
  z.strictObject({ notice: z.literal('overview'), overview: Overview }),
  z.strictObject({ notice: z.literal('registration'), registrationId: z.uuid() }),
  /** Sent by the desk's own thread every `heartbeat.every`: a desk that hangs sends none. */
  z.strictObject({ notice: z.literal('beat') }),
]);
export type DeskNotice = z.infer<typeof DeskNotice>;

/** Every answer of the desk, in every host. */
export const DeskAnswer = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), fault: z.strictObject({ code: FaultCode, details: FaultDetails }) }),
]);
export type DeskAnswer = z.infer<typeof DeskAnswer>;

/** The desk as a host serves it: checked in both directions, never throwing. */
export interface Desk {
  /** The desk takes `secret` over: the array may be detached or overwritten from then on. */
  call(operation: DeskOperationName, input: unknown, secret?: Uint8Array): Promise<DeskAnswer>;
  /** Hears every notice until the returned function is called. */
  listen(listener: (notice: DeskNotice) => void): () => void;
  close(): Promise<void>;
}
