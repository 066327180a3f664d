import { z } from 'zod';
import { Applicant, PaperLanguage, Statements } from '../application/application.ts';
import { ApplicationNumber } from '../application/application-number.ts';
import { Iin } from '../application/iin.ts';
import { SubscriberNumber } from '../application/subscriber-number.ts';
import { Instant } from './instant.ts';
import type { ProblemCode } from './problem.ts';
import { JournalHead, lastSequence, Sha256 } from './request.ts';
import type { ContractVersion } from './version.ts';

/** A JWS in compact form (RFC 7515), ES256, by one of the centre's pinned keys. */
const Jws = z
  .string()
  .max(65_536)
  .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/);

export const LookupInput = z.strictObject({
  registrationId: z.uuid(),
  iin: Iin,
  /** The look-up reads what the law protects: the citizen's agreement to that goes with it (appendix, second statement). */
  statements: Statements,
});

/** What the centre knows of a citizen: the name to compare with the document, and what their account is connected to. */
export const LookupOutput = z.strictObject({
  person: Applicant,
  account: z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('none') }),
    z.strictObject({
      state: z.literal('exists'),
      /** The number connected now, if any, masked to its last two digits. */
      connectedNumber: z.string().nullable(),
    }),
  ]),
  /** Other counter windows that have this citizen in hand now, or registered them today. Absent in older answers. */
  inHand: z
    .array(
      z.strictObject({
        office: z.string(),
        window: z.string(),
        phase: z.enum(['password-sent', 'registered']),
        since: Instant,
      }),
    )
    .optional(),
});
export type LookupOutput = z.infer<typeof LookupOutput>;

/** A one-time password asked for in contract version 1. */
export const OneTimePasswordInput1 = z.strictObject({
  registrationId: z.uuid(),
  iin: Iin,
  subscriberNumber: SubscriberNumber,
  language: PaperLanguage,
});

export const OneTimePasswordInput = OneTimePasswordInput1.extend({
  /** The SMS names it, so that the citizen knows for which application the password is. */
  applicationNumber: ApplicationNumber,
  /**
   * Which one of this registration it is, from 1. The same again, for the same number, brings the
   * challenge that was sent: its answer may have been lost.
   */
  attempt: z.int().positive(),
});

/** A one-time password on its way by SMS. The digits are known to the citizen's telephone and to nobody else. */
export const Challenge = z.strictObject({
  challengeId: z.uuid(),
  subscriberNumber: SubscriberNumber,
  length: z.int().min(4).max(10),
  sentAt: Instant,
  expiresAt: Instant,
  resendAfter: Instant,
  triesLeft: z.int().min(0),
  /** The connected number that this one would replace, masked to its last two digits; null for none. Absent in version 1. */
  replaces: z.string().nullable().optional(),
});
export type Challenge = z.infer<typeof Challenge>;

/** A hash-chained line of a desk's journal: `hash` is the SHA-256 of the canonical JSON (RFC 8785) of everything else in it. */
export const JournalEntry = z.strictObject({
  sequence: z.int().positive().max(lastSequence),
  previous: Sha256,
  hash: Sha256,
  registrationId: z.uuid(),
  at: Instant,
  clockOffset: z.int().nullable(),
  by: z.strictObject({ iin: z.string().regex(/^\d{12}$/), name: z.string() }).nullable(),
  event: z.record(z.string(), z.unknown()),
});
export type JournalEntry = z.infer<typeof JournalEntry>;

/**
 * Entries of a desk's journal, in order. `proof` is a JWS (ES256) by the journal's own key, which a
 * thief of the TLS key does not have, over a `JournalProof`.
 */
export const JournalUpload = z.strictObject({
  journal: z.uuid(),
  entries: z.array(JournalEntry).min(1).max(500),
  proof: Jws,
});
export type JournalUpload = z.infer<typeof JournalUpload>;

/** What the proof of an upload says: whose journal, the last entry of the upload, and where the journal stands now. */
export const JournalProof = z.strictObject({
  kind: z.literal('journal-upload'),
  desk: z.string(),
  last: z.strictObject({ sequence: JournalEntry.shape.sequence, hash: Sha256 }),
  head: JournalHead,
});
export type JournalProof = z.infer<typeof JournalProof>;

/** What the centre knows of a desk. */
export const DeskRecord = z.strictObject({
  /** The highest running number that any application of this office and window carries; 0 for none. */
  lastRunningNumber: z.int().min(0).max(999_999),
  journals: z.array(JournalHead.extend({ receivedAt: Instant })),
});
export type DeskRecord = z.infer<typeof DeskRecord>;

/**
 * The central API, each operation once. Paths carry no personal data, since paths end up in logs.
 * `session` says that the request must carry the token of an opened session; `token`, that it carries a
 * token, whether that session is still open or not.
 */
export const centralOperations = {
  health: {
    method: 'GET',
    path: '/v1/health',
    summary: 'Whether the centre can work, and its clock.',
    session: false,
    input: null,
    output: z.strictObject({ status: z.literal('ok'), time: Instant }),
    problems: ['unavailable'],
  },
  policy: {
    method: 'GET',
    path: '/v1/policy',
    summary: 'The policy in force, signed by the centre.',
    session: false,
    input: null,
    output: z.strictObject({ policy: Jws }),
    problems: [],
  },
  openSession: {
    method: 'POST',
    path: '/v1/sessions',
    summary: 'Opens a session for an operator who signed a session statement (CAdES-BES, attached).',
    session: false,
    input: 'application/cms',
    output: z.strictObject({ token: z.string().min(32).max(200), expiresAt: Instant }),
    problems: [
      'signature-invalid',
      'signer-expired',
      'signer-not-signing',
      'signer-untrusted',
      'signer-role',
      'signer-organisation',
      'signer-not-on-staff',
      'session-refused',
      'clock-off',
    ],
  },
  endSession: {
    method: 'DELETE',
    path: '/v1/sessions/current',
    summary: 'Ends the session of the token; one that has ended stays so.',
    since: 2,
    session: 'token',
    input: null,
    output: z.strictObject({ ended: z.literal(true) }),
    problems: [],
  },
  lookUp: {
    method: 'POST',
    path: '/v1/lookups',
    summary: 'Looks up a citizen and the state of their account.',
    session: true,
    saysJournal: true,
    input: LookupInput,
    output: LookupOutput,
    problems: [
      'iin-unknown',
      'name-unusable',
      'statements-outdated',
      'registration-has-another-person',
      'journal-unknown',
      'too-many-requests',
    ],
  },
  sendOneTimePassword: {
    method: 'POST',
    path: '/v1/one-time-passwords',
    summary: 'Has a one-time password sent to the subscriber number (clause 7.2).',
    session: true,
    saysJournal: true,
    input: OneTimePasswordInput,
    input1: OneTimePasswordInput1,
    output: Challenge,
    problems: [
      'iin-unknown',
      'name-unusable',
      'registration-has-another-person',
      'number-connected-elsewhere',
      'resend-too-early',
      'journal-unknown',
      'too-many-requests',
      'sms-unavailable',
    ],
  },
  submit: {
    method: 'PUT',
    path: '/v1/requests/{requestHash}',
    summary: 'Decides a signed request once. The same bytes again bring the stored receipt.',
    session: false,
    input: 'application/cms',
    output: z.strictObject({ receipt: Jws }),
    problems: ['hash-mismatch', 'signature-invalid', 'too-large'],
  },
  withdraw: {
    method: 'PUT',
    path: '/v1/withdrawals/{requestHash}',
    summary:
      'Decides a request that was not decided yet as withdrawn, by a signed withdrawal; else brings its receipt.',
    since: 2,
    session: false,
    input: 'application/cms',
    output: z.strictObject({ receipt: Jws }),
    problems: [
      'hash-mismatch',
      'signature-invalid',
      'signer-expired',
      'signer-not-signing',
      'signer-untrusted',
      'signer-role',
      'signer-organisation',
      'signer-not-on-staff',
      'clock-off',
    ],
  },
  status: {
    method: 'GET',
    path: '/v1/registrations/{applicationNumber}',
    summary: 'Every decision taken under an application number, oldest first.',
    session: false,
    input: null,
    output: z.strictObject({ applicationNumber: ApplicationNumber, receipts: z.array(Jws) }),
    problems: ['not-found'],
  },
  deskRecord: {
    method: 'GET',
    path: '/v1/desk',
    summary: 'What the centre knows of the asking desk: its last number, and its journals, newest first.',
    since: 2,
    session: false,
    input: null,
    output: DeskRecord,
    problems: [],
  },
  uploadJournal: {
    method: 'POST',
    path: '/v1/journal',
    summary:
      "Takes the next entries of the desk's hash-chained journal; entries taken before are passed over. What contradicts them is kept as evidence.",
    since: 2,
    session: false,
    input: JournalUpload,
    output: z.strictObject({
      /** Entries up to this sequence number are taken; the desk goes on with the one after it. */
      acceptedThrough: JournalHead.shape.sequence,
      /** `forked`: an entry contradicts one that was taken before; it was kept as evidence and is not part of the journal. */
      state: z.enum(['whole', 'forked']),
    }),
    problems: ['journal-unknown', 'hash-mismatch', 'too-large'],
  },
  readJournal: {
    method: 'POST',
    path: '/v1/journal/entries',
    summary: "Entries of the asking desk's own journal, for a desk that has lost its database.",
    since: 2,
    session: true,
    input: z.strictObject({
      journal: z.uuid(),
      after: JournalHead.shape.sequence,
      limit: z.int().min(1).max(500),
    }),
    output: z.strictObject({ entries: z.array(JournalEntry) }),
    problems: ['journal-unknown'],
  },
} as const satisfies Record<string, CentralOperation>;

export type CentralOperationName = keyof typeof centralOperations;

/** Problems that any operation may answer with. */
export const commonProblems = [
  'malformed',
  'unauthorised-desk',
  'session-required',
  'too-many-requests',
  'wrong-media-type',
  'internal',
  'unavailable',
] as const satisfies readonly ProblemCode[];

export interface CentralOperation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/v1/${string}`;
  readonly summary: string;
  readonly session: boolean | 'token';
  /** Whether a desk that has enrolled a journal must say where it stands. */
  readonly saysJournal?: true;
  /** The contract version that brought it, where that is not the first: for a caller of an earlier one it is not there. */
  readonly since?: ContractVersion;
  /** A JSON schema, nothing, or signed bytes (CMS, RFC 5652). */
  readonly input: z.ZodType | null | 'application/cms';
  /** What a desk of contract version 1 sends, where that differs. */
  readonly input1?: z.ZodType;
  readonly output: z.ZodType;
  readonly problems: readonly ProblemCode[];
}

/** Carries the session token where an operation asks for one. */
export const sessionHeader = 'tereze-session';

/** No answer and no request is longer than this (bytes). */
export const messageLimit = 1_048_576;
