import { z } from 'zod';

/** What can be wrong with the store that a desk keeps its work in, and with restoring it (`docs/recovery.md`). */
const storeFaults = {
  'disk-full': { again: true },
  'store-failed': { again: true },
  /** Its first page can't be read: the file is damaged, or another key wrote it. */
  'store-unreadable': { again: false },
  'store-newer': { again: false },
  /** The folder had a database, and has none now, or an empty one. */
  'store-missing': { again: false },
  /** It lacks entries that the desk's record or the centre knows. */
  'store-behind': { again: false },
  /** It holds other entries than the desk's record or the centre. */
  'store-diverged': { again: false },
  /** The desk's record names another desk, office or window than the configuration. */
  'store-foreign': { again: false },
  /** The database was begun in an empty folder, and the centre knows an earlier journal of this desk. */
  'store-begun-anew': { again: false },
  'store-damaged': { again: false },
  'store-read-only': { again: false },
  'store-locked': { again: true },
  /** Another process works in the same data folder. */
  'store-in-use': { again: false },
  /** The administrator's recovery `salvage` is done. */
  'store-salvaged': { again: false },
  /** Nothing but the centre can tell whether the database is complete. */
  'desk-record-missing': { again: false },
  /** The desk's record can not be written; the database itself can. */
  'desk-record-unwritten': { again: true },
  'first-number-needs-line': { again: true },
  /** The store was not compared with the centre since the start, and without that it may be an old copy. */
  'number-needs-comparison': { again: true },
  'recovery-awaits-sign-in': { again: false },
  'recovery-under-way': { again: true },
  'recovery-failed': { again: false },
} as const satisfies Record<string, { again: boolean }>;

export type StoreFaultCode = keyof typeof storeFaults;

/**
 * Everything that can go wrong for an operator, and whether doing the same again can help. Each code
 * has a text in `src/language/` that says what happened, why, and what to do next.
 */
export const faults = {
  // the session and its key
  'session-required': { again: false },
  locked: { again: false },
  'key-file-missing': { again: true },
  'key-file-unreadable': { again: true },
  'key-file-damaged': { again: false },
  'key-file-empty': { again: false },
  'key-file-slow': { again: false },
  'key-password-wrong': { again: true },
  'key-unsupported': { again: false },
  'signer-not-yet-valid': { again: false },
  'signer-expired': { again: false },
  'signer-not-signing': { again: false },
  'signer-untrusted': { again: false },
  'signer-role': { again: false },
  'signer-organisation': { again: false },
  'signer-iin': { again: false },
  'signer-not-on-staff': { again: false },
  'signer-changed': { again: false },
  /** Lock, sign-out, a newer opening or the operator came first. */
  'key-opening-cancelled': { again: true },
  'clock-off': { again: false },
  /** The clock was never compared with the centre's since the start. */
  'clock-unknown': { again: true },
  /** It was set since it was compared last. */
  'clock-moved': { again: true },
  /** It was compared too long ago. */
  'clock-stale': { again: true },
  /** By the centre's time as it is known here, the one-time password is not sent yet. */
  'clock-before-sending': { again: true },
  // the line and the centre
  'line-down': { again: true },
  'centre-refuses-desk': { again: false },
  'centre-refuses-session': { again: false },
  'centre-answer-invalid': { again: true },
  'centre-busy': { again: true },
  'policy-missing': { again: true },
  /** The centre speaks an older version of the contract. */
  'centre-outdated': { again: false },
  'withdrawal-unanswered': { again: true },
  // the registration
  'registration-unknown': { again: false },
  /** The centre gave it back: everybody at the window may see and end it, only its operator may go on with it. */
  'registration-of-another': { again: false },
  'act-not-possible': { again: false },
  /** One person a registration: whom it looked up once is whom it is about. */
  'registration-has-another-person': { again: false },
  'draft-incomplete': { again: false },
  'iin-unknown': { again: false },
  'number-connected-elsewhere': { again: false },
  'statements-outdated': { again: false },
  'resend-too-early': { again: true },
  'sms-unavailable': { again: true },
  'one-time-password-form': { again: false },
  /** The policy asks for a colleague's signature where a connected number is replaced. */
  'second-signature-required': { again: false },
  'second-signer-same': { again: false },
  'running-numbers-used-up': { again: false },
  // papers
  'paper-unknown': { again: false },
  /** A temporary password is shown to the operator alone who opened the registration. */
  'slip-of-another-operator': { again: false },
  'paper-letter-missing': { again: false },
  /** A paper that came out once is printed again only for a reason, as a duplicate. */
  'reprint-reason-missing': { again: false },
  /** The policy in force carries no text of the Agreement. */
  'agreement-missing': { again: false },
  'printer-missing': { again: true },
  'printer-stopped': { again: true },
  'printer-failed': { again: true },
  // a file that the operator saves
  'file-not-permitted': { again: true },
  'file-place-missing': { again: true },
  'file-disk-full': { again: true },
  'file-not-saved': { again: true },
  // the desk itself
  /** The configuration is missing or wrong; for the administrator the start says what. */
  'configuration-invalid': { again: false },
  ...storeFaults,
  /** The desk doesn't answer the window: its process ended or hangs, or the answer is lost. */
  'desk-silent': { again: true },
  'self-test-failed': { again: false },
  /** The system has no store that could keep the database's key (Linux without a keyring). */
  'key-store-missing': { again: false },
  /** The system's key store waits for somebody, or for ever. */
  'key-store-silent': { again: true },
  /** The database's key is wrapped, and this host keeps it plain (demonstration). */
  'store-key-wrapped': { again: false },
  /** The database's key lies plain, and this desk takes wrapped ones only (production). */
  'store-key-plain': { again: false },
  /** There is neither a plain key of the desk's certificate nor one that was taken in. */
  'desk-key-missing': { again: false },
  'desk-key-unreadable': { again: false },
  /** The key was taken in, and its plain file (`file`) is still there. */
  'desk-key-not-deleted': { again: false },
  'input-invalid': { again: false },
  internal: { again: true },
} as const satisfies Record<string, { again: boolean }>;

export type FaultCode = keyof typeof faults;
export const FaultCode = z.enum(Object.keys(faults) as [FaultCode, ...FaultCode[]]);

/** Figures that a fault's text names: seconds to wait, days, a masked number. Never a secret, never personal data. */
export const FaultDetails = z.record(z.string(), z.union([z.string(), z.number()]));
export type FaultDetails = z.infer<typeof FaultDetails>;

/** The one error of the desk. What it carries may be shown and logged. */
export class Fault extends Error {
  readonly code: FaultCode;
  readonly details: FaultDetails;
  constructor(code: FaultCode, details: FaultDetails = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = 'Fault';
    this.code = code;
    this.details = details;
  }
}
