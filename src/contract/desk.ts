import { z } from 'zod';
import { PaperLanguage } from '../application/application.ts';
import { Draft } from '../application/draft.ts';
import { PaperStyle } from '../application/paper-style.ts';
import { Phase } from '../registration/state.ts';
import { FaultCode, FaultDetails } from './fault.ts';
import { Instant, PlainDate } from './instant.ts';
import { PublicJwk } from './jwk.ts';
import { Overview } from './overview.ts';
import { SecretOperation } from './secret.ts';
import {
  DeskSettings,
  FileContent,
  Handout,
  InHand,
  KeyFile,
  Pdf,
  QueueItem,
  RegisterView,
  RegistrationRow,
  RegistrationView,
  Shift,
} from './views.ts';

/** Why a paper is printed once more, though it came out before. */
const reprintReason = z.string().trim().min(1).max(300).nullable();

const nothing = z.strictObject({});
const registration = z.strictObject({ registrationId: z.uuid() });

/**
 * The desk as the window sees it, each operation once. `session: 'open'` operations are refused while
 * locked. `secret: true` operations take a secret beside their input: a password, or the digits of a
 * one-time password, in UTF-8. The window seals it to the key that `secretKey` brings, so that only the
 * process that works with it can read it, and whoever receives the bytes overwrites them.
 */
export const deskOperations = {
  overview: { session: 'none', input: nothing, output: Overview },
  keyFiles: { session: 'none', input: nothing, output: z.strictObject({ files: z.array(KeyFile) }) },
  /**
   * The key that the secret of an operation is sealed to: ECDH-ES with A256GCM (RFC 7516). Its private half
   * is in the process that opens the secret, and ends with it. Throws Fault session-required or locked for
   * an operation of an open session.
   */
  secretKey: {
    session: 'none',
    input: z.strictObject({ operation: SecretOperation }),
    output: PublicJwk,
  },
  /** The secret is the password of the key file. */
  signIn: {
    session: 'none',
    input: z.strictObject({ keyFile: z.string().min(1).max(1024) }),
    secret: true,
    output: Overview,
  },
  /** Never refused: it also gives up a first sign-in under way. What was sealed before it opens nothing. */
  lock: { session: 'none', input: nothing, output: Overview },
  /** The secret is the password of the key file that the session began with. */
  unlock: { session: 'any', input: nothing, secret: true, output: Overview },
  /**
   * Gives up what opens a key now, a sign-in or an unlock: the work ends, and that call answers key-opening-cancelled.
   * Lock, sign-out and a newer sign-in or unlock do the same.
   */
  cancelOpening: { session: 'none', input: nothing, output: nothing },
  /** A person used keys or mouse: the desk locks itself five minutes after the last of these. */
  touch: { session: 'open', input: nothing, output: nothing },
  /** As `lock`, and the session ends. */
  signOut: { session: 'none', input: nothing, output: Overview },

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
   * Opens a colleague's key for the second signature that the policy asks for where a connected number is
   * replaced. It is checked as at sign-in and kept for this registration alone, until it has signed, for
   * `seconds` at most. The secret is the password of the key file. Throws Fault second-signer-same,
   * act-not-possible where no second signature is needed, or as `signIn` does.
   */
  openSecondKey: {
    session: 'open',
    input: registration.extend({ keyFile: z.string().min(1).max(1024) }),
    secret: true,
    output: z.strictObject({ name: z.string(), seconds: z.int().positive() }),
  },
  /**
   * Signs and queues the request (clause 7.2) and answers when the centre has decided, or when it stays in
   * the queue. The secret is the one-time password as the citizen said it. Throws Fault
   * second-signature-required before anything is written, where `openSecondKey` must come first.
   */
  sign: { session: 'open', input: registration, secret: true, output: RegistrationView },
  /** Draws the account slip (clause 8) and hands it to the printer. */
  printSlip: { session: 'open', input: registration, output: RegistrationView },
  /**
   * The slip with its temporary password, for the screen: for the operator alone who opened the
   * registration, while the slip is due. The secret is the password of that operator's key file, which is
   * opened with it. Writes down that it was shown. Throws Fault slip-of-another-operator,
   * act-not-possible, or as `unlock` does.
   */
  showSlip: {
    session: 'open',
    input: registration,
    secret: true,
    /** It may stay on screen for so many seconds. */
    output: Pdf.extend({ seconds: z.int().positive() }),
  },
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
  /** A kept paper. Throws Fault act-not-possible for an account slip, which `showSlip` alone shows. */
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
  /** Tries every waiting request now; those that the centre asked to wait for only with `ignoreRetryAfter`. */
  sendNow: {
    session: 'open',
    input: z.strictObject({ ignoreRetryAfter: z.boolean() }),
    output: z.strictObject({ items: z.array(QueueItem) }),
  },
  resume: { session: 'open', input: registration, output: RegistrationView },
  /**
   * Ends a held request at the centre. The view says what came of it: `abandoned` with `withdrawn`, or the
   * decision that the centre had taken before. Without an answer everything stays as it was (Fault
   * withdrawal-unanswered).
   */
  withdraw: {
    session: 'open',
    input: registration.extend({ reason: z.string().trim().min(1).max(300) }),
    output: RegistrationView,
  },
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
  /** Takes a secret beside its input, of 1 to `sealedSecretLimit` bytes; the others take none. */
  readonly secret?: true;
  readonly output: z.ZodType;
}

export type DeskOperationName = keyof typeof deskOperations;

/** Whether an operation takes a secret beside its input. */
export const takesSecret = (name: DeskOperationName): name is SecretOperation =>
  'secret' in deskOperations[name];

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
  /** `secret` is sealed. The desk takes it over: the array may be detached or overwritten from then on. */
  call(operation: DeskOperationName, input: unknown, secret?: Uint8Array): Promise<DeskAnswer>;
  /** Hears every notice until the returned function is called. */
  listen(listener: (notice: DeskNotice) => void): () => void;
  close(): Promise<void>;
}
