// main/desk.ts
import { randomInt, randomUUID as randomUUID2 } from "node:crypto";

// src/contract/desk.ts
import { z as z18 } from "zod";

// src/application/application.ts
import { z as z5 } from "zod";

// src/application/email.ts
import { z } from "zod";
var local = /(?=[^@]{1,64}@)[^\s@".,:;<>()[\]\\\p{C}]+(?:\.[^\s@".,:;<>()[\]\\\p{C}]+)*/u.source;
var label = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?/u.source;
var top = new RegExp("\\p{L}[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}]", "u").source;
var Email = z.email({ pattern: new RegExp(`^${local}@(?:${label}\\.)+${top}$`, "u") }).max(254).brand();
function emailFault(text2) {
  const typed2 = text2.trim();
  return typed2 === "" || Email.safeParse(typed2).success ? null : "email-form";
}

// src/application/iin.ts
import { z as z2 } from "zod";

// src/result.ts
var ok = (value) => ({ ok: true, value });
var fault = (code) => ({
  ok: false,
  fault: code
});

// src/application/separators.ts
var withoutSeparators = (text2) => text2.replaceAll(/[\s.()\p{Pd}\p{Cf}\u2212]/gu, "");

// src/application/iin.ts
var Iin = z2.string().regex(/^\d{12}$/).refine((digits) => checkIin(digits) === null).brand();
var firstPass = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
var secondPass = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];
function parseIin(text2) {
  const digits = withoutSeparators(text2);
  if (/\D/.test(digits)) return fault("iin-characters");
  if (digits.length !== 12) return fault("iin-length");
  const found = checkIin(digits);
  return found === null ? ok(digits) : fault(found);
}
var formatIin = (iin2) => `${iin2.slice(0, 6)} ${iin2.slice(6)}`;
function iinCheckDigit(firstEleven) {
  for (const weights of [firstPass, secondPass]) {
    const sum = weights.reduce((total, weight, place) => total + weight * Number(firstEleven[place]), 0);
    if (sum % 11 < 10) return sum % 11;
  }
  return null;
}
function checkIin(digits) {
  if (/^\d{4}[4-6]/.test(digits)) return "iin-is-bin";
  return iinCheckDigit(digits.slice(0, 11)) === Number(digits[11]) ? null : "iin-checksum";
}

// src/application/names.ts
import { z as z3 } from "zod";
var PersonName = z3.string().max(120).regex(/^[\p{Lu}\p{Ll}\p{Lt}\p{Lo}][\p{L}\p{M}]*(?:[ \-'‘’][\p{Lu}\p{Ll}\p{Lt}\p{Lo}][\p{L}\p{M}]*)*\.?$/u).brand();
var tidyName = (text2) => text2.normalize("NFC").trim().replaceAll(/\s+/g, " ");
function nameFault(text2) {
  const tidy = tidyName(text2);
  if (tidy === "") return "name-empty";
  if (tidy.length > 120) return "name-length";
  return PersonName.safeParse(tidy).success ? null : "name-characters";
}
var fullName = (person) => [person.surname, person.givenName, person.patronymic].filter(Boolean).join(" ");
var searchFolds = {
  ә: "а",
  ғ: "г",
  қ: "к",
  ң: "н",
  ө: "о",
  ұ: "у",
  ү: "у",
  һ: "х",
  і: "и",
  ё: "е",
  й: "и"
};
var searchKey = (text2) => tidyName(text2).toLocaleLowerCase("kk").replaceAll(/[әғқңөұүһіёй]/g, (letter) => searchFolds[letter] ?? letter);

// src/application/subscriber-number.ts
import { parsePhoneNumberFromString } from "libphonenumber-js/mobile";
import { z as z4 } from "zod";
var SubscriberNumber = z4.string().regex(/^\+77\d{9}$/).refine(isKazakhMobile).brand();
function parseSubscriberNumber(text2) {
  const typed2 = withoutSeparators(text2);
  if (!/^\+?\d*$/.test(typed2)) return fault("number-characters");
  const national = nationalDigits(typed2);
  if (national === null) return fault("number-foreign");
  if (national.length !== 10) return fault("number-length");
  if (/^[3489]/.test(national)) return fault("number-russian");
  return isKazakhMobile(`+7${national}`) ? ok(`+7${national}`) : fault("number-not-mobile");
}
function formatSubscriberNumber(text2) {
  const typed2 = text2.replaceAll(/[^\d+]/g, "").replaceAll(/(?!^)\+/g, "");
  const national = nationalDigits(typed2);
  if (!national || /^0(?!0)/.test(typed2)) return typed2;
  return /^7([^06]\d{0,8})?$/.test(typed2) ? grouped(typed2) : `+7 ${grouped(national)}`;
}
function nationalDigits(typed2) {
  const dialled = typed2.replace(/^00/, "+");
  if (/^\+[^7]/.test(dialled)) return null;
  if (dialled.startsWith("+")) return dialled.slice(2);
  return /^8|^7[^06]\d{9}/.test(typed2) ? typed2.slice(1) : typed2;
}
var grouped = (digits) => [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6, 8), digits.slice(8)].filter(Boolean).join(" ");
function isKazakhMobile(number2) {
  const parsed = parsePhoneNumberFromString(number2);
  return parsed?.country === "KZ" && parsed.isValid();
}

// src/application/application.ts
var PaperLanguage = z5.enum(["kk", "ru"]);
var Applicant = z5.strictObject({
  iin: Iin,
  surname: PersonName,
  givenName: PersonName,
  patronymic: PersonName.nullable()
});
var Statements = z5.strictObject({
  version: z5.string().min(1).max(40),
  agreement: z5.literal(true),
  information: z5.literal(true)
});
var Application = z5.strictObject({
  applicant: Applicant,
  email: Email.nullable(),
  subscriberNumber: SubscriberNumber,
  statements: Statements,
  language: PaperLanguage
});

// src/application/draft.ts
import { z as z7 } from "zod";

// src/application/paper-style.ts
import { z as z6 } from "zod";
var PaperStyle = z6.strictObject({ bilingual: z6.boolean(), largePrint: z6.boolean() });
var plainStyle = { bilingual: false, largePrint: false };

// src/application/draft.ts
var typed = z7.string().max(200);
var Draft = z7.strictObject({
  iin: typed,
  surname: typed,
  givenName: typed,
  patronymic: typed,
  email: z7.string().max(300),
  subscriberNumber: typed,
  statements: z7.boolean(),
  language: PaperLanguage,
  /** Drafts from before there were styles are plain. */
  style: PaperStyle.default(plainStyle)
});
var emptyDraft = (language) => ({
  iin: "",
  surname: "",
  givenName: "",
  patronymic: "",
  email: "",
  subscriberNumber: "",
  statements: false,
  language,
  style: plainStyle
});
function draftFaults(draft) {
  const iin2 = parseIin(draft.iin);
  const number2 = parseSubscriberNumber(draft.subscriberNumber);
  const surname = nameFault(draft.surname);
  const givenName = nameFault(draft.givenName);
  const patronymic = tidyName(draft.patronymic) === "" ? null : nameFault(draft.patronymic);
  const email = emailFault(draft.email);
  return {
    ...!iin2.ok && { iin: iin2.fault },
    ...!draft.statements && { statements: "statements-not-accepted" },
    ...surname && { surname },
    ...givenName && { givenName },
    ...patronymic && { patronymic },
    ...!number2.ok && { subscriberNumber: number2.fault },
    ...email && { email }
  };
}
function completeDraft(draft, statementsVersion) {
  const iin2 = parseIin(draft.iin);
  const number2 = parseSubscriberNumber(draft.subscriberNumber);
  if (!iin2.ok || !number2.ok || !draft.statements) return null;
  const parsed = Application.safeParse({
    applicant: {
      iin: iin2.value,
      surname: tidyName(draft.surname),
      givenName: tidyName(draft.givenName),
      patronymic: tidyName(draft.patronymic) || null
    },
    email: draft.email.trim() || null,
    subscriberNumber: number2.value,
    statements: { version: statementsVersion, agreement: true, information: true },
    language: draft.language
  });
  return parsed.success ? parsed.data : null;
}

// src/registration/events.ts
import { z as z13 } from "zod";

// src/application/application-number.ts
import { z as z8 } from "zod";
var ApplicationNumber = z8.string().regex(/^\d{4}-\d{2}-\d{6}-\d{2}$/).refine((text2) => isIssued(digitsOf(text2))).brand();
function makeApplicationNumber(office, window, running) {
  if (!/^\d{4}$/.test(office) || !/^\d{2}$/.test(window))
    throw new RangeError("office or window is not a number");
  if (!Number.isInteger(running) || running < 1 || running > 999999)
    throw new RangeError(`running number ${running} is outside 1 to 999999`);
  const body = `${office}${window}${String(running).padStart(6, "0")}`;
  return formatDigits(body + checkDigits(body));
}
var digitsOf = (number2) => number2.replaceAll(/\D/g, "");
var isIssued = (digits) => digits.slice(6, 12) !== "000000" && digits.slice(12) === checkDigits(digits.slice(0, 12));
var checkDigits = (body) => String(98 - Number(BigInt(`${body}00`) % 97n)).padStart(2, "0");
var formatDigits = (digits) => `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 12)}-${digits.slice(12)}`;

// src/contract/central.ts
import { z as z11 } from "zod";

// src/contract/instant.ts
import { z as z9 } from "zod";
var Instant = z9.iso.datetime({ precision: 3 });
var PlainDate = z9.iso.date();
var instantOf = (milliseconds) => new Date(milliseconds).toISOString();
var almaty = new Intl.DateTimeFormat("en", {
  timeZone: "Asia/Almaty",
  year: "numeric",
  month: "2-digit",
  day: "2-digit"
});
function dateAtCounter(instant) {
  const parts = almaty.formatToParts(new Date(instant));
  const part = (wanted) => parts.find(({ type }) => type === wanted)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
}

// src/contract/request.ts
import { z as z10 } from "zod";
var Sha256 = z10.string().regex(/^[0-9a-f]{64}$/);
var DeskIdentity = z10.strictObject({
  desk: z10.string().regex(/^[A-Za-z0-9-]{1,64}$/),
  office: z10.string().regex(/^\d{4}$/),
  window: z10.string().regex(/^\d{2}$/)
});
var Sealed = z10.string().max(4096).regex(/^[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$/);
var SealedOneTimePassword = z10.strictObject({
  registrationId: z10.uuid(),
  challengeId: z10.uuid(),
  oneTimePassword: z10.string().regex(/^\d{4,10}$/)
});
var SealedTemporaryPassword = z10.strictObject({
  registrationId: z10.uuid(),
  temporaryPassword: z10.string().min(8).max(64)
});
var RegistrationRequest = z10.strictObject({
  kind: z10.literal("registration-request"),
  registrationId: z10.uuid(),
  applicationNumber: ApplicationNumber,
  application: Application,
  oneTimePassword: z10.strictObject({ challengeId: z10.uuid(), sealed: Sealed }),
  /** `connect` to the account that is there, or `create` one with the sealed temporary password (clause 8). */
  account: z10.discriminatedUnion("act", [
    z10.strictObject({ act: z10.literal("connect") }),
    z10.strictObject({ act: z10.literal("create"), temporaryPassword: Sealed })
  ]),
  from: DeskIdentity,
  signedAt: Instant,
  /** The centre's clock minus the desk's, in milliseconds, as last measured. */
  clockOffset: z10.int(),
  policyVersion: z10.string().min(1).max(40)
});
var SessionStatement = z10.strictObject({
  kind: z10.literal("session-statement"),
  sessionId: z10.uuid(),
  from: DeskIdentity,
  signedAt: Instant,
  clockOffset: z10.int()
});

// src/contract/central.ts
var Jws = z11.string().max(65536).regex(/^[\w-]+\.[\w-]+\.[\w-]+$/);
var LookupInput = z11.strictObject({
  registrationId: z11.uuid(),
  iin: Iin,
  /** The look-up reads what the law protects: the citizen's agreement to that goes with it (appendix, second statement). */
  statements: Statements
});
var LookupOutput = z11.strictObject({
  person: Applicant,
  account: z11.discriminatedUnion("state", [
    z11.strictObject({ state: z11.literal("none") }),
    z11.strictObject({
      state: z11.literal("exists"),
      /** The number connected now, if any, masked to its last two digits. */
      connectedNumber: z11.string().nullable()
    })
  ]),
  /** Other counter windows that have this citizen in hand now, or registered them today. Absent in older answers. */
  inHand: z11.array(
    z11.strictObject({
      office: z11.string(),
      window: z11.string(),
      phase: z11.enum(["password-sent", "registered"]),
      since: Instant
    })
  ).optional()
});
var OneTimePasswordInput = z11.strictObject({
  registrationId: z11.uuid(),
  iin: Iin,
  subscriberNumber: SubscriberNumber,
  language: PaperLanguage
});
var Challenge = z11.strictObject({
  challengeId: z11.uuid(),
  subscriberNumber: SubscriberNumber,
  length: z11.int().min(4).max(10),
  sentAt: Instant,
  expiresAt: Instant,
  resendAfter: Instant,
  triesLeft: z11.int().min(0)
});
var JournalEntry = z11.strictObject({
  sequence: z11.int().positive(),
  previous: Sha256,
  hash: Sha256,
  registrationId: z11.uuid(),
  at: Instant,
  clockOffset: z11.int().nullable(),
  by: z11.strictObject({ iin: z11.string().regex(/^\d{12}$/), name: z11.string() }).nullable(),
  event: z11.record(z11.string(), z11.unknown())
});
var centralOperations = {
  health: {
    method: "GET",
    path: "/v1/health",
    summary: "Whether the centre can work, and its clock.",
    session: false,
    input: null,
    output: z11.strictObject({ status: z11.literal("ok"), time: Instant }),
    problems: ["unavailable"]
  },
  policy: {
    method: "GET",
    path: "/v1/policy",
    summary: "The policy in force, signed by the centre.",
    session: false,
    input: null,
    output: z11.strictObject({ policy: Jws }),
    problems: []
  },
  openSession: {
    method: "POST",
    path: "/v1/sessions",
    summary: "Opens a session for an operator who signed a session statement (CAdES-BES, attached).",
    session: false,
    input: "application/cms",
    output: z11.strictObject({ token: z11.string().min(32).max(200), expiresAt: Instant }),
    problems: [
      "signature-invalid",
      "signer-expired",
      "signer-not-signing",
      "signer-untrusted",
      "signer-role",
      "signer-organisation",
      "signer-not-on-staff",
      "session-refused",
      "clock-off"
    ]
  },
  lookUp: {
    method: "POST",
    path: "/v1/lookups",
    summary: "Looks up a citizen and the state of their account.",
    session: true,
    input: LookupInput,
    output: LookupOutput,
    problems: ["iin-unknown", "statements-outdated", "too-many-requests"]
  },
  sendOneTimePassword: {
    method: "POST",
    path: "/v1/one-time-passwords",
    summary: "Has a one-time password sent to the subscriber number (clause 7.2).",
    session: true,
    input: OneTimePasswordInput,
    output: Challenge,
    problems: [
      "iin-unknown",
      "number-connected-elsewhere",
      "resend-too-early",
      "too-many-requests",
      "sms-unavailable"
    ]
  },
  submit: {
    method: "PUT",
    path: "/v1/requests/{requestHash}",
    summary: "Decides a signed request once. The same bytes again bring the stored receipt.",
    session: false,
    input: "application/cms",
    output: z11.strictObject({ receipt: Jws }),
    problems: ["hash-mismatch", "too-large"]
  },
  status: {
    method: "GET",
    path: "/v1/registrations/{applicationNumber}",
    summary: "Every decision taken under an application number, oldest first.",
    session: false,
    input: null,
    output: z11.strictObject({ applicationNumber: ApplicationNumber, receipts: z11.array(Jws) }),
    problems: ["not-found"]
  },
  uploadJournal: {
    method: "POST",
    path: "/v1/journal",
    summary: "Takes the next entries of the desk's hash-chained journal; entries taken before are passed over.",
    session: false,
    input: z11.strictObject({ entries: z11.array(JournalEntry).min(1).max(500) }),
    output: z11.strictObject({ acceptedThrough: z11.int().min(0) }),
    problems: ["hash-mismatch", "too-large"]
  }
};
var sessionHeader = "tereze-session";
var messageLimit = 1048576;

// src/contract/receipt.ts
import { z as z12 } from "zod";
var RefusalReason = z12.enum([
  "one-time-password-wrong",
  "one-time-password-expired",
  "one-time-password-spent"
]);
var ReturnReason = z12.enum([
  "number-connected-elsewhere",
  "iin-unknown",
  "name-differs",
  "account-exists",
  "account-missing",
  "statements-outdated",
  "temporary-password-unfit",
  "one-time-password-foreign",
  "request-too-old",
  "clock-off",
  "number-already-decided",
  "signature-invalid",
  "signer-expired",
  "signer-not-signing",
  "signer-untrusted",
  "signer-role",
  "signer-organisation",
  "signer-not-on-staff"
]);
var Decision = z12.discriminatedUnion("outcome", [
  z12.strictObject({ outcome: z12.literal("registered"), accountCreated: z12.boolean() }),
  z12.strictObject({
    outcome: z12.literal("refused"),
    reason: RefusalReason,
    triesLeft: z12.int().min(0)
  }),
  z12.strictObject({ outcome: z12.literal("returned"), reason: ReturnReason })
]);
var Receipt = z12.strictObject({
  kind: z12.literal("receipt"),
  /** The SHA-256 of the signed request's bytes, which is also its idempotency key. */
  requestHash: Sha256,
  registrationId: z12.uuid(),
  applicationNumber: ApplicationNumber,
  decidedAt: Instant,
  decision: Decision
});

// src/registration/events.ts
var Actor = z13.strictObject({ iin: z13.string().regex(/^\d{12}$/), name: z13.string() }).nullable();
var PaperKind = z13.enum([
  "application",
  "account-slip",
  "refusal-notice",
  "confirmation",
  "agreement",
  "daily-register"
]);
var PaperDuplicate = z13.strictObject({
  of: z13.uuid(),
  copy: z13.int().min(2),
  reason: z13.string().min(1).max(300)
});
var PaperReference = z13.strictObject({
  paperId: z13.uuid(),
  kind: PaperKind,
  language: PaperLanguage,
  sha256: Sha256,
  pages: z13.int().positive(),
  /** Absent in journals from before there were styles; then it is the plain one. */
  style: PaperStyle.optional(),
  duplicate: PaperDuplicate.optional()
});
var HoldReason = z13.enum([
  "centre-rejects-request",
  "hash-mismatch",
  "receipt-invalid",
  "desk-not-authorised"
]);
var PrintFault = z13.enum(["printer-missing", "printer-stopped", "printer-failed"]);
var receipt = z13.strictObject({ requestHash: Sha256, receipt: z13.string(), decidedAt: Instant });
var RegistrationEvent = z13.discriminatedUnion("type", [
  z13.strictObject({ type: z13.literal("opened") }),
  z13.strictObject({ type: z13.literal("looked-up"), iin: Iin, statements: Statements, found: LookupOutput }),
  z13.strictObject({
    type: z13.literal("application-drawn"),
    applicationNumber: ApplicationNumber,
    application: Application,
    paper: PaperReference
  }),
  z13.strictObject({ type: z13.literal("application-taken") }),
  z13.strictObject({ type: z13.literal("one-time-password-sent"), challenge: Challenge }),
  z13.strictObject({
    type: z13.literal("signed"),
    requestHash: Sha256,
    signedAt: Instant,
    /** Serial number of the signing certificate, hexadecimal. */
    certificateSerial: z13.string(),
    account: z13.enum(["connect", "create"])
  }),
  z13.strictObject({ type: z13.literal("queued"), requestHash: Sha256 }),
  receipt.extend({ type: z13.literal("registered"), accountCreated: z13.boolean() }),
  receipt.extend({ type: z13.literal("refused"), reason: RefusalReason, triesLeft: z13.int().min(0) }),
  receipt.extend({ type: z13.literal("returned"), reason: ReturnReason }),
  z13.strictObject({
    type: z13.literal("held"),
    requestHash: Sha256,
    reason: HoldReason,
    code: z13.string().max(60)
  }),
  z13.strictObject({ type: z13.literal("resumed"), requestHash: Sha256 }),
  z13.strictObject({ type: z13.literal("abandoned"), reason: z13.string().min(1).max(300) }),
  z13.strictObject({ type: z13.literal("paper-drawn"), paper: PaperReference }),
  /** `copy` counts the tries to get this one paper out; a duplicate is a paper of its own. */
  z13.strictObject({ type: z13.literal("paper-asked"), paperId: z13.uuid(), copy: z13.int().positive() }),
  z13.strictObject({
    type: z13.literal("paper-handed-to-printer"),
    paperId: z13.uuid(),
    printer: z13.string().max(200)
  }),
  z13.strictObject({ type: z13.literal("paper-not-printed"), paperId: z13.uuid(), reason: PrintFault }),
  z13.strictObject({ type: z13.literal("paper-confirmed"), paperId: z13.uuid() }),
  /** The citizen has the slip and was told to change the password (clause 8); the desk has wiped it. */
  z13.strictObject({ type: z13.literal("slip-handed-over") })
]);
var RecordedEvent = z13.strictObject({
  registrationId: z13.uuid(),
  at: Instant,
  /** The centre's clock minus the desk's, in milliseconds; null while never measured. */
  clockOffset: z13.int().nullable(),
  by: Actor,
  event: RegistrationEvent
});

// src/registration/state.ts
import { z as z14 } from "zod";
var Phase = z14.enum([
  "open",
  "taken",
  "password-sent",
  "queued",
  "registered",
  "refused",
  "returned",
  "held",
  "abandoned"
]);
var Paper = PaperReference.extend({
  style: PaperStyle,
  progress: z14.enum(["drawn", "asked", "handed-to-printer", "not-printed", "confirmed"]),
  /** How often this one paper was sent to the printer. */
  copies: z14.int().min(0),
  printFault: PrintFault.nullable()
});
var RegistrationState = z14.strictObject({
  registrationId: z14.uuid(),
  phase: Phase,
  operator: Actor,
  openedAt: Instant,
  changedAt: Instant,
  lookup: LookupOutput.nullable(),
  applicationNumber: ApplicationNumber.nullable(),
  application: Application.nullable(),
  challenge: Challenge.nullable(),
  /** The request that was signed and has no decision yet, or is registered. */
  request: z14.strictObject({ hash: Sha256, signedAt: Instant, account: z14.enum(["connect", "create"]) }).nullable(),
  refusal: z14.strictObject({ reason: RefusalReason, triesLeft: z14.int().min(0) }).nullable(),
  returned: z14.strictObject({ reason: ReturnReason }).nullable(),
  hold: z14.strictObject({ reason: HoldReason, code: z14.string() }).nullable(),
  registered: z14.strictObject({ decidedAt: Instant, accountCreated: z14.boolean(), receipt: z14.string() }).nullable(),
  abandoned: z14.strictObject({ reason: z14.string() }).nullable(),
  papers: z14.array(Paper),
  /** Whether the desk still keeps a temporary password for the slip. */
  slip: z14.enum(["none", "due", "handed-over"])
});

// src/contract/fault.ts
import { z as z15 } from "zod";
var faults = {
  // the session and its key
  "session-required": { again: false },
  locked: { again: false },
  "key-file-missing": { again: true },
  "key-file-damaged": { again: false },
  "key-file-empty": { again: false },
  "key-file-slow": { again: false },
  "key-password-wrong": { again: true },
  "key-unsupported": { again: false },
  "signer-not-yet-valid": { again: false },
  "signer-expired": { again: false },
  "signer-not-signing": { again: false },
  "signer-untrusted": { again: false },
  "signer-role": { again: false },
  "signer-organisation": { again: false },
  "signer-iin": { again: false },
  "signer-not-on-staff": { again: false },
  "signer-changed": { again: false },
  "clock-off": { again: false },
  // the line and the centre
  "line-down": { again: true },
  "centre-refuses-desk": { again: false },
  "centre-refuses-session": { again: false },
  "centre-answer-invalid": { again: true },
  "centre-busy": { again: true },
  "policy-missing": { again: true },
  // the registration
  "registration-unknown": { again: false },
  "act-not-possible": { again: false },
  "draft-incomplete": { again: false },
  "iin-unknown": { again: false },
  "number-connected-elsewhere": { again: false },
  "statements-outdated": { again: false },
  "resend-too-early": { again: true },
  "sms-unavailable": { again: true },
  "one-time-password-form": { again: false },
  "running-numbers-used-up": { again: false },
  // papers
  "paper-unknown": { again: false },
  "paper-letter-missing": { again: false },
  /** A paper that came out once is printed again only for a reason, as a duplicate. */
  "reprint-reason-missing": { again: false },
  /** The policy in force carries no text of the Agreement. */
  "agreement-missing": { again: false },
  "printer-missing": { again: true },
  "printer-stopped": { again: true },
  "printer-failed": { again: true },
  // the desk itself
  "disk-full": { again: true },
  "store-failed": { again: true },
  "store-unreadable": { again: false },
  "store-newer": { again: false },
  "self-test-failed": { again: false },
  /** The system has no store that could keep the database's key (Linux without a keyring). */
  "key-store-missing": { again: false },
  "input-invalid": { again: false },
  internal: { again: true }
};
var FaultCode = z15.enum(Object.keys(faults));
var FaultDetails = z15.record(z15.string(), z15.union([z15.string(), z15.number()]));
var Fault = class extends Error {
  code;
  details;
  constructor(code, details2 = {}, options) {
    super(code, options);
    this.name = "Fault";
    this.code = code;
    this.details = details2;
  }
};

// src/contract/policy.ts
import { z as z17 } from "zod";

// src/application/temporary-password.ts
import { z as z16 } from "zod";
var characters = z16.string().max(100).regex(/^[!-~]+$/).refine((text2) => new Set(text2).size >= 2);
var PasswordRule = z16.strictObject({
  length: z16.int().min(8).max(64),
  /** Each group's characters, and how many of them the password holds at the least. */
  groups: z16.array(z16.strictObject({ characters, atLeast: z16.int().min(0).max(64) })).min(1).max(8)
}).refine((rule2) => rule2.groups.reduce((sum, group) => sum + group.atLeast, 0) <= rule2.length);
function makeTemporaryPassword(rule2, randomBelow) {
  const pick = (count, characters2) => {
    const different = [...new Set(characters2)];
    return Array.from({ length: count }, () => different[randomBelow(different.length)]);
  };
  const required = rule2.groups.flatMap((group) => pick(group.atLeast, group.characters));
  const rest = pick(rule2.length - required.length, rule2.groups.map((group) => group.characters).join(""));
  return shuffle([...required, ...rest], randomBelow).join("");
}
function shuffle(items2, randomBelow) {
  for (let last = items2.length - 1; last > 0; last--) {
    const other = randomBelow(last + 1);
    [items2[last], items2[other]] = [items2[other], items2[last]];
  }
  return items2;
}

// src/contract/policy.ts
var text = z17.strictObject({ kk: z17.string().min(1), ru: z17.string().min(1), en: z17.string().min(1) });
var someParagraphs = z17.array(z17.string().min(1).max(4e3)).min(1).max(200);
var paragraphs = z17.strictObject({ kk: someParagraphs, ru: someParagraphs, en: someParagraphs });
var PublicJwk = z17.strictObject({
  kty: z17.literal("EC"),
  crv: z17.literal("P-256"),
  x: z17.base64url(),
  y: z17.base64url(),
  kid: z17.string().min(1).max(100)
});
var Policy = z17.strictObject({
  version: z17.string().min(1).max(40),
  issuedAt: Instant,
  oneTimePassword: z17.strictObject({
    length: z17.int().min(4).max(10),
    lifeSeconds: z17.int().min(30).max(3600),
    resendAfterSeconds: z17.int().min(0).max(3600),
    tries: z17.int().min(1).max(10)
  }),
  passwordRule: PasswordRule,
  /** Extended key usage OIDs, one of which the operator's certificate must carry. */
  operatorRoles: z17.array(z17.string().regex(/^[\d.]+$/)).min(1),
  /** The corporation's BIN and those of its branches. */
  organisationBins: z17.array(z17.string().regex(/^\d{12}$/)).min(1),
  /** Wording of the appendix's two statements, printed and accepted under this version. */
  statements: z17.strictObject({ version: z17.string().min(1).max(40), agreement: text, information: text }),
  /** The Agreement that the first statement speaks of, as a paper for the citizen: its title and its paragraphs. */
  agreement: z17.strictObject({ version: z17.string().min(1).max(40), title: text, paragraphs }).optional(),
  /** A signed request that arrives later than this is returned, however right it is. */
  requestLifeHours: z17.int().min(1).max(720),
  clock: z17.strictObject({ warnSeconds: z17.int().positive(), refuseSeconds: z17.int().positive() }),
  /** One-time and temporary passwords are sealed to this key. */
  sealingKey: PublicJwk
});

// src/contract/desk.ts
var Line = z18.strictObject({
  state: z18.enum(["connected", "slow", "offline", "refused", "unknown"]),
  since: Instant,
  roundTripMs: z18.number().nullable()
});
var Clock = z18.strictObject({
  /** The centre's clock minus the desk's, in milliseconds. */
  offset: z18.int().nullable(),
  state: z18.enum(["unknown", "right", "warn", "refuse"])
});
var Session = z18.strictObject({
  operator: z18.strictObject({ iin: z18.string(), name: z18.string(), organisation: z18.string().nullable() }),
  keyValidUntil: Instant,
  signedInAt: Instant,
  locked: z18.boolean()
});
var Overview = z18.strictObject({
  office: z18.string(),
  window: z18.string(),
  version: z18.string(),
  session: Session.nullable(),
  line: Line,
  clock: Clock,
  queue: z18.strictObject({ waiting: z18.int(), held: z18.int(), oldestAt: Instant.nullable() }),
  /** The parts of the policy in force that the window shows; null until the centre was reached once. */
  policy: Policy.pick({ version: true, issuedAt: true, statements: true, oneTimePassword: true }).nullable(),
  printer: z18.strictObject({ name: z18.string().nullable(), fault: PrintFault.nullable() }),
  /** In which language a citizen's papers begin; null takes the window's. */
  paperLanguage: PaperLanguage.nullable(),
  /** Room on the disk that holds the database, in bytes. Little is said, too little stops the day before it begins. */
  disk: z18.strictObject({ freeBytes: z18.number(), state: z18.enum(["enough", "little", "too-little"]) })
});
var KeyFile = z18.strictObject({
  path: z18.string(),
  name: z18.string(),
  folder: z18.string(),
  changedAt: Instant,
  /** Whose key it was when it was last opened on this desk. */
  owner: z18.string().nullable()
});
var RegistrationView = z18.strictObject({
  state: RegistrationState,
  draft: Draft.nullable(),
  history: z18.array(RecordedEvent)
});
var RegistrationRow = z18.strictObject({
  registrationId: z18.uuid(),
  applicationNumber: z18.string().nullable(),
  name: z18.string(),
  iin: z18.string(),
  subscriberNumber: z18.string(),
  phase: Phase,
  operator: z18.string(),
  openedAt: Instant,
  changedAt: Instant
});
var QueueItem = z18.strictObject({
  requestHash: Sha256,
  registrationId: z18.uuid(),
  applicationNumber: z18.string(),
  state: z18.enum(["waiting", "sending", "held"]),
  queuedAt: Instant,
  tries: z18.int().min(0),
  nextTryAt: Instant.nullable(),
  lastFault: z18.string().nullable()
});
var InHand = z18.strictObject({
  same: z18.enum(["citizen", "number"]),
  where: z18.enum(["here", "elsewhere"]),
  office: z18.string(),
  window: z18.string(),
  /** The operator's name; null where only the centre knows it. */
  operator: z18.string().nullable(),
  phase: Phase,
  since: Instant,
  /** The registration itself, where this operator may go on with it. */
  registrationId: z18.uuid().nullable()
});
var Shift = z18.strictObject({
  day: PlainDate,
  outcomes: z18.record(Phase, z18.int().min(0)),
  accountsCreated: z18.int().min(0),
  refusals: z18.record(RefusalReason, z18.int().min(0)),
  /** Registered in each hour of the day at the counter, 0 to 23. */
  registeredByHour: z18.array(z18.int().min(0)).length(24),
  medianSeconds: z18.number().nullable(),
  slowestSeconds: z18.number().nullable(),
  operators: z18.array(z18.strictObject({ name: z18.string(), registered: z18.int().min(0), mine: z18.boolean() }))
});
var FileContent = z18.strictObject({ fileName: z18.string(), content: z18.base64() });
var DeskSettings = z18.strictObject({
  /** One of `printers`; null leaves the choice to the configuration. */
  printer: z18.string().max(200).nullable(),
  /** Further folders with employees' key files. */
  keyFolders: z18.array(z18.string().min(1).max(1024)).max(10),
  /** In which language a citizen's papers begin; null takes the window's, where there are papers in it. */
  paperLanguage: PaperLanguage.nullable()
});
var Pdf = z18.strictObject({ pdf: z18.base64(), pages: z18.int().positive() });
var Handout = PaperKind.extract(["refusal-notice", "confirmation", "agreement"]);
var RegisterView = z18.strictObject({ day: PlainDate, papers: z18.array(Paper) });
var reprintReason = z18.string().trim().min(1).max(300).nullable();
var nothing = z18.strictObject({});
var registration = z18.strictObject({ registrationId: z18.uuid() });
var password = z18.string().min(1).max(256);
var deskOperations = {
  overview: { session: "none", input: nothing, output: Overview },
  keyFiles: { session: "none", input: nothing, output: z18.strictObject({ files: z18.array(KeyFile) }) },
  signIn: {
    session: "none",
    input: z18.strictObject({ keyFile: z18.string().min(1).max(1024), password }),
    output: Overview
  },
  lock: { session: "any", input: nothing, output: Overview },
  unlock: { session: "any", input: z18.strictObject({ password }), output: Overview },
  signOut: { session: "any", input: nothing, output: Overview },
  openRegistration: {
    session: "open",
    input: z18.strictObject({ language: PaperLanguage }),
    output: RegistrationView
  },
  saveDraft: {
    session: "open",
    input: registration.extend({ draft: Draft }),
    output: z18.strictObject({ savedAt: Instant })
  },
  /** After the citizen accepted the second statement, in the wording of `statementsVersion`. */
  lookUp: {
    session: "open",
    input: registration.extend({ iin: z18.string().max(40), statementsVersion: z18.string().max(40) }),
    output: RegistrationView
  },
  /** The application as it would be printed now; blank where nothing is typed yet. Nothing is stored. */
  previewApplication: {
    session: "open",
    input: registration.extend({ draft: Draft }),
    output: Pdf
  },
  /** Issues the unique number where there is none yet, draws the application and hands it to the printer. */
  printApplication: {
    session: "open",
    input: registration.extend({ draft: Draft }),
    output: RegistrationView
  },
  /** The operator says that the citizen signed the paper (clause 7.1). */
  takeApplication: { session: "open", input: registration, output: RegistrationView },
  sendOneTimePassword: { session: "open", input: registration, output: RegistrationView },
  /** Signs and queues the request (clause 7.2) and answers when the centre has decided, or when it stays in the queue. */
  sign: {
    session: "open",
    input: registration.extend({ oneTimePassword: z18.string().max(20) }),
    output: RegistrationView
  },
  /** Draws the account slip (clause 8) and hands it to the printer. */
  printSlip: { session: "open", input: registration, output: RegistrationView },
  /** The citizen has the slip; its password is wiped from the desk. */
  handOverSlip: { session: "open", input: registration, output: RegistrationView },
  /** A handout as it would be printed now. Nothing is stored. Throws the Fault agreement-missing where the policy has none. */
  previewHandout: {
    session: "open",
    input: registration.extend({ kind: Handout, language: PaperLanguage, style: PaperStyle }),
    output: Pdf
  },
  /** Draws a handout and hands it to the printer; while nothing in it has changed it is the same paper. */
  printHandout: {
    session: "open",
    input: registration.extend({ kind: Handout, language: PaperLanguage, style: PaperStyle }),
    output: RegistrationView
  },
  paper: { session: "open", input: registration.extend({ paperId: z18.uuid() }), output: Pdf },
  /**
   * Prints a kept paper: the same bytes again while it never came out; once the operator has
   * confirmed it, a duplicate, for a reason (Fault reprint-reason-missing).
   */
  printPaper: {
    session: "open",
    input: registration.extend({ paperId: z18.uuid(), reason: reprintReason }),
    output: RegistrationView
  },
  confirmPaper: {
    session: "open",
    input: registration.extend({ paperId: z18.uuid() }),
    output: RegistrationView
  },
  abandon: {
    session: "open",
    input: registration.extend({ reason: z18.string().trim().min(1).max(300) }),
    output: RegistrationView
  },
  /** What was printed of a day's register. */
  register: { session: "open", input: z18.strictObject({ day: PlainDate }), output: RegisterView },
  /** The day's register as it would be printed now. Nothing is stored. */
  previewRegister: {
    session: "open",
    input: z18.strictObject({ day: PlainDate, language: PaperLanguage, style: PaperStyle }),
    output: Pdf
  },
  /** Prints the day's register. One that has not changed since is the same paper, and its reprint a duplicate. */
  printRegister: {
    session: "open",
    input: z18.strictObject({
      day: PlainDate,
      language: PaperLanguage,
      style: PaperStyle,
      reason: reprintReason
    }),
    output: RegisterView
  },
  confirmRegister: {
    session: "open",
    input: z18.strictObject({ day: PlainDate, paperId: z18.uuid() }),
    output: RegisterView
  },
  registration: { session: "open", input: registration, output: RegistrationView },
  /**
   * Newest first, or in the order of what a search found. Other operators' unfinished registrations
   * are left out. `day`, `phase` and `operator` (an IIN) narrow the list down, null does not.
   */
  registrations: {
    session: "open",
    input: z18.strictObject({
      day: PlainDate.nullable(),
      phase: Phase.nullable(),
      operator: z18.string().max(12).nullable(),
      search: z18.string().max(200),
      before: z18.string().max(200).nullable(),
      limit: z18.int().min(1).max(200)
    }),
    output: z18.strictObject({ rows: z18.array(RegistrationRow), next: z18.string().nullable() })
  },
  /** Everyone who ever opened a registration at this window, for the journal's filter. */
  operators: {
    session: "open",
    input: nothing,
    output: z18.strictObject({ operators: z18.array(z18.strictObject({ iin: z18.string(), name: z18.string() })) })
  },
  /** Who has this citizen or this number in hand already: here, or elsewhere as far as the centre has said. */
  inHand: {
    session: "open",
    input: registration.extend({ iin: z18.string().max(40), subscriberNumber: z18.string().max(40) }),
    output: z18.strictObject({ found: z18.array(InHand) })
  },
  /** A day's work at this window, in figures. */
  shift: { session: "open", input: z18.strictObject({ day: PlainDate }), output: Shift },
  /** The day's register as a table for other programs. */
  exportRegister: {
    session: "open",
    input: z18.strictObject({ day: PlainDate, format: z18.enum(["xlsx", "csv"]), language: PaperLanguage }),
    output: FileContent
  },
  queue: { session: "open", input: nothing, output: z18.strictObject({ items: z18.array(QueueItem) }) },
  sendNow: { session: "open", input: nothing, output: z18.strictObject({ items: z18.array(QueueItem) }) },
  resume: { session: "open", input: registration, output: RegistrationView },
  /** A held request as a file for the administrator: the signed bytes and why they are held. */
  exportHeld: { session: "open", input: registration, output: FileContent },
  /** The printers that may be chosen, by the system's names. */
  printers: {
    session: "open",
    input: nothing,
    output: z18.strictObject({ names: z18.array(z18.string()).readonly() })
  },
  settings: { session: "open", input: nothing, output: DeskSettings },
  saveSettings: { session: "open", input: DeskSettings, output: DeskSettings }
};
var DeskNotice = z18.discriminatedUnion("notice", [
  z18.strictObject({ notice: z18.literal("overview"), overview: Overview }),
  z18.strictObject({ notice: z18.literal("registration"), registrationId: z18.uuid() })
]);
var DeskAnswer = z18.discriminatedUnion("ok", [
  z18.strictObject({ ok: z18.literal(true), value: z18.unknown() }),
  z18.strictObject({ ok: z18.literal(false), fault: z18.strictObject({ code: FaultCode, details: FaultDetails }) })
]);

// main/answer.ts
async function answer(operations, sessions, name, input, report) {
  try {
    const operation = deskOperations[name];
    const parsed = operation.input.safeParse(input);
    if (!parsed.success) throw new Fault("input-invalid", { operation: name });
    if (operation.session === "open") sessions.unlocked();
    if (operation.session === "any" && !sessions.current) throw new Fault("session-required");
    const work = operations[name];
    return { ok: true, value: operation.output.parse(await work(parsed.data)) };
  } catch (error) {
    return { ok: false, fault: faultFor(error, report) };
  }
}
function faultFor(error, report) {
  if (error instanceof Fault) return { code: error.code, details: error.details };
  report(error);
  return { code: "internal", details: {} };
}

// src/contract/problem.ts
import { z as z19 } from "zod";
var problems = {
  malformed: { status: 400, retry: "never" },
  "unauthorised-desk": { status: 401, retry: "later" },
  "session-required": { status: 401, retry: "after-session" },
  "session-refused": { status: 403, retry: "never" },
  "signature-invalid": { status: 403, retry: "never" },
  "signer-expired": { status: 403, retry: "never" },
  "signer-not-signing": { status: 403, retry: "never" },
  "signer-untrusted": { status: 403, retry: "never" },
  "signer-role": { status: 403, retry: "never" },
  "signer-organisation": { status: 403, retry: "never" },
  "signer-not-on-staff": { status: 403, retry: "never" },
  "clock-off": { status: 403, retry: "never" },
  "statements-outdated": { status: 409, retry: "never" },
  "not-found": { status: 404, retry: "never" },
  "iin-unknown": { status: 404, retry: "never" },
  "hash-mismatch": { status: 409, retry: "never" },
  "number-connected-elsewhere": { status: 409, retry: "never" },
  "too-large": { status: 413, retry: "never" },
  "wrong-media-type": { status: 415, retry: "never" },
  "resend-too-early": { status: 429, retry: "later" },
  "too-many-requests": { status: 429, retry: "later" },
  internal: { status: 500, retry: "later" },
  "sms-unavailable": { status: 503, retry: "later" },
  unavailable: { status: 503, retry: "later" }
};
var ProblemCode = z19.enum(Object.keys(problems));
var Problem = z19.strictObject({
  type: z19.string().regex(/^urn:tereze:problem:[a-z-]+$/),
  title: z19.string(),
  status: z19.int().min(400).max(599),
  code: ProblemCode,
  /** Seconds after which trying again makes sense, where the centre knows it. */
  retryAfter: z19.int().min(0).optional()
});

// main/centre/failure.ts
var CentreError = class extends Error {
  failure;
  constructor(failure) {
    super(failure.kind === "problem" ? failure.problem.code : `${failure.kind}: ${failure.cause}`);
    this.name = "CentreError";
    this.failure = failure;
  }
};
var failureCode = (failure) => failure.kind === "problem" ? failure.problem.code : failure.kind === "line" ? "line-down" : failure.kind;
function faultOf(error) {
  if (!(error instanceof CentreError)) return error;
  const { failure } = error;
  switch (failure.kind) {
    case "line":
      return new Fault("line-down", {}, { cause: error });
    case "desk-refused":
      return new Fault("centre-refuses-desk", {}, { cause: error });
    case "answer":
      return new Fault("centre-answer-invalid", {}, { cause: error });
    case "problem":
      return new Fault(problemFault(failure.problem), details(failure.problem), { cause: error });
  }
}
function problemFault({ code }) {
  if (code in faults) return code;
  if (code === "unauthorised-desk") return "centre-refuses-desk";
  if (code === "session-required" || code === "session-refused" || code === "signature-invalid")
    return "centre-refuses-session";
  return problems[code].retry === "later" ? "centre-busy" : "centre-answer-invalid";
}
var details = ({ retryAfter }) => retryAfter === void 0 ? {} : { seconds: retryAfter };

// main/centre/centre.ts
function connectCentre(send3) {
  const call = async (name, more = {}) => {
    const operation = centralOperations[name];
    const json = await send3({
      method: operation.method,
      path: more.path ?? operation.path,
      ...more.json && {
        body: { type: "application/json", bytes: new TextEncoder().encode(JSON.stringify(more.json)) }
      },
      ...more.cms && { body: { type: "application/cms", bytes: more.cms } },
      ...more.token && { headers: { [sessionHeader]: more.token } }
    });
    const output = operation.output.safeParse(json);
    if (!output.success) throw new CentreError({ kind: "answer", cause: `${name} breaks the contract` });
    return output.data;
  };
  return {
    health: () => call("health"),
    policy: async () => (await call("policy")).policy,
    openSession: (statement) => call("openSession", { cms: statement }),
    lookUp: (token, json) => call("lookUp", { json, token }),
    sendOneTimePassword: (token, json) => call("sendOneTimePassword", { json, token }),
    submit: async (requestHash, cms) => (await call("submit", {
      cms,
      path: centralOperations.submit.path.replace("{requestHash}", requestHash)
    })).receipt
  };
}

// main/centre/exchange.ts
import { readFileSync } from "node:fs";
import { Agent } from "node:https";
import axios, { AxiosError } from "axios";
var timeLimit = 15e3;
function openLine(config) {
  const agent = new Agent({
    ca: readFileSync(config.authority),
    cert: readFileSync(config.certificate),
    key: readFileSync(config.key),
    minVersion: "TLSv1.2",
    keepAlive: true,
    maxSockets: 8
  });
  const http = axios.create({
    baseURL: config.url,
    httpsAgent: agent,
    adapter: "http",
    proxy: false,
    maxRedirects: 0,
    maxContentLength: messageLimit,
    maxBodyLength: messageLimit,
    timeout: timeLimit,
    responseType: "arraybuffer",
    validateStatus: () => true,
    transformRequest: [],
    transformResponse: []
  });
  return { send: (exchange) => send(http, exchange), close: () => agent.destroy() };
}
async function send(http, { method, path: path2, body, headers }) {
  const response = await request(http, { method, path: path2, headers: headers ?? {}, ...body && { body } });
  const json = parse(response);
  if (response.status >= 200 && response.status < 300) return json;
  const problem = Problem.safeParse(json);
  if (!problem.success) throw new CentreError({ kind: "answer", cause: `status ${response.status}` });
  throw new CentreError({ kind: "problem", problem: problem.data });
}
async function request(http, exchange) {
  try {
    return await http.request({
      method: exchange.method,
      url: exchange.path,
      signal: AbortSignal.timeout(timeLimit),
      data: exchange.body && Buffer.from(exchange.body.bytes),
      headers: {
        ...exchange.headers,
        accept: "application/json",
        ...exchange.body && { "content-type": exchange.body.type }
      }
    });
  } catch (error) {
    throw classify(error);
  }
}
function parse(response) {
  try {
    return JSON.parse(response.data.toString("utf8"));
  } catch {
    throw new CentreError({ kind: "answer", cause: `status ${response.status} without JSON` });
  }
}
function classify(error) {
  const code = error instanceof AxiosError ? error.code ?? "unknown" : "unknown";
  if (/ALERT/.test(code)) return new CentreError({ kind: "desk-refused", cause: code });
  const wrongCentre = /CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL|EPROTO|ERR_FR_|MAXCONTENT|ERR_BAD_RESPONSE/;
  return new CentreError({ kind: wrongCentre.test(code) ? "answer" : "line", cause: code });
}

// main/centre/clock.ts
var defaultLimits = { warnSeconds: 60, refuseSeconds: 300 };
var offsetOf = (sentAt, centreTime, receivedAt) => Math.round(centreTime - (sentAt + receivedAt) / 2);
function judgeClock(offset, limits = defaultLimits) {
  if (offset === null) return { offset, state: "unknown" };
  const seconds = Math.abs(offset) / 1e3;
  const state = seconds > limits.refuseSeconds ? "refuse" : seconds > limits.warnSeconds ? "warn" : "right";
  return { offset, state };
}

// main/centre/heartbeat.ts
var pause = { connected: 15e3, broken: 3e3 };
var policyAge = 10 * 6e4;
function keepHeartbeat(centre, policy, now, after) {
  let offset = null;
  let policySeenAt = Number.NEGATIVE_INFINITY;
  let timer;
  let stopped = false;
  let last = "failed";
  const measure = async () => {
    const sentAt = now();
    const { time } = await centre.health();
    offset = offsetOf(sentAt, Date.parse(time), now());
    if (policy.current && now() - policySeenAt < policyAge) return;
    await policy.refresh();
    policySeenAt = now();
  };
  const beat = async () => {
    const isAnswered = await measure().then(() => true, isNoAnswer);
    if (stopped) return;
    last = isAnswered ? last === "failed" ? "returned" : "answered" : "failed";
    after(last);
    timer = setTimeout(() => void beat(), isAnswered ? pause.connected : pause.broken);
  };
  return {
    start: () => void beat(),
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
    get offset() {
      return offset;
    }
  };
}
function isNoAnswer(error) {
  if (error instanceof CentreError || error instanceof Fault) return false;
  throw error;
}

// main/centre/line.ts
var slow = 2e3;
function watchLine(send3, clock, changed) {
  let line = { state: "unknown", since: instantOf(clock()), roundTripMs: null };
  const see = (state, roundTripMs) => {
    const isNew = state !== line.state;
    line = { state, since: isNew ? instantOf(clock()) : line.since, roundTripMs };
    if (isNew) changed();
  };
  const watched = async (exchange) => {
    const begun = clock();
    try {
      const answer2 = await send3(exchange);
      see(clock() - begun > slow ? "slow" : "connected", clock() - begun);
      return answer2;
    } catch (error) {
      see(stateAfter(error), null);
      throw error;
    }
  };
  return {
    get line() {
      return line;
    },
    send: watched
  };
}
function stateAfter(error) {
  if (!(error instanceof CentreError)) return "offline";
  const { failure } = error;
  if (failure.kind === "problem")
    return failure.problem.code === "unauthorised-desk" ? "refused" : "connected";
  return failure.kind === "desk-refused" ? "refused" : "offline";
}

// main/eds/verify-jws.ts
import { compactVerify, importJWK } from "jose";
var verifyReceipt = (jws, keys) => verify(jws, keys, Receipt);
var verifyPolicy = (jws, keys) => verify(jws, keys, Policy);
async function verify(jws, keys, schema) {
  try {
    const pinned2 = ({ kid: kid2 }) => {
      const key = keys.find((key2) => key2.kid === kid2);
      if (!key) throw new Error("no pinned key has this id");
      return importJWK(key, "ES256");
    };
    const { payload } = await compactVerify(jws, pinned2, { algorithms: ["ES256"] });
    return schema.parse(JSON.parse(new TextDecoder().decode(payload)));
  } catch {
    throw new Fault("centre-answer-invalid");
  }
}

// main/centre/policy.ts
var setting = "policy";
async function keepPolicy(centre, settings, keys) {
  const stored = settings.get(setting);
  let current = stored === null ? null : await verifyPolicy(stored, keys).catch(forget);
  const refresh = async () => {
    const jws = await centre.policy();
    const policy = await verifyPolicy(jws, keys);
    if (current && policy.issuedAt < current.issuedAt) return;
    settings.put(setting, jws);
    current = policy;
  };
  return {
    get current() {
      return current;
    },
    refresh,
    async required() {
      if (!current) await refresh().catch((error) => raiseMissing(error));
      if (!current) throw new Fault("policy-missing");
      return current;
    }
  };
}
function forget(error) {
  if (error instanceof Fault) return null;
  throw error;
}
function raiseMissing(error) {
  throw new Fault("policy-missing", {}, { cause: error });
}

// main/disk.ts
import { statfs } from "node:fs/promises";
var little = 1024 ** 3;
var tooLittle = 100 * 1024 ** 2;
async function roomOnDisk(folder) {
  const { bavail, bsize } = await statfs(folder);
  const freeBytes = bavail * bsize;
  return {
    freeBytes,
    state: freeBytes < tooLittle ? "too-little" : freeBytes < little ? "little" : "enough"
  };
}

// main/eds/authorities.ts
import { X509Certificate } from "node:crypto";
import { readFileSync as readFileSync2 } from "node:fs";
var readAuthorities = (files2) => files2.map((file) => new X509Certificate(readFileSync2(file)).raw);

// src/registration/acts.ts
var acts = {
  "look-up": { phases: ["open", "taken", "password-sent", "refused", "returned"], line: true },
  "print-application": { phases: ["open", "taken", "password-sent", "refused", "returned"], line: false },
  "take-application": { phases: ["open", "returned"], line: false },
  "send-one-time-password": { phases: ["taken", "password-sent", "refused"], line: true },
  sign: { phases: ["password-sent", "refused"], line: false },
  resume: { phases: ["held"], line: false },
  abandon: { phases: ["open", "taken", "password-sent", "refused", "returned", "held"], line: false },
  "print-slip": { phases: ["registered"], line: false },
  "hand-over-slip": { phases: ["registered"], line: false },
  "print-refusal-notice": { phases: ["refused"], line: false },
  "print-confirmation": { phases: ["registered"], line: false },
  "print-agreement": {
    phases: ["open", "taken", "password-sent", "refused", "returned", "registered"],
    line: false
  }
};
function mayDo(act, state) {
  if (!acts[act].phases.includes(state.phase)) return false;
  switch (act) {
    case "take-application":
      return state.application !== null;
    case "sign":
      return state.application !== null && state.lookup?.person.iin === state.application.applicant.iin && state.challenge?.subscriberNumber === state.application.subscriberNumber && state.refusal?.triesLeft !== 0;
    case "print-slip":
    case "hand-over-slip":
      return state.slip === "due";
    default:
      return true;
  }
}

// src/registration/papers.ts
function applyPaperEvent(papers3, event) {
  switch (event.type) {
    case "paper-drawn":
      return addPaper(papers3, event.paper);
    case "paper-asked":
      return change(papers3, event, { progress: "asked", copies: event.copy, printFault: null });
    case "paper-handed-to-printer":
      return change(papers3, event, { progress: "handed-to-printer" });
    case "paper-not-printed":
      return change(papers3, event, { progress: "not-printed", printFault: event.reason });
    case "paper-confirmed":
      return change(papers3, event, { progress: "confirmed" });
  }
}
function addPaper(papers3, drawn) {
  if (drawn.duplicate && !mayBeDuplicate(papers3, drawn)) return null;
  const { style = plainStyle, ...paper3 } = drawn;
  return [...papers3, { ...paper3, style, progress: "drawn", copies: 0, printFault: null }];
}
var nextCopy = (papers3, originalId) => papers3.filter(({ duplicate: duplicate2 }) => duplicate2?.of === originalId).length + 2;
var originalOf = ({ paperId, duplicate: duplicate2 }) => duplicate2?.of ?? paperId;
var outstandingDuplicate = (papers3, originalId) => papers3.find(({ duplicate: duplicate2, progress }) => duplicate2?.of === originalId && progress !== "confirmed");
function mayBeDuplicate(papers3, { kind, duplicate: duplicate2 }) {
  const original = papers3.find(({ paperId }) => paperId === duplicate2?.of);
  return original !== void 0 && !original.duplicate && original.kind === kind && original.progress === "confirmed" && duplicate2?.copy === nextCopy(papers3, original.paperId);
}
function change(papers3, { paperId }, changes) {
  if (!papers3.some((paper3) => paper3.paperId === paperId)) return null;
  return papers3.map((paper3) => paper3.paperId === paperId ? { ...paper3, ...changes } : paper3);
}

// src/registration/fold.ts
var ImpossibleEvent = class extends Error {
  constructor(type, phase) {
    super(`the event "${type}" can't follow the state "${phase}"`);
    this.name = "ImpossibleEvent";
  }
};
function foldRegistration(events) {
  const state = events.reduce(applyEvent, null);
  if (!state) throw new ImpossibleEvent("opened", "nothing");
  return state;
}
function applyEvent(state, recorded) {
  const { event } = recorded;
  if (event.type === "opened") {
    if (state) throw new ImpossibleEvent(event.type, state.phase);
    return opened(recorded);
  }
  if (!state) throw new ImpossibleEvent(event.type, "nothing");
  if (recorded.registrationId !== state.registrationId) throw new ImpossibleEvent(event.type, state.phase);
  if (!mayFollow[event.type].includes(state.phase))
    throw new ImpossibleEvent(event.type, state.phase);
  return { ...state, ...change2(state, event), changedAt: recorded.at };
}
var beforeSigning = ["open", "taken", "password-sent", "refused", "returned"];
var anyPhase = [...beforeSigning, "queued", "held", "registered", "abandoned"];
var mayFollow = {
  "looked-up": beforeSigning,
  "application-drawn": beforeSigning,
  "application-taken": ["open", "returned"],
  "one-time-password-sent": ["taken", "password-sent", "refused"],
  signed: ["password-sent", "refused"],
  queued: ["password-sent", "refused"],
  registered: ["queued", "held"],
  refused: ["queued", "held"],
  returned: ["queued", "held"],
  held: ["queued"],
  resumed: ["held"],
  abandoned: [...beforeSigning, "held"],
  "paper-drawn": anyPhase,
  "paper-asked": anyPhase,
  "paper-handed-to-printer": anyPhase,
  "paper-not-printed": anyPhase,
  "paper-confirmed": anyPhase,
  "slip-handed-over": ["registered"]
};
function opened({ registrationId: registrationId2, at, by }) {
  return {
    registrationId: registrationId2,
    phase: "open",
    operator: by,
    openedAt: at,
    changedAt: at,
    lookup: null,
    applicationNumber: null,
    application: null,
    challenge: null,
    request: null,
    refusal: null,
    returned: null,
    hold: null,
    registered: null,
    abandoned: null,
    papers: [],
    slip: "none"
  };
}
function change2(state, event) {
  switch (event.type) {
    case "looked-up":
      return { lookup: event.found };
    case "application-drawn":
      return drawnApplication(state, event);
    case "application-taken":
      if (!state.application) throw new ImpossibleEvent(event.type, state.phase);
      return { phase: "taken", returned: null };
    case "one-time-password-sent":
      if (event.challenge.subscriberNumber !== state.application?.subscriberNumber)
        throw new ImpossibleEvent(event.type, state.phase);
      return { phase: "password-sent", challenge: event.challenge, request: null, refusal: null };
    case "signed":
      return { request: { hash: event.requestHash, signedAt: event.signedAt, account: event.account } };
    case "queued":
      assertHash(state, event);
      return { phase: "queued", refusal: null };
    case "registered":
      assertHash(state, event);
      return {
        phase: "registered",
        hold: null,
        registered: {
          decidedAt: event.decidedAt,
          accountCreated: event.accountCreated,
          receipt: event.receipt
        },
        slip: event.accountCreated ? "due" : "none"
      };
    // A decided request is done with: what goes to the queue next must be signed anew.
    case "refused":
      assertHash(state, event);
      return {
        phase: "refused",
        request: null,
        hold: null,
        refusal: { reason: event.reason, triesLeft: event.triesLeft }
      };
    case "returned":
      assertHash(state, event);
      return { phase: "returned", request: null, hold: null, returned: { reason: event.reason } };
    case "held":
      assertHash(state, event);
      return { phase: "held", hold: { reason: event.reason, code: event.code } };
    case "resumed":
      assertHash(state, event);
      return { phase: "queued", hold: null };
    case "abandoned":
      return { phase: "abandoned", abandoned: { reason: event.reason } };
    case "paper-drawn":
      assertDrawable(state, event);
      return changePapers(state, event);
    case "paper-asked":
    case "paper-handed-to-printer":
    case "paper-not-printed":
    case "paper-confirmed":
      return changePapers(state, event);
    case "slip-handed-over":
      if (state.slip !== "due") throw new ImpossibleEvent(event.type, state.phase);
      return { slip: "handed-over" };
  }
}
function drawnApplication(state, event) {
  if (state.applicationNumber && state.applicationNumber !== event.applicationNumber)
    throw new ImpossibleEvent(event.type, state.phase);
  const papers3 = event.paper.duplicate ? null : addPaper(state.papers, event.paper);
  if (!papers3) throw new ImpossibleEvent(event.type, state.phase);
  return {
    phase: state.phase === "returned" ? "returned" : "open",
    applicationNumber: event.applicationNumber,
    application: event.application,
    challenge: null,
    request: null,
    refusal: null,
    papers: papers3
  };
}
var drawnIn = {
  application: [],
  "account-slip": ["registered"],
  "refusal-notice": ["refused"],
  confirmation: ["registered"],
  agreement: [...beforeSigning, "registered"],
  "daily-register": []
};
function assertDrawable(state, { type, paper: paper3 }) {
  const isPossible = paper3.duplicate !== void 0 || drawnIn[paper3.kind].includes(state.phase);
  if (!isPossible || paper3.kind === "account-slip" && state.slip !== "due")
    throw new ImpossibleEvent(type, state.phase);
}
function changePapers(state, event) {
  const papers3 = applyPaperEvent(state.papers, event);
  if (!papers3) throw new ImpossibleEvent(event.type, state.phase);
  return { papers: papers3 };
}
function assertHash(state, event) {
  if (state.request?.hash !== event.requestHash) throw new ImpossibleEvent(event.type, state.phase);
}

// main/registrations/read.ts
var shared = ["queued", "held", "registered"];
var isSharedPhase = (phase) => shared.includes(phase);
function viewRegistration(parts, registrationId2) {
  const { state, history } = load(parts, registrationId2);
  return { state, draft: parts.store.drafts.get(registrationId2), history };
}
function stateFor(parts, registrationId2, act) {
  const { state } = load(parts, registrationId2);
  if (!mayDo(act, state)) throw new Fault("act-not-possible", { phase: state.phase });
  return state;
}
function load(parts, registrationId2) {
  const { operator } = parts.sessions.unlocked();
  const history = parts.store.journal.of(registrationId2);
  if (history.length === 0) throw new Fault("registration-unknown");
  const state = foldRegistration(history);
  if (state.operator?.iin !== operator.iin && !isSharedPhase(state.phase))
    throw new Fault("registration-unknown");
  return { state, history };
}

// main/registrations/record.ts
function record({ store, clock, changed }, registrationId2, by, events, alongside = () => {
}) {
  const at = instantOf(clock.now());
  const state = store.transaction(() => {
    const before = store.journal.of(registrationId2);
    const known2 = before.length === 0 ? null : foldRegistration(before);
    const recorded = events.map(
      (event) => ({ registrationId: registrationId2, at, clockOffset: clock.offset(), by, event })
    );
    const after = recorded.reduce(follow, known2);
    for (const entry of recorded) store.journal.append(entry);
    store.registrations.put(after, known2);
    alongside(after);
    return after;
  });
  changed(registrationId2);
  return state;
}
function follow(state, event) {
  try {
    return applyEvent(state, event);
  } catch (error) {
    if (error instanceof ImpossibleEvent) throw new Fault("act-not-possible", {}, { cause: error });
    throw error;
  }
}

// main/registrations/abandon.ts
async function abandon(parts, { registrationId: registrationId2, reason }) {
  const state = stateFor(parts, registrationId2, "abandon");
  const { operator } = parts.sessions.unlocked();
  record(parts, registrationId2, operator, [{ type: "abandoned", reason }], () => {
    parts.store.drafts.remove(registrationId2);
    parts.store.temporaryPasswords.wipe(registrationId2);
    if (state.phase === "held" && state.request) parts.store.outbox.remove(state.request.hash);
  });
  return viewRegistration(parts, registrationId2);
}

// main/registrations/export.ts
import { stringify } from "csv-stringify/sync";
import writeExcelFile from "write-excel-file/node";

// src/language/format.ts
var atCounter = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Almaty",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23"
});
function partsOf(instant) {
  const parts = atCounter.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]);
  return Object.fromEntries(parts);
}
function clockTime(instant) {
  const { hour, minute } = partsOf(instant);
  return `${hour}:${minute}`;
}
function counterDate(instant) {
  const { day, month, year } = partsOf(instant);
  return `${day}.${month}.${year}`;
}
var counterDateTime = (instant) => `${counterDate(instant)} ${clockTime(instant)}`;
var figureDate = (date) => date.split("-").reverse().join(".");
var rules = {
  ru: new Intl.PluralRules("ru"),
  en: new Intl.PluralRules("en")
};

// src/language/kk/states.ts
var states = {
  phase: {
    open: "толтырылуда",
    taken: "қол қойылды",
    "password-sent": "код күтілуде",
    queued: "шешім күтілуде",
    registered: "тіркелді",
    refused: "бас тарту, 9-тармақ",
    returned: "қайтарылды",
    held: "кідіртілді",
    abandoned: "тоқтатылды"
  },
  refusal: {
    "one-time-password-wrong": "Бір реттік пароль қате енгізілді.",
    "one-time-password-expired": "Бір реттік парольдің мерзімі қол қойылғанға дейін өтіп кетті.",
    "one-time-password-spent": "Бір реттік пароль пайдаланылған немесе талпыныс қалмады."
  },
  returned: {
    "number-connected-elsewhere": {
      what: "Бұл нөмір басқа адамның есептік жазбасына қосылған.",
      next: "Басқа нөмірді енгізіңіз. Мұны бұрынғы иесі ажыратқаннан кейін қосуға болады."
    },
    "iin-unknown": {
      what: "Орталықта мұндай ЖСН жоқ.",
      next: "ЖСН-ді құжатпен салыстырып, түзетіңіз."
    },
    "name-differs": {
      what: "Аты-жөні ЖСН иесі туралы мәліметтен өзгеше.",
      next: "Мәліметті қайта сұратып, құжатпен салыстырыңыз."
    },
    "account-exists": {
      what: "Есептік жазба ашылып қойған: жаңасын ашудың қажеті жоқ.",
      next: "Мәліметті қайта сұратыңыз — нөмір сол жазбаға қосылады."
    },
    "account-missing": {
      what: "Есептік жазба енді жоқ.",
      next: "Мәліметті қайта сұратыңыз — жаңасы ашылады."
    },
    "statements-outdated": {
      what: "Келісім мәтіндері жаңарды.",
      next: "Жаңа мәтіндерді өтініш берушіге оқып беріп, өтінішті қайта басып шығарыңыз."
    },
    "temporary-password-unfit": {
      what: "Уақытша пароль орталықтың жаңа ережесіне сай келмеді.",
      next: "Сұрауды қайта жіберіңіз: пароль жаңа ережемен жасалады."
    },
    "one-time-password-foreign": {
      what: "Код басқа өтінішке немесе нөмірге тиесілі.",
      next: "Жаңа бір реттік пароль жіберіңіз."
    },
    "request-too-old": {
      what: "Сұрау тым ұзақ жүрді.",
      next: "Сұрауды жаңа кодпен қайта жіберіңіз. Өтініш беруші қасыңызда болуы керек."
    },
    "clock-off": {
      what: "Бұл компьютердің сағаты орталықтың сағатынан алшақ.",
      next: "Әкімшіден сағатты түзетуін сұраңыз, содан кейін қайта жіберіңіз."
    },
    "number-already-decided": {
      what: "Бұл өтініш нөмірі бойынша шешім қабылданып қойған.",
      next: "Қайта бастаңыз: енгізілгені сақталады, нөмірі жаңа болады."
    },
    "signature-invalid": {
      what: "Орталық қолтаңбаны қабылдамады.",
      next: "Шығып, өз кілтіңізбен қайта кіріңіз де, қайта жіберіңіз."
    },
    "signer-expired": {
      what: "ЭЦҚ кілтіңіздің мерзімі өтті.",
      next: "Жаңа кілтпен кіріп, қайта жіберіңіз."
    },
    "signer-not-signing": {
      what: "Бұл кілт қол қоюға емес, кіруге арналған.",
      next: "Қол қоюға арналған кілтпен кіріп, қайта жіберіңіз."
    },
    "signer-untrusted": {
      what: "Орталық кілтіңізді берушіге сенбейді.",
      next: "ҚР ҰКО берген кілтпен кіріп, қайта жіберіңіз."
    },
    "signer-role": {
      what: "Бұл кілт қызметтік емес.",
      next: "Қызметтік пайдалануға берілген кілтпен кіріп, қайта жіберіңіз."
    },
    "signer-organisation": {
      what: "Бұл кілт басқа ұйымға берілген.",
      next: "Мемлекеттік корпорацияның кілтімен кіріп, қайта жіберіңіз."
    },
    "signer-not-on-staff": {
      what: "Сіз орталықтың қызметкерлер тізімінде жоқсыз.",
      next: "Бөлім басшысына жүгініңіз: тізімді орталық жүргізеді."
    }
  },
  hold: {
    "centre-rejects-request": "Орталық бұл сұрауды оқи алмайды.",
    "hash-mismatch": "Орталыққа осы белгімен басқа сұрау түскен.",
    "receipt-invalid": "Орталықтың түбіртегі тексеруден өтпеді.",
    "desk-not-authorised": "Орталық бұл терезені танымайды."
  },
  print: {
    "printer-missing": "Принтер табылмады.",
    "printer-stopped": "Принтер тоқтап тұр: қағазы мен қуатын тексеріңіз.",
    "printer-failed": "Принтер құжатты қабылдамады."
  },
  paper: {
    application: "Өтініш",
    "account-slip": "Уақытша пароль жадынамасы",
    "refusal-notice": "Бас тарту туралы хабарлама",
    confirmation: "Тіркеуді растау",
    agreement: "Келісім",
    "daily-register": "Күндік тізілім"
  },
  paperProgress: {
    drawn: "дайындалды",
    asked: "принтерге берілуде",
    "handed-to-printer": "принтерге берілді",
    "not-printed": "басылмады",
    confirmed: "басылды — қызметкер растады"
  }
};

// src/language/kk/handouts.ts
var handouts = {
  refusalNotice: {
    title: "Бас тарту туралы хабарлама",
    subject: "абоненттік нөмірді тіркеу және қосу бойынша (Қағидалардың 9-тармағы)",
    lead: "Нөмір тіркелмеді және есептік жазбаға қосылмады: «электрондық үкімет» порталы бір реттік парольді қабылдамады.",
    name: "Өтініш беруші",
    number: "Абоненттік нөмір",
    application: "Өтініштің нөмірі",
    when: "Бас тартылған күн мен уақыт",
    triesLeft: "Енгізудің қалған әрекеттері",
    what: "Не болды",
    reasons: {
      "one-time-password-wrong": "Енгізілген бір реттік пароль портал осы нөмірге жіберген парольге сәйкес келмеді.",
      "one-time-password-expired": "Бір реттік пароль қолданылу мерзімі өтіп кеткеннен кейін енгізілді.",
      "one-time-password-spent": "Бұл бір реттік пароль бұрын қолданылған немесе оны енгізудің барлық әрекеті таусылған."
    },
    unchanged: "Деректеріңіз бен есептік жазбаңыз өзгерген жоқ. Терезе алдында тұрғанда жаңа өтініш жазудың қажеті жоқ.",
    next: "Не істеуге болады",
    correct: "Енгізуді түзету: 1414-тен келген соңғы хабарламаны ашып, бір реттік парольді цифрлап қайта айтыңыз.",
    sendNew: "Жаңа бір реттік пароль алу: қызметкер оны осы нөмірге жібереді, бұрынғысы енді жарамсыз.",
    checkNumber: "Нөмірді тексеру: хабарлама келмесе немесе нөмір қате көрсетілсе, қызметкерге айтыңыз — нөмір түзетіліп, өтініш қайта басып шығарылады.",
    comeLater: "Кейінірек келу: жеке басты куәландыратын құжатпен «Азаматтарға арналған үкімет» мемлекеттік корпорациясының кез келген бөліміне.",
    rule: "Қағидалардың 9-тармағы бойынша қате енгізу түзетілгеннен кейін тіркеу және қосу жалғасады.",
    secret: "Бір реттік парольді өзіңіз келгенде терезедегі қызметкерге ғана айтыңыз. Телефон соққан немесе хабарлама жазған адамға айтпаңыз.",
    help: "Көмек керек пе? Бірыңғай байланыс орталығы 1414",
    employee: "Қызметкердің қолы"
  },
  confirmation: {
    title: "Тіркеуді растау",
    subject: "абоненттік нөмірді тіркеу және есептік жазбаға қосу туралы",
    lead: "Абоненттік нөміріңіз тіркеліп, «электрондық үкімет» веб-порталының есептік жазбасына қосылды.",
    leadCreated: "Сізге «электрондық үкімет» веб-порталында есептік жазба ашылды, оған абоненттік нөміріңіз қосылды.",
    name: "Иесі",
    iin: "ЖСН",
    number: "Қосылған нөмір",
    account: "Есептік жазба",
    accountCreated: "осы тіркеу кезінде ашылды",
    accountExisted: "бұрыннан бар",
    application: "Өтініштің нөмірі",
    when: "Шешім қабылданған күн мен уақыт",
    requestCode: "Сұраудың бақылау коды",
    receiptCode: "Түбіртектің бақылау коды",
    changed: "Не өзгерді",
    changes: [
      "1414-тен SMS арқылы келетін кодтар енді осы нөмірге келеді және есептік жазбаңызды қорғайды. Оларды ешкімге айтпаңыз.",
      "Бұл өтінішті сіз бермеген болсаңыз немесе телефоныңызды жоғалтсаңыз, бірден 1414-ке қоңырау шалыңыз."
    ],
    check: "Қалай тексеруге болады",
    checks: [
      "Порталға кіріңіз: қосылған нөмір жеке кабинетіңізде көрсетілген.",
      "Немесе осы растаумен «Азаматтарға арналған үкімет» мемлекеттік корпорациясының кез келген бөліміне келіңіз: қызметкер шешімді өтініштің нөмірі бойынша тауып, бақылау кодын салыстырады."
    ],
    squareCode: "Өтініштің нөмірі және сұраудың коды",
    help: "Көмек керек пе? Бірыңғай байланыс орталығы 1414"
  },
  register: {
    title: "Өтініштердің {day} күнгі тізілімі",
    place: "{office}-бөлім, {window}-терезе",
    drawn: "Жасалған уақыты {time}",
    columns: {
      place: "№",
      time: "Уақыты",
      applicationNumber: "Өтініштің нөмірі",
      name: "Өтініш беруші",
      iin: "ЖСН",
      subscriberNumber: "Абоненттік нөмір",
      outcome: "Нәтижесі",
      operator: "Қызметкер"
    },
    withheld: "деректер өтінішті аяқтамаған қызметкерде",
    empty: "Бұл күні өтініш болған жоқ.",
    totals: "Қорытынды",
    all: "барлығы",
    outcomes: states.phase,
    drawnBy: "Жасаған",
    checkedBy: "Тексерген"
  }
};

// src/language/kk/papers.ts
var papers = {
  version: "2026.1",
  margin: {
    rendering: "Қағидаларға қосымша мәтінінің бейресми баяндалуы (2016 жылғы 25 қаңтардағы № 58 бұйрық).",
    wording: "Мәтін нұсқасы {version}.",
    statements: "Келісімдер нұсқасы {statements}.",
    agreement: "Келісімнің нұсқасы {agreement}.",
    prepared: "{date} дайындалды."
  },
  duplicate: { title: "Телнұсқа", copy: "{copy}-дана" },
  application: {
    addressee: "Мемлекеттік және өзге де көрсетілетін қызметтерді ұялы байланыстың абоненттік құрылғысы арқылы электрондық нысанда алу үшін ұялы байланыс операторы ұсынған абоненттің абоненттік нөмірін «электрондық үкімет» веб-порталының есептік жазбасына тіркеу және қосу қағидаларына қосымша",
    title: {
      above: "Мемлекеттік және өзге де көрсетілетін қызметтерді ұялы байланыстың абоненттік құрылғысы арқылы электрондық нысанда алу үшін ұялы байланыс операторы ұсынған абоненттің абоненттік нөмірін «электрондық үкімет» веб-порталының есептік жазбасына тіркеу және қосу туралы",
      name: "Өтініш",
      below: ""
    },
    uniqueNumber: "Бірегей нөмірі",
    identity: "Жеке тұлғаның жеке басы туралы деректер:",
    iin: "Жеке сәйкестендіру нөмірі:",
    surname: "Тегі:",
    givenName: "Аты:",
    patronymic: "Әкесінің аты (бар болса):",
    email: "Электрондық пошта мекенжайы:",
    phone: "Телефоны:",
    signature: "Өтініш берушінің қолы",
    dateWord: "Күні",
    yearMark: "ж.",
    date: "Күні 20_____ жылғы «_____» ____________________"
  },
  accountSlip: {
    title: "Сіздің жаңа есептік жазбаңыз",
    lead: "Сізге «электрондық үкімет» веб-порталында есептік жазба ашылды, оған абоненттік нөміріңіз қосылды.",
    name: "Иесі",
    login: "Логин (ЖСН)",
    number: "Қосылған нөмір",
    application: "Өтініштің нөмірі",
    date: "Күні",
    next: "Енді не істеу керек",
    steps: [
      "Порталға кіріңіз: логин — ЖСН-іңіз, пароль — жыртып алынатын бөлікте.",
      "Алғаш кіргенде уақытша парольді бірден өзіңіздің пароліңізге ауыстырыңыз. Мұны өзіңіз жасауыңыз керек (Қағидалардың 8-тармағы).",
      "Парольді ауыстырған соң жыртып алынған бөлікті жойыңыз: уақытша пароль енді жарамсыз."
    ],
    warning: "Ешкімге көрсетпеңіз және айтпаңыз",
    warnings: [
      "Парольді — туыстарыңызға да, қызметкерге де, телефон соққан адамға да.",
      "1414-тен SMS арқылы келетін кодтарды: енді олар есептік жазбаңызды қорғайды. Бүгін қызметкерге айтқан кодыңыз нөмірдің сіздікі екенін растады және енді жарамсыз."
    ],
    help: "Көмек керек пе? Бірыңғай байланыс орталығы 1414",
    cut: "қию сызығы",
    password: "Уақытша пароль",
    change: "Алғаш кіргенде ауыстырыңыз. Ешкімге көрсетпеңіз.",
    latin: "Барлық әріптер — латын әріптері. Бас және кіші әріптер ажыратылады. Солдан оңға қарай, бос орынсыз оқыңыз.",
    ofApplication: "№ {number} өтінішке",
    kinds: { digit: "цифр", capital: "бас әріп", small: "кіші әріп" },
    signs: {
      "!": "леп белгісі",
      '"': "тырнақша",
      "#": "тор белгісі",
      $: "доллар",
      "%": "пайыз",
      "&": "амперсанд",
      "'": "дәйекше",
      "(": "жақша",
      ")": "жақша",
      "*": "жұлдызша",
      "+": "қосу",
      ",": "үтір",
      "-": "дефис",
      ".": "нүкте",
      "/": "көлбеу сызық",
      ":": "қос нүкте",
      ";": "нүктелі үтір",
      "<": "кіші",
      "=": "тең",
      ">": "үлкен",
      "?": "сұрақ белгісі",
      "@": "ит белгісі",
      "[": "тік жақша",
      "\\": "кері көлбеу",
      "]": "тік жақша",
      "^": "қалпақ",
      _: "астыңғы сызық",
      "`": "кері дәйекше",
      "{": "ирек жақша",
      "|": "тік сызық",
      "}": "ирек жақша",
      "~": "тильда"
    },
    otherSign: "белгі"
  }
};

// src/language/ru/states.ts
var states2 = {
  phase: {
    open: "заполняется",
    taken: "подписано заявителем",
    "password-sent": "ждет код",
    queued: "ждет решения",
    registered: "зарегистрировано",
    refused: "отказ, пункт 9",
    returned: "возвращено",
    held: "задержано",
    abandoned: "прекращено"
  },
  refusal: {
    "one-time-password-wrong": "Одноразовый пароль введен неверно.",
    "one-time-password-expired": "Срок одноразового пароля истек до подписания.",
    "one-time-password-spent": "Одноразовый пароль уже использован или попытки кончились."
  },
  returned: {
    "number-connected-elsewhere": {
      what: "Этот номер подключен к учетной записи другого человека.",
      next: "Введите другой номер. Этот можно подключить, когда прежний владелец его отключит."
    },
    "iin-unknown": {
      what: "Центр не знает такого ИИН.",
      next: "Сверьте ИИН с документом и исправьте."
    },
    "name-differs": {
      what: "Имя отличается от сведений о владельце ИИН.",
      next: "Запросите сведения еще раз и сверьте с документом."
    },
    "account-exists": {
      what: "Учетная запись уже появилась: создавать ее не нужно.",
      next: "Запросите сведения еще раз — номер подключится к ней."
    },
    "account-missing": {
      what: "Учетной записи больше нет.",
      next: "Запросите сведения еще раз — она будет создана."
    },
    "statements-outdated": {
      what: "Тексты согласий обновились.",
      next: "Прочтите заявителю новые тексты и напечатайте заявление еще раз."
    },
    "temporary-password-unfit": {
      what: "Временный пароль не подошел под новое правило центра.",
      next: "Отправьте запрос еще раз: пароль будет создан по новому правилу."
    },
    "one-time-password-foreign": {
      what: "Код относится к другому заявлению или номеру.",
      next: "Отправьте новый одноразовый пароль."
    },
    "request-too-old": {
      what: "Запрос слишком долго был в пути.",
      next: "Отправьте запрос еще раз с новым кодом. Заявитель должен быть рядом."
    },
    "clock-off": {
      what: "Часы этого компьютера расходятся с часами центра.",
      next: "Попросите администратора поправить часы, затем отправьте запрос еще раз."
    },
    "number-already-decided": {
      what: "По этому номеру заявления решение уже принято.",
      next: "Начните заново: введенное сохранится, номер будет новый."
    },
    "signature-invalid": {
      what: "Центр не принял подпись.",
      next: "Выйдите, войдите своим ключом еще раз и повторите отправку."
    },
    "signer-expired": {
      what: "Срок вашего ключа ЭЦП истек.",
      next: "Войдите новым ключом и повторите отправку."
    },
    "signer-not-signing": {
      what: "Этот ключ — для входа, а не для подписи.",
      next: "Войдите ключом для подписи и повторите отправку."
    },
    "signer-untrusted": {
      what: "Центр не доверяет издателю вашего ключа.",
      next: "Войдите ключом, выпущенным НУЦ РК, и повторите отправку."
    },
    "signer-role": {
      what: "Этот ключ не служебный.",
      next: "Войдите ключом, выданным для служебного пользования, и повторите отправку."
    },
    "signer-organisation": {
      what: "Этот ключ выдан другой организации.",
      next: "Войдите ключом Государственной корпорации и повторите отправку."
    },
    "signer-not-on-staff": {
      what: "Вас нет в списке работников центра.",
      next: "Обратитесь к руководителю отдела: список ведет центр."
    }
  },
  hold: {
    "centre-rejects-request": "Центр не может прочесть этот запрос.",
    "hash-mismatch": "Под этим номером центр получил другой запрос.",
    "receipt-invalid": "Квитанция центра не прошла проверку.",
    "desk-not-authorised": "Центр не признает это окно."
  },
  print: {
    "printer-missing": "Принтер не найден.",
    "printer-stopped": "Принтер остановлен: проверьте бумагу и питание.",
    "printer-failed": "Принтер не принял документ."
  },
  paper: {
    application: "Заявление",
    "account-slip": "Памятка с временным паролем",
    "refusal-notice": "Уведомление об отказе",
    confirmation: "Подтверждение регистрации",
    agreement: "Соглашение",
    "daily-register": "Реестр за день"
  },
  paperProgress: {
    drawn: "подготовлено",
    asked: "передается на принтер",
    "handed-to-printer": "передано на принтер",
    "not-printed": "не напечатано",
    confirmed: "напечатано — подтвердил работник"
  }
};

// src/language/ru/handouts.ts
var handouts2 = {
  refusalNotice: {
    title: "Уведомление об отказе",
    subject: "в регистрации и подключении абонентского номера (пункт 9 Правил)",
    lead: "Номер не зарегистрирован и к учетной записи не подключен: портал «электронного правительства» не принял одноразовый пароль.",
    name: "Заявитель",
    number: "Абонентский номер",
    application: "Номер заявления",
    when: "Дата и время отказа",
    triesLeft: "Осталось попыток ввода",
    what: "Что произошло",
    reasons: {
      "one-time-password-wrong": "Введенный одноразовый пароль не совпал с тем, который портал отправил на этот номер.",
      "one-time-password-expired": "Одноразовый пароль введен, когда срок его действия уже истек.",
      "one-time-password-spent": "Этот одноразовый пароль уже использован, или все попытки его ввести исчерпаны."
    },
    unchanged: "Ваши данные и учетная запись не изменились. Пока вы у окна, писать новое заявление не нужно.",
    next: "Что можно сделать",
    correct: "Исправить ввод: откройте последнее сообщение от 1414 и назовите одноразовый пароль еще раз, цифру за цифрой.",
    sendNew: "Получить новый одноразовый пароль: работник отправит его на этот же номер, прежний больше не действует.",
    checkNumber: "Проверить номер: если сообщение не приходит или номер указан неверно, скажите об этом работнику — номер исправят, и заявление напечатают заново.",
    comeLater: "Прийти позже: с документом, удостоверяющим личность, в любой отдел Государственной корпорации «Правительство для граждан».",
    rule: "По пункту 9 Правил регистрация и подключение продолжаются после того, как неверный ввод исправлен.",
    secret: "Одноразовый пароль называйте только работнику у окна, когда пришли сами. Тому, кто звонит или пишет, его не называют.",
    help: "Нужна помощь? Единый контакт-центр 1414",
    employee: "Подпись работника"
  },
  confirmation: {
    title: "Подтверждение регистрации",
    subject: "абонентского номера и его подключения к учетной записи",
    lead: "Ваш абонентский номер зарегистрирован и подключен к учетной записи на веб-портале «электронного правительства».",
    leadCreated: "Для вас создана учетная запись на веб-портале «электронного правительства», к ней подключен ваш абонентский номер.",
    name: "Владелец",
    iin: "ИИН",
    number: "Подключенный номер",
    account: "Учетная запись",
    accountCreated: "создана при этой регистрации",
    accountExisted: "была и раньше",
    application: "Номер заявления",
    when: "Дата и время решения",
    requestCode: "Контрольный код запроса",
    receiptCode: "Контрольный код квитанции",
    changed: "Что изменилось",
    changes: [
      "Коды из SMS от 1414 приходят теперь на этот номер и защищают вашу учетную запись. Никому их не называйте.",
      "Если вы не подавали это заявление или потеряли телефон, сразу позвоните 1414."
    ],
    check: "Как проверить",
    checks: [
      "Войдите на портал: подключенный номер указан в вашем личном кабинете.",
      "Или придите с этим подтверждением в любой отдел Государственной корпорации «Правительство для граждан»: работник найдет решение по номеру заявления и сверит контрольный код."
    ],
    squareCode: "Номер заявления и код запроса",
    help: "Нужна помощь? Единый контакт-центр 1414"
  },
  register: {
    title: "Реестр заявлений за {day}",
    place: "Отдел {office}, окно {window}",
    drawn: "Составлен {time}",
    columns: {
      place: "№",
      time: "Время",
      applicationNumber: "Номер заявления",
      name: "Заявитель",
      iin: "ИИН",
      subscriberNumber: "Абонентский номер",
      outcome: "Итог",
      operator: "Работник"
    },
    withheld: "данные — у работника, который не закончил заявление",
    empty: "За этот день заявлений нет.",
    totals: "Итоги",
    all: "всего",
    outcomes: states2.phase,
    drawnBy: "Составил(а)",
    checkedBy: "Проверил(а)"
  }
};

// src/language/ru/papers.ts
var papers2 = {
  version: "2026.1",
  margin: {
    rendering: "Неофициальная передача текста приложения к Правилам (приказ от 25 января 2016 года № 58).",
    wording: "Редакция текста {version}.",
    statements: "Редакция согласий {statements}.",
    agreement: "Редакция Соглашения {agreement}.",
    prepared: "Подготовлено {date}."
  },
  duplicate: { title: "Дубликат", copy: "экз. {copy}" },
  application: {
    addressee: "Приложение к Правилам регистрации и подключения абонентского номера абонента, предоставленного оператором сотовой связи, к учетной записи веб-портала «электронного правительства» для получения государственных и иных услуг в электронной форме посредством абонентского устройства сотовой связи",
    title: {
      above: "",
      name: "Заявление",
      below: "на регистрацию и подключение абонентского номера абонента, предоставленного оператором сотовой связи, к учетной записи веб-портала «электронного правительства» для получения государственных и иных услуг в электронной форме посредством абонентского устройства сотовой связи"
    },
    uniqueNumber: "Уникальный номер",
    identity: "Данные о личности физического лица:",
    iin: "Индивидуальный идентификационный номер:",
    surname: "Фамилия:",
    givenName: "Имя:",
    patronymic: "Отчество (при его наличии):",
    email: "Адрес электронной почты:",
    phone: "Телефон:",
    signature: "Подпись заявителя",
    dateWord: "Дата",
    yearMark: "г.",
    date: "Дата «_____» ____________________ 20_____ года"
  },
  accountSlip: {
    title: "Ваша новая учетная запись",
    lead: "Для вас создана учетная запись на веб-портале «электронного правительства», к ней подключен ваш абонентский номер.",
    name: "Владелец",
    login: "Логин (ИИН)",
    number: "Подключенный номер",
    application: "Номер заявления",
    date: "Дата",
    next: "Что сделать дальше",
    steps: [
      "Войдите на портал: логин — ваш ИИН, пароль — на отрывной части.",
      "При первом же входе смените временный пароль на свой. Это нужно сделать самостоятельно (пункт 8 Правил).",
      "После смены пароля уничтожьте отрывную часть: временный пароль больше не действует."
    ],
    warning: "Никому не показывайте и не называйте",
    warnings: [
      "Пароль — ни родным, ни работнику, ни тому, кто звонит по телефону.",
      "Коды из SMS от 1414: теперь они защищают вашу учетную запись. Код, который вы назвали работнику сегодня, подтвердил, что номер ваш, и больше не действует."
    ],
    help: "Нужна помощь? Единый контакт-центр 1414",
    cut: "линия отреза",
    password: "Временный пароль",
    change: "Смените его при первом входе. Никому не показывайте.",
    latin: "Все буквы — латинские. Заглавные и строчные буквы различаются. Читайте слева направо, без пробелов.",
    ofApplication: "К заявлению № {number}",
    kinds: { digit: "цифра", capital: "заглавная", small: "строчная" },
    signs: {
      "!": "воскл. знак",
      '"': "кавычки",
      "#": "решетка",
      $: "доллар",
      "%": "процент",
      "&": "амперсанд",
      "'": "апостроф",
      "(": "скобка",
      ")": "скобка",
      "*": "звездочка",
      "+": "плюс",
      ",": "запятая",
      "-": "дефис",
      ".": "точка",
      "/": "дробь",
      ":": "двоеточие",
      ";": "точка с запятой",
      "<": "меньше",
      "=": "равно",
      ">": "больше",
      "?": "вопр. знак",
      "@": "собака",
      "[": "кв. скобка",
      "\\": "обратная дробь",
      "]": "кв. скобка",
      "^": "крышка",
      _: "нижнее подчерк.",
      "`": "обратный апостр.",
      "{": "фиг. скобка",
      "|": "верт. черта",
      "}": "фиг. скобка",
      "~": "тильда"
    },
    otherSign: "знак"
  }
};

// src/language/papers.ts
var paperTexts = {
  kk: { ...papers, ...handouts },
  ru: { ...papers2, ...handouts2 }
};

// main/registrations/register-paper.ts
function registerPaper(parts, { day, language, style }) {
  const { operator } = parts.sessions.unlocked();
  const drawnAt = instantOf(parts.clock.now());
  const { office, window } = parts.config.from;
  return {
    kind: "daily-register",
    ...{ language, style, duplicate: null, applicationNumber: null },
    ...{ date: dateAtCounter(drawnAt), drawnAt, day, office, window },
    rows: parts.store.registers.numbersOf(day).map((issued) => rowOf(issued, operator.iin))
  };
}
function rowOf(issued, viewerIin) {
  const { applicationNumber, openedAt, phase, operator, operatorIin } = issued;
  const citizen = operatorIin === viewerIin || isSharedPhase(phase) ? citizenOf(issued) : null;
  return { applicationNumber, openedAt, citizen, phase, operator };
}
function citizenOf({ name, iin: iin2, subscriberNumber }) {
  const parsed = parseIin(iin2);
  return {
    name,
    iin: parsed.ok ? formatIin(parsed.value) : iin2,
    subscriberNumber: formatSubscriberNumber(subscriberNumber)
  };
}

// main/registrations/export.ts
async function exportRegister(parts, { day, format, language }) {
  const { columns: columns3, outcomes } = paperTexts[language].register;
  const style = { bilingual: false, largePrint: false };
  const header = [
    ...[columns3.applicationNumber, columns3.time, columns3.name, columns3.iin, columns3.subscriberNumber],
    ...[columns3.outcome, columns3.operator]
  ];
  const rows = registerPaper(parts, { day, language, style }).rows.map((row) => [
    row.applicationNumber,
    clockTime(row.openedAt),
    row.citizen?.name ?? "",
    row.citizen?.iin.replaceAll(" ", "") ?? "",
    row.citizen?.subscriberNumber ?? "",
    outcomes[row.phase],
    row.operator
  ]);
  const bytes = format === "csv" ? csv([header, ...rows]) : await xlsx(header, rows);
  const { office, window } = parts.config.from;
  return { fileName: `${office}-${window}-${day}.${format}`, content: bytes.toString("base64") };
}
async function exportHeld(parts, { registrationId: registrationId2 }) {
  const state = stateFor(parts, registrationId2, "resume");
  const item = state.request && parts.store.outbox.get(state.request.hash);
  if (!item) throw new Fault("act-not-possible");
  const { request: request2, ...about } = item;
  const content = JSON.stringify({ ...about, request: Buffer.from(request2).toString("base64") }, null, 2);
  return { fileName: `${item.applicationNumber}.json`, content: Buffer.from(content).toString("base64") };
}
var csv = (rows) => Buffer.from(stringify(rows, { bom: true, escape_formulas: true, record_delimiter: "windows" }));
function xlsx(columns3, rows) {
  const header = columns3.map((value) => ({ value, fontWeight: "bold" }));
  return writeExcelFile([header, ...rows.map((row) => row.map((value) => ({ value, type: String })))], {
    columns: [20, 8, 40, 16, 18, 22, 30].map((width2) => ({ width: width2 })),
    stickyRowsCount: 1
  }).toBuffer();
}

// main/registrations/in-hand.ts
async function inHand(parts, { registrationId: registrationId2, iin: iin2, subscriberNumber }) {
  const { state } = viewRegistration(parts, registrationId2);
  const citizen = parseIin(iin2);
  const number2 = parseSubscriberNumber(subscriberNumber);
  const here = parts.store.registrations.inHand({
    iin: citizen.ok ? citizen.value : "none",
    subscriberNumber: number2.ok ? number2.value : "none",
    day: dateAtCounter(instantOf(parts.clock.now()))
  }).filter((found) => found.registrationId !== registrationId2).map((found) => hereInHand(parts, found));
  const { office, window } = parts.config.from;
  const others = (state.lookup?.inHand ?? []).filter(
    (found) => found.office !== office || found.window !== window
  );
  const elsewhere = others.map(
    (found) => ({
      ...found,
      same: "citizen",
      where: "elsewhere",
      operator: null,
      registrationId: null
    })
  );
  return { found: [...here, ...elsewhere] };
}
function hereInHand({ config, sessions }, { registrationId: registrationId2, operatorIin, ...found }) {
  const isMine = sessions.unlocked().operator.iin === operatorIin;
  const { office, window } = config.from;
  return { ...found, where: "here", office, window, registrationId: isMine ? registrationId2 : null };
}

// main/registrations/list.ts
async function listRegistrations({ store, sessions }, { day, phase, operator, search, before, limit }) {
  const filter = { viewerIin: sessions.unlocked().operator.iin, day, phase, operatorIin: operator };
  if (search.trim() !== "")
    return { rows: store.registrations.search({ ...filter, text: search, limit }), next: null };
  const rows = store.registrations.list({ ...filter, before: readCursor(before), limit });
  const last = rows.at(-1);
  return { rows, next: rows.length === limit && last ? `${last.openedAt} ${last.registrationId}` : null };
}
async function operators({ store }) {
  return { operators: store.registrations.operators() };
}
function readCursor(cursor) {
  const [openedAt, registrationId2] = cursor?.split(" ") ?? [];
  return openedAt && registrationId2 ? { openedAt, registrationId: registrationId2 } : null;
}

// main/registrations/look-up.ts
async function lookUp(parts, { registrationId: registrationId2, iin: iin2, statementsVersion }) {
  stateFor(parts, registrationId2, "look-up");
  const parsed = parseIin(iin2);
  if (!parsed.ok) throw new Fault("draft-incomplete", { field: "iin" });
  const policy = await parts.policy.required();
  if (policy.statements.version !== statementsVersion) throw new Fault("statements-outdated");
  await lookUpPerson(parts, registrationId2, parsed.value, {
    version: statementsVersion,
    agreement: true,
    information: true
  });
  return viewRegistration(parts, registrationId2);
}
async function lookUpPerson(parts, registrationId2, iin2, statements2) {
  const { operator, centre } = parts.sessions.unlocked();
  const found = await centre.use((token) => parts.centre.lookUp(token, { registrationId: registrationId2, iin: iin2, statements: statements2 })).catch((error) => {
    throw faultOf(error);
  });
  record(parts, registrationId2, operator, [{ type: "looked-up", iin: iin2, statements: statements2, found }]);
}

// main/registrations/open.ts
async function openRegistration(parts, { language }) {
  const { operator } = parts.sessions.unlocked();
  const registrationId2 = parts.chance.uuid();
  record(
    parts,
    registrationId2,
    operator,
    [{ type: "opened" }],
    () => parts.store.drafts.put(registrationId2, emptyDraft(language), instantOf(parts.clock.now()))
  );
  return viewRegistration(parts, registrationId2);
}

// main/registrations/application-paper.ts
function applicationPaper(draft, applicationNumber, policy, now) {
  const iin2 = parseIin(draft.iin);
  const number2 = parseSubscriberNumber(draft.subscriberNumber);
  return {
    kind: "application",
    language: draft.language,
    style: draft.style,
    duplicate: null,
    applicationNumber,
    applicant: {
      iin: iin2.ok ? formatIin(iin2.value) : draft.iin.trim(),
      surname: tidyName(draft.surname),
      givenName: tidyName(draft.givenName),
      patronymic: tidyName(draft.patronymic)
    },
    email: draft.email.trim(),
    subscriberNumber: formatSubscriberNumber(number2.ok ? number2.value : draft.subscriberNumber),
    statements: {
      version: policy.statements.version,
      agreement: inBoth(policy.statements.agreement),
      information: inBoth(policy.statements.information),
      accepted: draft.statements
    },
    date: dateAtCounter(instantOf(now))
  };
}
var inBoth = ({ kk, ru }) => ({ kk, ru });

// main/registrations/preview-application.ts
async function previewApplication(parts, { registrationId: registrationId2, draft }) {
  const { state } = viewRegistration(parts, registrationId2);
  const policy = await parts.policy.required();
  const paper3 = applicationPaper(draft, state.applicationNumber, policy, parts.clock.now());
  const { pdf, pages } = await parts.drawPaper(paper3);
  return { pdf: Buffer.from(pdf).toString("base64"), pages };
}

// main/registrations/keep-paper.ts
import { createHash } from "node:crypto";

// src/contract/canonical.ts
import canonicalize from "canonicalize";
function canonicalJson(content) {
  const text2 = canonicalize(content);
  if (text2 === void 0) throw new TypeError("there is no JSON for this content");
  return text2;
}
var canonicalBytes = (content) => new TextEncoder().encode(canonicalJson(content));

// main/registrations/keep-paper.ts
async function drawReference(parts, document, duplicate2) {
  const { pdf, pages } = await parts.drawPaper(document);
  const { kind, language, style } = document;
  const sha256 = createHash("sha256").update(pdf).digest("hex");
  const reference = { paperId: parts.chance.uuid(), kind, language, sha256, pages, style };
  return { document, pdf, reference: duplicate2 ? { ...reference, duplicate: duplicate2 } : reference };
}
async function keepPaper(parts, registrationId2, document, duplicate2) {
  const drawn = await drawReference(parts, document, duplicate2);
  const { operator } = parts.sessions.unlocked();
  record(
    parts,
    registrationId2,
    operator,
    [{ type: "paper-drawn", paper: drawn.reference }],
    () => putPaper(parts, registrationId2, drawn)
  );
  return drawn.reference.paperId;
}
function putPaper({ store }, registrationId2, drawn) {
  const { paperId, pages } = drawn.reference;
  store.papers.put({ paperId, registrationId: registrationId2, pages, pdf: drawn.pdf, document: drawn.document });
}
function duplicateOf({ clock }, document, copy) {
  return { ...document, duplicate: { copy, date: dateAtCounter(instantOf(clock.now())) } };
}
function shows({ store }, { paperId, kind }, document) {
  if (kind !== document.kind) return false;
  const shown = store.papers.document(paperId);
  return shown !== null && canonicalJson(shown) === canonicalJson(document);
}

// main/registrations/print-paper.ts
async function printPaper(parts, { registrationId: registrationId2, paperId, reason }) {
  const { state } = viewRegistration(parts, registrationId2);
  await printAgain(parts, state, findPaper(state, paperId), reason);
  return viewRegistration(parts, registrationId2);
}
async function confirmPaper(parts, { registrationId: registrationId2, paperId }) {
  const { state } = viewRegistration(parts, registrationId2);
  findPaper(state, paperId);
  record(parts, registrationId2, parts.sessions.unlocked().operator, [{ type: "paper-confirmed", paperId }]);
  return viewRegistration(parts, registrationId2);
}
async function paper(parts, { registrationId: registrationId2, paperId }) {
  viewRegistration(parts, registrationId2);
  const { pdf, pages } = bytesOf(parts, registrationId2, paperId);
  return { pdf: Buffer.from(pdf).toString("base64"), pages };
}
async function printAgain(parts, state, wanted, reason) {
  const { registrationId: registrationId2 } = state;
  const paperId = wanted.progress === "confirmed" ? await duplicate(parts, state, wanted, reason) : wanted.paperId;
  await sendToPrinter(parts, registrationId2, paperId);
}
async function duplicate(parts, { registrationId: registrationId2, papers: papers3 }, wanted, reason) {
  const of = originalOf(wanted);
  const outstanding = outstandingDuplicate(papers3, of);
  if (outstanding) return outstanding.paperId;
  if (reason === null) throw new Fault("reprint-reason-missing", { paperId: of });
  const document = parts.store.papers.document(of);
  if (!document) throw new Fault("paper-unknown");
  const copy = nextCopy(papers3, of);
  return keepPaper(parts, registrationId2, duplicateOf(parts, document, copy), { of, copy, reason });
}
async function sendToPrinter(parts, registrationId2, paperId) {
  const { operator } = parts.sessions.unlocked();
  const { state } = viewRegistration(parts, registrationId2);
  const { pdf } = bytesOf(parts, registrationId2, paperId);
  const sheet = { paperId, copy: findPaper(state, paperId).copies + 1, pdf };
  await handToPrinter(
    parts,
    sheet,
    state.applicationNumber ?? registrationId2,
    (event) => record(parts, registrationId2, operator, [event])
  );
}
async function handToPrinter({ printer }, { paperId, copy, pdf }, title, write3) {
  write3({ type: "paper-asked", paperId, copy });
  try {
    const { printer: name } = await printer.print(pdf, title);
    write3({ type: "paper-handed-to-printer", paperId, printer: name });
  } catch (error) {
    write3({ type: "paper-not-printed", paperId, reason: printFault(error) });
  }
}
function printFault(error) {
  if (!(error instanceof Fault)) throw error;
  const { code } = error;
  if (code === "printer-missing" || code === "printer-stopped" || code === "printer-failed") return code;
  throw error;
}
function findPaper(state, paperId) {
  const found = state.papers.find((candidate) => candidate.paperId === paperId);
  if (!found) throw new Fault("paper-unknown");
  return found;
}
function bytesOf({ store }, registrationId2, paperId) {
  const bytes = store.papers.get(registrationId2, paperId);
  if (!bytes) throw new Fault("paper-unknown");
  return bytes;
}

// main/registrations/print-application.ts
function printApplication(parts, { registrationId: registrationId2, draft }) {
  return parts.inTurn("running-number", async () => {
    const state = stateFor(parts, registrationId2, "print-application");
    const policy = await parts.policy.required();
    const application = complete(draft, policy.statements.version);
    const number2 = state.applicationNumber ?? nextNumber(parts);
    const document = {
      ...applicationPaper(draft, number2, policy, parts.clock.now()),
      applicationNumber: number2
    };
    const latest = state.papers.findLast(({ kind, duplicate: duplicate2 }) => kind === "application" && !duplicate2);
    if (latest && shows(parts, latest, document)) await printAgain(parts, state, latest, null);
    else
      await sendToPrinter(parts, registrationId2, await draw(parts, state, { draft, application, document }));
    return viewRegistration(parts, registrationId2);
  });
}
async function draw(parts, { registrationId: registrationId2, applicationNumber: issued }, { draft, application, document }) {
  const drawn = await drawReference(parts, document);
  const { operator } = parts.sessions.unlocked();
  const { applicationNumber } = document;
  const paper3 = drawn.reference;
  const event = { type: "application-drawn", applicationNumber, application, paper: paper3 };
  record(parts, registrationId2, operator, [event], () => {
    if (!issued) issue(parts, applicationNumber);
    putPaper(parts, registrationId2, drawn);
    parts.store.drafts.put(registrationId2, draft, instantOf(parts.clock.now()));
  });
  return paper3.paperId;
}
function complete(draft, statementsVersion) {
  const application = completeDraft(draft, statementsVersion);
  if (application) return application;
  throw new Fault("draft-incomplete", { field: Object.keys(draftFaults(draft))[0] ?? "" });
}
var counterOf = ({ config }) => `${config.from.office}-${config.from.window}`;
function nextNumber(parts) {
  const running = parts.store.runningNumbers.upcoming(counterOf(parts));
  if (running > 999999) throw new Fault("running-numbers-used-up");
  return makeApplicationNumber(parts.config.from.office, parts.config.from.window, running);
}
function issue(parts, number2) {
  const running = parts.store.runningNumbers.take(counterOf(parts));
  if (makeApplicationNumber(parts.config.from.office, parts.config.from.window, running) !== number2)
    throw new Fault("internal", { reason: "running-number" });
}

// main/registrations/handout-paper.ts
import { createHash as createHash2 } from "node:crypto";
function handoutPaper({ state, history }, { kind, language, style }, policy, now) {
  const head = { language, style, duplicate: null };
  switch (kind) {
    case "agreement": {
      if (!policy.agreement) throw new Fault("agreement-missing");
      const { version, title, paragraphs: paragraphs3 } = policy.agreement;
      return {
        ...head,
        ...{ kind, applicationNumber: null, version, date: dateAtCounter(now) },
        title: { kk: title.kk, ru: title.ru },
        paragraphs: { kk: paragraphs3.kk, ru: paragraphs3.ru }
      };
    }
    case "refusal-notice": {
      const decidedAt = lastRefusal(history);
      if (!state.refusal || !decidedAt) throw new Fault("act-not-possible");
      const date = dateAtCounter(decidedAt);
      return { ...head, kind, ...citizenOf2(state), decidedAt, date, ...state.refusal };
    }
    case "confirmation": {
      const { registered, request: request2 } = state;
      if (!registered || !request2) throw new Fault("act-not-possible");
      const { decidedAt, accountCreated, receipt: receipt2 } = registered;
      const receiptHash = createHash2("sha256").update(receipt2).digest("hex");
      const decided = { decidedAt, date: dateAtCounter(decidedAt), accountCreated };
      return { ...head, kind, ...citizenOf2(state), ...decided, requestHash: request2.hash, receiptHash };
    }
  }
}
function citizenOf2({ application, applicationNumber }) {
  if (!application || !applicationNumber) throw new Fault("act-not-possible");
  return {
    applicationNumber,
    name: fullName(application.applicant),
    iin: formatIin(application.applicant.iin),
    subscriberNumber: formatSubscriberNumber(application.subscriberNumber)
  };
}
function lastRefusal(history) {
  const refused = history.map(({ event }) => event).findLast(({ type }) => type === "refused");
  return refused?.type === "refused" ? refused.decidedAt : null;
}

// main/registrations/print-handout-paper.ts
async function previewHandout(parts, input) {
  const { pdf, pages } = await parts.drawPaper((await documentFor(parts, input)).document);
  return { pdf: Buffer.from(pdf).toString("base64"), pages };
}
async function printHandout(parts, input) {
  const { registrationId: registrationId2 } = input;
  const { view, document } = await documentFor(parts, input);
  const kept = view.state.papers.find((paper3) => shows(parts, paper3, document));
  if (kept) await printAgain(parts, view.state, kept, null);
  else await sendToPrinter(parts, registrationId2, await keepPaper(parts, registrationId2, document));
  return viewRegistration(parts, registrationId2);
}
async function documentFor(parts, input) {
  const view = viewRegistration(parts, input.registrationId);
  if (!mayDo(`print-${input.kind}`, view.state))
    throw new Fault("act-not-possible", { phase: view.state.phase });
  const policy = await parts.policy.required();
  return { view, document: handoutPaper(view, input, policy, instantOf(parts.clock.now())) };
}

// main/registrations/print-register-paper.ts
async function register(parts, { day }) {
  return { day, papers: papersOf(parts, day) };
}
async function previewRegister(parts, input) {
  const { pdf, pages } = await parts.drawPaper(registerPaper(parts, input));
  return { pdf: Buffer.from(pdf).toString("base64"), pages };
}
async function printRegister(parts, input) {
  const { day, reason } = input;
  const document = registerPaper(parts, input);
  const papers3 = papersOf(parts, day);
  const same = papers3.findLast((paper3) => !paper3.duplicate && isSame(parts, paper3, document));
  await send2(parts, day, await paperToPrint(parts, day, document, same, papers3, reason));
  return register(parts, { day });
}
async function confirmRegister(parts, { day, paperId }) {
  write(parts, day, { type: "paper-confirmed", paperId });
  return register(parts, { day });
}
async function paperToPrint(parts, day, document, same, papers3, reason) {
  if (!same) return keep(parts, day, document);
  if (same.progress !== "confirmed") return same.paperId;
  const of = same.paperId;
  const outstanding = outstandingDuplicate(papers3, of);
  if (outstanding) return outstanding.paperId;
  if (reason === null) throw new Fault("reprint-reason-missing", { paperId: of });
  const shown = parts.store.registers.get(of)?.document ?? document;
  const copy = nextCopy(papers3, of);
  return keep(parts, day, duplicateOf(parts, shown, copy), { of, copy, reason });
}
async function keep(parts, day, document, duplicate2) {
  const { reference, pdf } = await drawReference(parts, document, duplicate2);
  const { paperId, pages } = reference;
  parts.store.transaction(() => {
    parts.store.registers.put({ paperId, day, pages, pdf, document });
    write(parts, day, { type: "paper-drawn", paper: reference });
  });
  return paperId;
}
async function send2(parts, day, paperId) {
  const found = parts.store.registers.get(paperId);
  const paper3 = papersOf(parts, day).find((candidate) => candidate.paperId === paperId);
  if (!found || !paper3) throw new Fault("paper-unknown");
  const { office, window } = parts.config.from;
  const sheet = { paperId, copy: paper3.copies + 1, pdf: found.pdf };
  await handToPrinter(parts, sheet, `${office}-${window} ${day}`, (event) => write(parts, day, event));
}
function write(parts, day, event) {
  const { operator } = parts.sessions.unlocked();
  if (!applyPaperEvent(papersOf(parts, day), event)) throw new Fault("paper-unknown");
  const at = instantOf(parts.clock.now());
  parts.store.registers.append(day, { at, by: operator, event });
}
var papersOf = ({ store }, day) => store.registers.events(day).reduce((papers3, event) => applyPaperEvent(papers3, event) ?? papers3, []);
function isSame({ store }, { paperId }, document) {
  const shown = store.registers.get(paperId)?.document;
  return shown !== void 0 && contentOf(shown) === contentOf(document);
}
function contentOf(document) {
  const { date: _, ...content } = document;
  return canonicalJson("drawnAt" in content ? { ...content, drawnAt: null } : content);
}

// main/registrations/queue.ts
async function queue({ outbox }) {
  return { items: outbox.items() };
}
async function sendNow({ outbox }) {
  await outbox.deliverAll();
  return { items: outbox.items() };
}
async function resume(parts, { registrationId: registrationId2 }) {
  const { request: request2 } = stateFor(parts, registrationId2, "resume");
  if (!request2) throw new Fault("act-not-possible");
  const { operator } = parts.sessions.unlocked();
  record(
    parts,
    registrationId2,
    operator,
    [{ type: "resumed", requestHash: request2.hash }],
    () => parts.store.outbox.release(request2.hash, instantOf(parts.clock.now()))
  );
  await parts.outbox.deliver(request2.hash);
  return viewRegistration(parts, registrationId2);
}

// main/registrations/save-draft.ts
async function saveDraft(parts, { registrationId: registrationId2, draft }) {
  stateFor(parts, registrationId2, "print-application");
  const savedAt = instantOf(parts.clock.now());
  parts.store.transaction(() => parts.store.drafts.put(registrationId2, draft, savedAt));
  return { savedAt };
}

// main/registrations/send-one-time-password.ts
async function sendOneTimePassword(parts, { registrationId: registrationId2 }) {
  const state = stateFor(parts, registrationId2, "send-one-time-password");
  const { applicant, subscriberNumber, language, statements: statements2 } = applicationOf(state);
  if (state.lookup?.person.iin !== applicant.iin)
    await lookUpPerson(parts, registrationId2, applicant.iin, statements2);
  const { operator, centre } = parts.sessions.unlocked();
  const input = { registrationId: registrationId2, iin: applicant.iin, subscriberNumber, language };
  const challenge = await centre.use((token) => parts.centre.sendOneTimePassword(token, input)).catch((error) => {
    throw faultOf(error);
  });
  record(parts, registrationId2, operator, [{ type: "one-time-password-sent", challenge }]);
  return viewRegistration(parts, registrationId2);
}
function applicationOf({ application }) {
  if (!application) throw new Fault("act-not-possible");
  return application;
}

// main/registrations/shift.ts
async function shift({ store, sessions }, { day }) {
  const viewer = sessions.unlocked().operator.iin;
  const done = store.registrations.ofDay(day).map((registrationId2) => {
    const events = store.journal.of(registrationId2);
    return { state: foldRegistration(events), events };
  });
  const seconds = done.flatMap(secondsToDecision).sort((one, other) => one - other);
  return {
    day,
    outcomes: countBy(
      Phase.options,
      done.map(({ state }) => state.phase)
    ),
    accountsCreated: done.filter(({ state }) => state.registered?.accountCreated).length,
    refusals: countBy(RefusalReason.options, done.flatMap(refusalsOf)),
    registeredByHour: byHour(done.flatMap(({ state }) => state.registered?.decidedAt ?? [])),
    medianSeconds: seconds[seconds.length >> 1] ?? null,
    slowestSeconds: seconds.at(-1) ?? null,
    operators: byOperator(done, viewer)
  };
}
var refusalsOf = ({ events }) => events.flatMap(({ event }) => event.type === "refused" ? [event.reason] : []);
function secondsToDecision({ state }) {
  if (!state.registered) return [];
  return [Math.max(0, Date.parse(state.registered.decidedAt) - Date.parse(state.openedAt)) / 1e3];
}
function countBy(keys, found) {
  const counts = Object.fromEntries(keys.map((key) => [key, 0]));
  for (const key of found) counts[key] += 1;
  return counts;
}
function byHour(instants) {
  const hours = Array.from({ length: 24 }, () => 0);
  for (const instant of instants) {
    const hour = Number.parseInt(clockTime(instant), 10);
    hours[hour] = (hours[hour] ?? 0) + 1;
  }
  return hours;
}
function byOperator(done, viewer) {
  const operators3 = /* @__PURE__ */ new Map();
  for (const { state } of done) {
    if (!state.operator || !state.registered) continue;
    const { iin: iin2, name } = state.operator;
    const before = operators3.get(iin2)?.registered ?? 0;
    operators3.set(iin2, { name, registered: before + 1, mine: iin2 === viewer });
  }
  return [...operators3.values()].sort((one, other) => other.registered - one.registered);
}

// main/registrations/sign.ts
import { createHash as createHash3 } from "node:crypto";

// main/eds/cades.ts
import { hash } from "node:crypto";
import {
  Constructed,
  GeneralizedTime,
  Integer,
  Null as Null2,
  ObjectIdentifier,
  OctetString,
  Sequence,
  Set as SetOf,
  UTCTime
} from "asn1js";

// src/certificate/profile.ts
import { fromBER } from "asn1js";
import { Certificate } from "pkijs";
var oid = {
  commonName: "2.5.4.3",
  serialNumber: "2.5.4.5",
  organisation: "2.5.4.10",
  organisationalUnit: "2.5.4.11",
  keyUsage: "2.5.29.15",
  extendedKeyUsage: "2.5.29.37"
};
var UnreadableCertificate = class extends Error {
  constructor() {
    super("the certificate cannot be read");
    this.name = "UnreadableCertificate";
  }
};
var readCertificate = (der) => readable(() => profileOf(parseCertificate(der)));
function profileOf(certificate) {
  const subject = (type) => certificate.subject.typesAndValues.filter((attribute3) => attribute3.type === type).map((attribute3) => String(attribute3.value.valueBlock.value));
  const digitsAfter = (prefix, values) => values.map((value) => new RegExp(`^${prefix}(\\d{12})$`).exec(value)?.[1]).find(Boolean) ?? null;
  return {
    name: subject(oid.commonName)[0] ?? "",
    iin: digitsAfter("IIN", subject(oid.serialNumber)),
    bin: digitsAfter("BIN", subject(oid.organisationalUnit)),
    organisation: subject(oid.organisation)[0] ?? null,
    serial: hexadecimal(certificate.serialNumber.valueBlock.valueHexView),
    notBefore: certificate.notBefore.value.getTime(),
    notAfter: certificate.notAfter.value.getTime(),
    extendedUsages: extendedUsages(certificate),
    usage: holderUsage(certificate)
  };
}
var parseCertificate = (der) => readable(() => Certificate.fromBER(new Uint8Array(der)));
function readable(read) {
  try {
    return read();
  } catch {
    throw new UnreadableCertificate();
  }
}
function extendedUsages(certificate) {
  const extension2 = certificate.extensions?.find(({ extnID }) => extnID === oid.extendedKeyUsage);
  return extension2?.parsedValue?.keyPurposes ?? [];
}
function holderUsage(certificate) {
  const bits = keyUsageBits(certificate) ?? 0;
  return { digitalSignature: (bits & 128) !== 0, nonRepudiation: (bits & 64) !== 0 };
}
var keyUsageBits = (certificate) => readable(() => usageBits(certificate));
function usageBits(certificate) {
  const extension2 = certificate.extensions?.find(({ extnID }) => extnID === oid.keyUsage);
  if (!extension2) return null;
  const bits = fromBER(extension2.extnValue.valueBlock.valueHexView).result;
  return bits.valueBlock.valueHexView?.[0] ?? 0;
}
var hexadecimal = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("").toUpperCase();

// main/eds/encoded.ts
import { Null } from "asn1js";
var Encoded = class extends Null {
  der;
  constructor(der) {
    super();
    this.der = der;
  }
  toBER(_sizeOnly, writer) {
    if (!writer) return new Uint8Array(this.der).buffer;
    writer.write(this.der);
    return new ArrayBuffer(0);
  }
};

// main/eds/cades.ts
var oid2 = {
  data: "1.2.840.113549.1.7.1",
  signedData: "1.2.840.113549.1.7.2",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingTime: "1.2.840.113549.1.9.5",
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47"
};
var signers = /* @__PURE__ */ new WeakMap();
async function signCades(content, key, chain2, at) {
  const signer = signers.get(key) ?? describeSigner(key);
  signers.set(key, signer);
  const attributes = setOf([
    signer.contentType,
    signer.signingCertificate,
    attribute(oid2.signingTime, signingTime(at)),
    attribute(oid2.messageDigest, octets(await key.digest(content)))
  ]);
  const signature2 = await key.sign(attributes);
  const signerInfo = sequence(
    new Integer({ value: 1 }),
    signer.issuerAndSerialNumber,
    signer.digestAlgorithm,
    new Encoded(tagged0(attributes)),
    signer.signatureAlgorithm,
    octets(signature2)
  );
  const signedData = sequence(
    new Integer({ value: 1 }),
    new SetOf({ value: [signer.digestAlgorithm] }),
    sequence(new ObjectIdentifier({ value: oid2.data }), explicit(0, octets(content))),
    new Encoded(tagged0(setOf([key.certificate, ...chain2]))),
    new SetOf({ value: [signerInfo] })
  );
  return encode(sequence(new ObjectIdentifier({ value: oid2.signedData }), explicit(0, signedData)));
}
function describeSigner({ certificate, algorithm }) {
  const { issuer, serialNumber } = parseCertificate(certificate);
  const name = new Encoded(new Uint8Array(issuer.valueBeforeDecode));
  return {
    issuerAndSerialNumber: encoded(sequence(name, serialNumber)),
    signingCertificate: attribute(
      oid2.signingCertificateV2,
      // ESSCertIDv2 without its algorithm, which is SHA-256 unless named; the issuer is a directoryName, [4]
      sequence(
        sequence(
          sequence(
            octets(hash("sha256", certificate, "buffer")),
            sequence(sequence(explicit(4, name)), serialNumber)
          )
        )
      )
    ),
    contentType: attribute(oid2.contentType, new ObjectIdentifier({ value: oid2.data })),
    digestAlgorithm: encoded(sequence(new ObjectIdentifier({ value: algorithm.digest }))),
    signatureAlgorithm: encoded(sequence(...signatureAlgorithm(algorithm.signature)))
  };
}
var signatureAlgorithm = (value) => [
  new ObjectIdentifier({ value }),
  ...value.startsWith("1.2.840.113549.1.1.") ? [new Null2()] : []
];
var signingTime = (at) => at.getUTCFullYear() < 2050 ? new UTCTime({ valueDate: at }) : new GeneralizedTime({ valueDate: at });
var attribute = (type, value) => encode(sequence(new ObjectIdentifier({ value: type }), new SetOf({ value: [value] })));
var setOf = (elements) => encode(new SetOf({ value: elements.toSorted(Buffer.compare).map((der) => new Encoded(der)) }));
var tagged0 = (set) => {
  const tagged = new Uint8Array(set);
  tagged[0] = 160;
  return tagged;
};
var sequence = (...value) => new Sequence({ value });
var octets = (value) => new OctetString({ valueHex: value });
var explicit = (tagNumber, value) => new Constructed({ idBlock: { tagClass: 3, tagNumber }, value: [value] });
var encode = (value) => new Uint8Array(value.toBER());
var encoded = (value) => new Encoded(encode(value));

// main/eds/sealing.ts
import { CompactEncrypt, importJWK as importJWK2 } from "jose";
async function seal(content, key) {
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(content))).setProtectedHeader({ alg: "ECDH-ES", enc: "A256GCM", kid: key.kid }).encrypt(await importJWK2(key, "ECDH-ES"));
}

// main/registrations/sign.ts
async function sign(parts, input) {
  const state = stateFor(parts, input.registrationId, "sign");
  const policy = await parts.policy.required();
  if (judgeClock(parts.clock.offset(), policy.clock).state === "refuse") throw new Fault("clock-off");
  const { operator, key, chain: chain2 } = parts.sessions.unlocked();
  const temporaryPassword = temporaryPasswordFor(parts, state, policy);
  const request2 = await fillRequest(parts, state, policy, digitsTyped(input, state), temporaryPassword);
  const signed2 = await signCades(canonicalBytes(request2), key, [...chain2], new Date(request2.signedAt));
  const requestHash = createHash3("sha256").update(signed2).digest("hex");
  const { registrationId: registrationId2, applicationNumber, signedAt } = request2;
  const certificateSerial = key.profile.serial;
  const account = request2.account.act;
  record(
    parts,
    registrationId2,
    operator,
    [
      { type: "signed", requestHash, signedAt, certificateSerial, account },
      { type: "queued", requestHash }
    ],
    () => {
      parts.store.outbox.put({
        requestHash,
        registrationId: registrationId2,
        applicationNumber,
        request: signed2,
        queuedAt: signedAt
      });
      if (temporaryPassword) parts.store.temporaryPasswords.put(registrationId2, temporaryPassword);
    }
  );
  await parts.outbox.deliver(requestHash);
  return viewRegistration(parts, registrationId2);
}
function digitsTyped({ oneTimePassword }, state) {
  const digits = oneTimePassword.replaceAll(/\s/g, "");
  if (!/^\d+$/.test(digits) || digits.length !== state.challenge?.length)
    throw new Fault("one-time-password-form");
  return digits;
}
function temporaryPasswordFor(parts, state, policy) {
  if (state.lookup?.account.state !== "none") return null;
  const kept = parts.store.temporaryPasswords.get(state.registrationId);
  return kept ?? makeTemporaryPassword(policy.passwordRule, parts.chance.below);
}
async function fillRequest(parts, state, policy, oneTimePassword, temporaryPassword) {
  const { registrationId: registrationId2, applicationNumber, application, challenge } = state;
  const challengeId = challenge?.challengeId ?? "";
  const sealedCode = { registrationId: registrationId2, challengeId, oneTimePassword };
  return RegistrationRequest.parse({
    kind: "registration-request",
    registrationId: registrationId2,
    applicationNumber,
    application,
    oneTimePassword: { challengeId, sealed: await seal(sealedCode, policy.sealingKey) },
    account: await accountPart(registrationId2, policy, temporaryPassword),
    from: parts.config.from,
    signedAt: instantOf(parts.clock.now()),
    clockOffset: parts.clock.offset() ?? 0,
    policyVersion: policy.version
  });
}
async function accountPart(registrationId2, { sealingKey }, temporaryPassword) {
  if (temporaryPassword === null) return { act: "connect" };
  const content = { registrationId: registrationId2, temporaryPassword };
  return { act: "create", temporaryPassword: await seal(content, sealingKey) };
}

// main/registrations/slip.ts
async function printSlip(parts, { registrationId: registrationId2 }) {
  const state = stateFor(parts, registrationId2, "print-slip");
  const slip = slipsOf(state).at(-1);
  if (slip) await printAgain(parts, state, slip, null);
  else await sendToPrinter(parts, registrationId2, await drawSlip(parts, state));
  return viewRegistration(parts, registrationId2);
}
async function handOverSlip(parts, { registrationId: registrationId2 }) {
  const state = stateFor(parts, registrationId2, "hand-over-slip");
  const slips = slipsOf(state);
  const slip = slips.at(-1);
  if (!slip) throw new Fault("act-not-possible");
  const { operator } = parts.sessions.unlocked();
  const events = [
    { type: "paper-confirmed", paperId: slip.paperId },
    { type: "slip-handed-over" }
  ];
  record(parts, registrationId2, operator, events, () => {
    parts.store.temporaryPasswords.wipe(registrationId2);
    for (const { paperId } of slips) parts.store.papers.wipe(paperId);
  });
  return viewRegistration(parts, registrationId2);
}
var slipsOf = ({ papers: papers3 }) => papers3.filter((paper3) => paper3.kind === "account-slip");
function drawSlip(parts, state) {
  const { registrationId: registrationId2, application, registered, papers: papers3 } = state;
  const temporaryPassword = parts.store.temporaryPasswords.get(registrationId2);
  if (!application || !registered || temporaryPassword === null) throw new Fault("act-not-possible");
  return keepPaper(parts, registrationId2, {
    kind: "account-slip",
    language: application.language,
    style: papers3.findLast(({ kind }) => kind === "application")?.style ?? plainStyle,
    duplicate: null,
    ...citizenOf2(state),
    temporaryPassword,
    date: dateAtCounter(registered.decidedAt)
  });
}

// main/registrations/take-application.ts
async function takeApplication(parts, { registrationId: registrationId2 }) {
  const state = stateFor(parts, registrationId2, "take-application");
  const { operator } = parts.sessions.unlocked();
  const printed = state.papers.findLast((paper3) => paper3.kind === "application");
  record(parts, registrationId2, operator, [
    ...printed ? [{ type: "paper-confirmed", paperId: printed.paperId }] : [],
    { type: "application-taken" }
  ]);
  return viewRegistration(parts, registrationId2);
}

// main/session/key-files.ts
import { createHash as createHash4 } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
var sizeLimit = 256 * 1024;
async function listKeyFiles(folders, settings) {
  const files2 = await Promise.all(folders.map((folder) => filesIn(folder, settings)));
  return files2.flat().sort((one, other) => other.changedAt.localeCompare(one.changedAt));
}
async function readKeyFile(path2) {
  const info = await stat(path2).catch((error) => missing(error));
  if (!info.isFile()) throw new Fault("key-file-missing");
  if (info.size > sizeLimit) throw new Fault("key-file-damaged");
  return readFile(path2).catch((error) => missing(error));
}
var rememberOwner = (settings, path2, owner) => settings.put(ownerSetting(path2), owner);
async function filesIn(folder, settings) {
  const names = await readdir(folder).catch((error) => nothingIn(error));
  const keys = names.filter((name) => /\.(p12|pfx)$/i.test(name)).map((name) => join(folder, name));
  return Promise.all(
    keys.map(async (path2) => ({
      path: path2,
      name: basename(path2),
      folder: dirname(path2),
      changedAt: instantOf(Math.floor((await stat(path2)).mtimeMs)),
      owner: settings.get(ownerSetting(path2))
    }))
  );
}
var ownerSetting = (path2) => `key-owner:${createHash4("sha256").update(path2).digest("hex")}`;
function missing(cause) {
  throw new Fault("key-file-missing", {}, { cause });
}
function nothingIn(error) {
  if (error instanceof Error && "code" in error && ["ENOENT", "ENOTDIR", "EACCES"].includes(String(error.code)))
    return [];
  throw error;
}

// main/settings.ts
var setting2 = "desk-settings";
var fromTheStart = { printer: null, keyFolders: [], paperLanguage: null };
function readSettings(settings) {
  const stored = settings.get(setting2);
  return stored === null ? fromTheStart : DeskSettings.parse(JSON.parse(stored));
}
function keepSettings(settings, chosen) {
  settings.put(setting2, JSON.stringify(chosen));
  return chosen;
}

// main/operations.ts
function operationsOf(parts, overview, tellOverview) {
  const act = (work) => (input) => parts.inTurn(input.registrationId, () => work(parts, input));
  const ofDay = (work) => (input) => parts.inTurn(`register ${input.day}`, () => work(parts, input));
  return {
    overview: async () => overview(),
    keyFiles: async () => ({
      files: await listKeyFiles(
        [...parts.config.keyFolders, ...readSettings(parts.store.settings).keyFolders],
        parts.store.settings
      )
    }),
    signIn: async ({ keyFile, password: password2 }) => {
      await parts.sessions.signIn(keyFile, password2);
      return overview();
    },
    lock: async () => {
      parts.sessions.lock();
      return overview();
    },
    unlock: async ({ password: password2 }) => {
      await parts.sessions.unlock(password2);
      return overview();
    },
    signOut: async () => {
      parts.sessions.signOut();
      return overview();
    },
    openRegistration: (input) => openRegistration(parts, input),
    saveDraft: act(saveDraft),
    lookUp: act(lookUp),
    previewApplication: (input) => previewApplication(parts, input),
    printApplication: act(printApplication),
    takeApplication: act(takeApplication),
    sendOneTimePassword: act(sendOneTimePassword),
    sign: act(sign),
    printSlip: act(printSlip),
    handOverSlip: act(handOverSlip),
    previewHandout: (input) => previewHandout(parts, input),
    printHandout: act(printHandout),
    paper: (input) => paper(parts, input),
    printPaper: act(printPaper),
    confirmPaper: act(confirmPaper),
    abandon: act(abandon),
    register: (input) => register(parts, input),
    previewRegister: (input) => previewRegister(parts, input),
    printRegister: ofDay(printRegister),
    confirmRegister: ofDay(confirmRegister),
    registration: async ({ registrationId: registrationId2 }) => viewRegistration(parts, registrationId2),
    registrations: (input) => listRegistrations(parts, input),
    operators: () => operators(parts),
    inHand: (input) => inHand(parts, input),
    shift: (input) => shift(parts, input),
    exportRegister: (input) => exportRegister(parts, input),
    queue: () => queue(parts),
    sendNow: () => sendNow(parts),
    resume: act(resume),
    exportHeld: (input) => exportHeld(parts, input),
    printers: async () => ({ names: await parts.printer.names() }),
    settings: async () => readSettings(parts.store.settings),
    saveSettings: async (chosen) => {
      const kept = keepSettings(parts.store.settings, chosen);
      await parts.printer.look();
      tellOverview();
      return kept;
    }
  };
}

// main/outbox/backoff.ts
var base = 1e3;
var cap = 5 * 6e4;
function pauseAfter(tries, random, retryAfterSeconds = 0) {
  const ceiling = Math.min(cap, base * 2 ** Math.min(tries, 30));
  return Math.max(retryAfterSeconds * 1e3, Math.round(random() * ceiling));
}

// main/outbox/deliver.ts
async function deliverItem(parts, item) {
  try {
    const jws = await parts.centre.submit(item.requestHash, item.request);
    decide(parts, item, jws, await checkReceipt(parts, item, jws));
  } catch (error) {
    if (error instanceof CentreError) fail(parts, item, error);
    else if (error instanceof Fault && error.code === "centre-answer-invalid")
      hold(parts, item, "receipt-invalid", error.code);
    else throw error;
  }
}
async function checkReceipt({ config }, item, jws) {
  const receipt2 = await verifyReceipt(jws, config.centre.receiptKeys);
  const isOurs = receipt2.requestHash === item.requestHash && receipt2.registrationId === item.registrationId && receipt2.applicationNumber === item.applicationNumber;
  if (!isOurs) throw new Fault("centre-answer-invalid");
  return receipt2;
}
function decide(parts, item, jws, receipt2) {
  record(parts, item.registrationId, null, [decisionEvent(jws, receipt2)], (state) => {
    parts.store.outbox.remove(item.requestHash);
    if (state.phase === "registered") parts.store.drafts.remove(item.registrationId);
    const isPasswordNeeded = state.slip === "due" || state.phase === "refused";
    if (!isPasswordNeeded) parts.store.temporaryPasswords.wipe(item.registrationId);
  });
}
function decisionEvent(jws, { requestHash, decidedAt, decision }) {
  const common = { requestHash, decidedAt, receipt: jws };
  switch (decision.outcome) {
    case "registered":
      return { type: "registered", ...common, accountCreated: decision.accountCreated };
    case "refused":
      return { type: "refused", ...common, reason: decision.reason, triesLeft: decision.triesLeft };
    case "returned":
      return { type: "returned", ...common, reason: decision.reason };
  }
}
function fail(parts, item, { failure }) {
  const code = failureCode(failure);
  if (failure.kind === "problem" && problems[failure.problem.code].retry === "never") {
    hold(parts, item, code === "hash-mismatch" ? "hash-mismatch" : "centre-rejects-request", code);
    return;
  }
  const retryAfter = failure.kind === "problem" ? failure.problem.retryAfter : void 0;
  const pause2 = pauseAfter(item.tries + 1, () => parts.chance.below(2 ** 32) / 2 ** 32, retryAfter);
  const next = instantOf(parts.clock.now() + pause2);
  parts.store.transaction(() => parts.store.outbox.postpone(item.requestHash, next, code));
}
function hold(parts, item, reason, code) {
  const { requestHash, registrationId: registrationId2 } = item;
  record(
    parts,
    registrationId2,
    null,
    [{ type: "held", requestHash, reason, code }],
    () => parts.store.outbox.hold(requestHash, code)
  );
}

// main/outbox/outbox.ts
var width = 4;
var longestSleep = 3e4;
var shortestSleep = 250;
var sleepAfterTrouble = 5e3;
function runOutbox(parts, failed) {
  const underWay = /* @__PURE__ */ new Map();
  let timer;
  let running = false;
  let trouble = false;
  const deliver = (requestHash) => {
    const joined = underWay.get(requestHash);
    if (joined) return joined;
    const item = parts.store.outbox.get(requestHash);
    if (item?.state !== "waiting") return Promise.resolve();
    const attempt = deliverItem(parts, item).then(
      () => {
        trouble = false;
      },
      (error) => {
        trouble = true;
        failed(error);
      }
    ).finally(() => {
      underWay.delete(requestHash);
      plan();
    });
    underWay.set(requestHash, attempt);
    return attempt;
  };
  const deliverMany = async (hashes) => {
    const rest = [...hashes];
    const lane = async () => {
      for (let next = rest.shift(); next !== void 0; next = rest.shift()) await deliver(next);
    };
    await Promise.all(Array.from({ length: width }, lane));
  };
  const plan = () => {
    clearTimeout(timer);
    const next = running ? parts.store.outbox.nextTryAt() : null;
    if (next === null) return;
    const least = trouble ? sleepAfterTrouble : underWay.size > 0 ? shortestSleep : 0;
    const sleep = Math.min(longestSleep, Math.max(least, Date.parse(next) - parts.clock.now()));
    timer = setTimeout(() => void look(), sleep);
  };
  const look = async () => {
    await deliverMany(parts.store.outbox.due(instantOf(parts.clock.now())));
    plan();
  };
  return {
    deliver,
    deliverAll: () => deliverMany(waiting(parts)),
    start() {
      running = true;
      plan();
    },
    async stop() {
      running = false;
      clearTimeout(timer);
      await Promise.all(underWay.values());
    },
    items: () => parts.store.outbox.all().map((item) => ({
      ...item,
      state: underWay.has(item.requestHash) ? "sending" : item.state
    }))
  };
}
var waiting = ({ store }) => store.outbox.all().filter(({ state }) => state === "waiting").map(({ requestHash }) => requestHash);

// main/overview.ts
function overviewOf(parts, line, { printer, disk }, version) {
  const policy = parts.policy.current;
  return {
    office: parts.config.from.office,
    window: parts.config.from.window,
    version,
    session: parts.sessions.current,
    line: line.line,
    clock: judgeClock(parts.clock.offset(), policy?.clock),
    queue: parts.store.outbox.counts(),
    policy: policy && {
      version: policy.version,
      issuedAt: policy.issuedAt,
      statements: policy.statements,
      oneTimePassword: policy.oneTimePassword
    },
    printer,
    paperLanguage: readSettings(parts.store.settings).paperLanguage,
    disk
  };
}

// main/papers/printers/command.ts
import { execFile } from "node:child_process";
function runCommand(program, options, timeLimit2, input = new Uint8Array()) {
  return new Promise((resolve2) => {
    const settings = {
      timeout: timeLimit2,
      killSignal: "SIGKILL",
      env: { ...process.env, LC_ALL: "C" }
    };
    const child = execFile(program, options, settings, (error, said, complaint) => {
      resolve2({ end: endOf(error), said, complaint });
    });
    child.stdin?.on("error", () => child.stdin?.destroy());
    child.stdin?.end(input);
  });
}
function endOf(error) {
  if (error === null) return "done";
  if ("code" in error && error.code === "ENOENT") return "not-installed";
  return "killed" in error && error.killed ? "too-slow" : "refused";
}

// main/papers/printers/cups.ts
function cupsPrinter(name, { server, timeLimit: timeLimit2 = 15e3 } = {}) {
  const host = server === void 0 ? [] : ["-h", server];
  const ask = (...options) => runCommand("lpstat", [...host, ...options], timeLimit2);
  async function status(chosen = null) {
    const wished = chosen ?? name;
    const queue2 = wished === null ? defaultQueue(await ask("-d")) : { name: wished, fault: null };
    if (queue2.name === null) return queue2;
    return { name: queue2.name, fault: queueFault(await ask("-p", queue2.name, "-a", queue2.name)) };
  }
  return {
    names: async () => (await ask("-e")).said.split("\n").filter((line) => line !== ""),
    status,
    async print(pdf, title, chosen) {
      const { name: queue2, fault: fault2 } = await status(chosen);
      if (queue2 === null || fault2 !== null) throw new Fault(fault2 ?? "printer-missing");
      const options = [...host, "-d", queue2, "-t", title, "-o", "media=A4", "-"];
      const answer2 = await runCommand("lp", options, timeLimit2, pdf);
      if (answer2.end !== "done") throw new Fault(lpFault(answer2), {}, { cause: new Error(answer2.complaint) });
      return { printer: queue2 };
    }
  };
}
function defaultQueue(answer2) {
  const name = /^system default destination: (\S+)$/m.exec(answer2.said)?.[1] ?? null;
  return { name, fault: answer2.end === "too-slow" ? "printer-failed" : "printer-missing" };
}
function queueFault({ end, said, complaint }) {
  if (end === "not-installed" || complaint.includes("Invalid destination")) return "printer-missing";
  if (end !== "done") return "printer-failed";
  return /^printer \S+ disabled|^\S+ not accepting/m.test(said) ? "printer-stopped" : null;
}
function lpFault({ end, complaint }) {
  if (end === "not-installed" || complaint.includes("does not exist")) return "printer-missing";
  return complaint.includes("not accepting") ? "printer-stopped" : "printer-failed";
}

// main/papers/printers/folder.ts
import { randomUUID } from "node:crypto";
import { access, constants, link, mkdir, readdir as readdir2, unlink, writeFile } from "node:fs/promises";
import { basename as basename2, join as join2 } from "node:path";
function folderPrinter(path2) {
  const name = basename2(path2);
  return {
    names: async () => [name],
    async status() {
      return { name, fault: await folderFault(path2) };
    },
    async print(pdf, title) {
      const fault2 = await folderFault(path2);
      if (fault2) throw new Fault(fault2);
      try {
        await put(path2, title, pdf);
      } catch (cause) {
        throw new Fault("printer-failed", {}, { cause });
      }
      return { printer: name };
    }
  };
}
async function folderFault(path2) {
  try {
    await mkdir(path2, { recursive: true });
    await access(path2, constants.W_OK);
    return null;
  } catch (error) {
    const { code } = error;
    return code === "EACCES" || code === "EROFS" ? "printer-stopped" : "printer-missing";
  }
}
async function put(folder, title, pdf) {
  const unfinished = join2(folder, `.${randomUUID()}`);
  await writeFile(unfinished, pdf, { mode: 384, flag: "wx" });
  try {
    await linkUnderNextNumber(folder, unfinished, fileTitle(title));
  } finally {
    await unlink(unfinished);
  }
}
async function linkUnderNextNumber(folder, file, title) {
  const taken = (await readdir2(folder)).map((name) => Number(/^(\d{6,}) .*\.pdf$/.exec(name)?.[1] ?? 0));
  const next = Math.max(0, ...taken) + 1;
  const target = join2(folder, `${String(next).padStart(6, "0")} ${title}.pdf`);
  try {
    await link(file, target);
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    await linkUnderNextNumber(folder, file, title);
  }
}
var fileTitle = (title) => title.replaceAll(/[\p{Cc}/\\:*?"<>|]/gu, "_").slice(0, 80).trim();

// main/papers/choose-printer.ts
function choosePrinter(config) {
  switch (config.kind) {
    case "cups":
      return cupsPrinter(config.name);
    case "folder":
      return folderPrinter(config.path);
    case "system":
      return noPrinter;
  }
}
var noPrinter = {
  names: async () => [],
  status: async () => ({ name: null, fault: "printer-missing" }),
  print: async () => {
    throw new Fault("printer-missing");
  }
};

// main/papers/draw.ts
import pdfmake from "pdfmake";

// forms/fill.ts
var fill = (text2, values) => text2.replaceAll(/\{(\w+)\}/g, (place, name) => values[name] ?? place);

// forms/prose.ts
var prose = (text2) => text2.split(/(\S+-\S+)/).map((part, place) => ({ text: part, noWrap: place % 2 === 1 }));

// forms/sheet.ts
var sheetOf = (paper3) => ({
  languages: paper3.style.bilingual ? ["kk", "ru"] : [paper3.language],
  largePrint: paper3.style.largePrint
});
var isBilingual = ({ languages }) => languages.length > 1;
var each = ({ languages }, pick) => languages.map((language) => pick(paperTexts[language], language));
var together = (sheet, pick) => each(sheet, pick).join(" / ");
function inEach(sheet, draw2, margin = [0, 0, 0, 0]) {
  const parts = sheet.languages.map((language) => draw2(paperTexts[language], language));
  if (sheet.largePrint || parts.length === 1)
    return { margin, stack: parts.map((part, place) => ({ stack: [part], margin: [0, place && 8, 0, 0] })) };
  return { margin, columns: parts.map((part) => ({ width: "*", stack: [part] })), columnGap: 20 };
}
var headed = ({ largePrint }, heading3, ...content) => ({
  unbreakable: largePrint,
  stack: [{ text: heading3, style: "heading", margin: [0, 0, 0, 4] }, ...content]
});
var paragraphs2 = (...texts) => texts.map((text2) => ({ text: prose(text2), style: "text", margin: [0, 0, 0, 4] }));
var items = (texts) => texts.map((text2) => ({ text: prose(text2), style: "text", margin: [4, 0, 0, 3] }));
var numbered = (texts) => ({ ol: items(texts), style: "text" });
var bulleted = (texts) => ({ ul: items(texts), style: "text" });
function signingLine(sheet, pick, space) {
  return {
    margin: [0, space, 0, 0],
    columns: [
      // Both languages on one line would leave none to sign on in large type.
      { width: "auto", text: each(sheet, pick).join(sheet.largePrint ? "\n" : " / "), style: "text" },
      {
        width: "*",
        margin: [10, sheet.largePrint ? 16 : 12, 0, 0],
        canvas: [{ type: "line", x1: 0, y1: 0, x2: 190, y2: 0, lineWidth: 0.6 }]
      }
    ]
  };
}

// forms/styles.ts
var grey = "#5f6368";
var rule = "#7c8288";
var ink = "#33373b";
var plain = {
  addressee: { fontSize: 10, lineHeight: 1.12 },
  titleName: { fontSize: 15, bold: true, characterSpacing: 1.6, alignment: "center" },
  title: { fontSize: 12.5, bold: true, lineHeight: 1.14, alignment: "center" },
  handoutTitle: { fontSize: 16, bold: true },
  subject: { fontSize: 12, color: ink },
  heading: { fontSize: 12.5, bold: true },
  label: { fontSize: 12, color: ink },
  value: { fontSize: 13 },
  longValue: { fontSize: 10.5 },
  longestValue: { fontSize: 9 },
  text: { fontSize: 12, lineHeight: 1.18 },
  cellCharacter: { fontSize: 28, alignment: "center" },
  cellKind: { fontSize: 9.5, lineHeight: 0.95, alignment: "center", color: ink },
  password: { fontSize: 17, bold: true },
  barcodeDigits: { fontSize: 8, characterSpacing: 0.6 },
  duplicate: { fontSize: 12, bold: true, characterSpacing: 0.8, alignment: "center" },
  duplicateCopy: { fontSize: 9, alignment: "center" },
  row: { fontSize: 9 },
  rowHeading: { fontSize: 9, bold: true },
  margin: { fontSize: 7.5, lineHeight: 1.1, color: grey }
};
var sideBySide = {
  addressee: { fontSize: 9, lineHeight: 1.08 },
  titleName: { fontSize: 13, bold: true, characterSpacing: 1.2, alignment: "center" },
  title: { fontSize: 10.5, bold: true, lineHeight: 1.1, alignment: "center" },
  handoutTitle: { fontSize: 13.5, bold: true },
  subject: { fontSize: 10, color: ink },
  heading: { fontSize: 10.5, bold: true },
  label: { fontSize: 10, lineHeight: 1.05, color: ink },
  text: { fontSize: 10, lineHeight: 1.12 },
  cellKind: { fontSize: 8.5, lineHeight: 0.95, alignment: "center", color: ink },
  password: { fontSize: 14, bold: true },
  row: { fontSize: 8.5 },
  rowHeading: { fontSize: 8.5, bold: true }
};
var large = {
  addressee: { fontSize: 16, lineHeight: 1.1 },
  titleName: { fontSize: 21, bold: true, characterSpacing: 2, alignment: "center" },
  title: { fontSize: 17, bold: true, lineHeight: 1.14, alignment: "center" },
  handoutTitle: { fontSize: 22, bold: true },
  subject: { fontSize: 16, color: ink },
  heading: { fontSize: 18, bold: true },
  label: { fontSize: 16, color: ink },
  value: { fontSize: 19 },
  longValue: { fontSize: 16 },
  longestValue: { fontSize: 16 },
  text: { fontSize: 16, lineHeight: 1.18 },
  cellCharacter: { fontSize: 40, alignment: "center" },
  cellKind: { fontSize: 16, lineHeight: 1, alignment: "center", color: ink },
  password: { fontSize: 22, bold: true },
  barcodeDigits: { fontSize: 9, characterSpacing: 0.6 },
  row: { fontSize: 16, lineHeight: 1.05 },
  rowHeading: { fontSize: 16, bold: true },
  margin: { fontSize: 9.5, lineHeight: 1.05, color: grey }
};
function stylesOf(sheet) {
  if (sheet.largePrint) return { ...plain, ...large };
  return isBilingual(sheet) ? { ...plain, ...sideBySide } : plain;
}

// forms/frame.ts
var upright = { width: 595.28, left: 74, top: 92, right: 56, bottom: 68, edge: 30 };
var lying = { width: 841.89, left: 46, top: 62, right: 46, bottom: 56, edge: 18 };
var textWidth = upright.width - upright.left - upright.right;
function framed(frame, content) {
  const { document, sheet } = frame;
  const page = frame.lying ? lying : upright;
  return {
    pageSize: "A4",
    pageOrientation: frame.lying ? "landscape" : "portrait",
    pageMargins: [page.left, page.top, page.right, page.bottom],
    defaultStyle: { font: "Tinos", fontSize: sheet.largePrint ? 16 : 12 },
    styles: stylesOf(sheet),
    language: document.language,
    displayTitle: true,
    info: {
      title: frame.title,
      creator: "Tereze",
      producer: "Tereze",
      // The one date that the same paper has whenever it is drawn: equal papers are equal bytes.
      creationDate: /* @__PURE__ */ new Date(`${document.duplicate?.date ?? document.date}T00:00:00Z`)
    },
    header: () => topMargin(frame, page),
    footer: (current, count) => ({
      margin: [page.left, page.bottom - 46, page.right, 0],
      columns: [
        { text: frame.note.join("\n"), style: "margin", width: "*" },
        { text: `${current} / ${count}`, style: "margin", width: 40, alignment: "right" }
      ]
    }),
    content
  };
}
function topMargin({ document, barcode }, page) {
  const { applicationNumber, duplicate: duplicate2 } = document;
  const number2 = barcode === null || applicationNumber === null ? [] : [codeOf(barcode, applicationNumber)];
  const mark = duplicate2 ? [duplicateMark(duplicate2)] : [];
  return {
    margin: [page.left, page.edge, page.right, 0],
    columns: [...number2, { width: "*", text: "" }, ...mark]
  };
}
var codeOf = (svg, applicationNumber) => ({
  width: "auto",
  stack: [
    { svg },
    { text: applicationNumber, style: "barcodeDigits", alignment: "center", margin: [0, 3, 0, 0] }
  ]
});
function duplicateMark({ copy, date }) {
  const both = [paperTexts.kk.duplicate, paperTexts.ru.duplicate];
  const title = both.map((texts) => texts.title.toUpperCase()).join(" / ");
  const copies = both.map((texts) => fill(texts.copy, { copy: String(copy) })).join(" / ");
  return {
    width: "auto",
    table: {
      body: [
        [
          {
            stack: [
              { text: title, style: "duplicate" },
              { text: `${copies}, ${figureDate(date)}`, style: "duplicateCopy", margin: [0, 2, 0, 0] }
            ]
          }
        ]
      ]
    },
    layout: {
      hLineWidth: () => 1.2,
      vLineWidth: () => 1.2,
      hLineColor: () => rule,
      vLineColor: () => rule,
      paddingLeft: () => 10,
      paddingRight: () => 10,
      paddingTop: () => 4,
      paddingBottom: () => 4
    }
  };
}

// forms/fields.ts
function valueStyle({ length }, sheet) {
  const [ordinary2, long] = isBilingual(sheet) && !sheet.largePrint ? [38, 48] : [42, 80];
  if (length <= ordinary2) return "value";
  return length <= long ? "longValue" : "longestValue";
}
function fields(sheet, rows, labelWidth) {
  const { largePrint } = sheet;
  return {
    table: {
      widths: largePrint ? ["*"] : [labelWidth, "*"],
      heights: largePrint ? "auto" : isBilingual(sheet) ? 16 : 21,
      dontBreakRows: true,
      body: rows.map((row) => (largePrint ? largeRow : fieldRow)(row, sheet))
    },
    layout: {
      hLineWidth: () => 0.6,
      hLineColor: () => rule,
      vLineWidth: () => 0,
      paddingLeft: () => 0,
      paddingRight: () => 0,
      paddingTop: () => largePrint ? 3 : 5,
      paddingBottom: () => 2
    }
  };
}
var isField = (row) => "label" in row;
function fieldRow(row, sheet) {
  if (!isField(row))
    return [
      { text: row.join("\n"), style: "heading", colSpan: 2, border: noBorder, verticalAlignment: "bottom" },
      {}
    ];
  return [
    { text: row.label, style: "label", border: noBorder, verticalAlignment: "bottom" },
    { ...written(row, sheet), border: underline, verticalAlignment: "bottom" }
  ];
}
function largeRow(row, sheet) {
  if (!isField(row))
    return [{ text: row.join("\n"), style: "heading", border: noBorder, margin: [0, 8, 0, 0] }];
  const label2 = { text: row.label, style: "label", margin: [0, 0, 0, 2] };
  const value = row.value === "" ? { text: " ", style: "value" } : written(row, sheet);
  const below = {
    canvas: [{ type: "line", x1: 0, y1: 2, x2: textWidth, y2: 2, lineWidth: 0.6, lineColor: rule }]
  };
  return [{ stack: [label2, value, below], border: noBorder }];
}
var written = ({ value }, sheet) => ({
  text: value,
  style: valueStyle(value, sheet),
  // An e-mail address may have no place to break at within the column.
  wordBreak: /[^\s-]{40}/.test(value) ? "break-all" : "normal"
});
var noBorder = [false, false, false, false];
var underline = [false, false, false, true];

// forms/password-cells.ts
var groupSize = 4;
var measures = {
  ordinary: { groups: 2, cell: 54, gap: 22 },
  large: { groups: 1, cell: 110, gap: 0 }
};
function passwordCells(password2, sheet) {
  const { groups } = sheet.largePrint ? measures.large : measures.ordinary;
  const rows = chunks(chunks([...password2], groupSize), groups);
  return { stack: rows.map((row) => rowOf2(row, sheet)) };
}
function rowOf2(groups, sheet) {
  const { cell: width2, gap } = sheet.largePrint ? measures.large : measures.ordinary;
  const cells = groups.flatMap((group, place) => place === 0 ? group : [null, ...group]);
  return {
    margin: [0, 0, 0, 5],
    unbreakable: true,
    table: {
      widths: cells.map((cell) => cell === null ? gap : width2),
      body: [cells.map(characterCell), cells.map((cell) => kindCell(cell, sheet))]
    },
    layout: {
      hLineWidth: () => 0.8,
      vLineWidth: () => 0.8,
      hLineColor: () => rule,
      vLineColor: () => rule,
      paddingLeft: () => 0,
      paddingRight: () => 0,
      paddingTop: () => 2,
      paddingBottom: () => 2
    }
  };
}
var boxed = [true, true, true, true];
var bare = [false, false, false, false];
var characterCell = (character) => character === null ? { text: "", border: bare } : { text: character, style: "cellCharacter", border: boxed };
var kindCell = (character, sheet) => ({
  text: character === null ? "" : each(sheet, ({ accountSlip }) => kindOf(character, accountSlip)).join("\n"),
  style: "cellKind",
  border: bare
});
function kindOf(character, { kinds, signs, otherSign }) {
  if (new RegExp("\\p{Nd}", "u").test(character)) return kinds.digit;
  if (new RegExp("\\p{Lu}", "u").test(character)) return kinds.capital;
  if (new RegExp("\\p{Ll}", "u").test(character)) return kinds.small;
  return signs[character] ?? otherSign;
}
var chunks = (items2, size) => Array.from(
  { length: Math.ceil(items2.length / size) },
  (_, place) => items2.slice(place * size, (place + 1) * size)
);

// forms/account-slip.ts
function accountSlipDefinition(document, { barcode }) {
  const sheet = sheetOf(document);
  const title = `${together(sheet, (texts) => texts.accountSlip.title)} ${document.applicationNumber}`;
  const note2 = each(sheet, ({ margin, version }) => fill(margin.wording, { version }));
  const gap = isBilingual(sheet) || sheet.largePrint ? 6 : 14;
  return framed({ document, sheet, title, barcode, note: note2 }, [
    inEach(sheet, ({ accountSlip }) => [
      { text: accountSlip.title, style: "handoutTitle" },
      { text: prose(accountSlip.lead), style: "text", margin: [0, 6, 0, 4] }
    ]),
    fields(sheet, lines(document, sheet), isBilingual(sheet) ? 190 : 130),
    inEach(sheet, ({ accountSlip }) => headed(sheet, accountSlip.next, numbered(accountSlip.steps)), [
      0,
      gap,
      0,
      0
    ]),
    inEach(
      sheet,
      ({ accountSlip }) => headed(sheet, accountSlip.warning, bulleted(accountSlip.warnings)),
      [0, 6, 0, 0]
    ),
    inEach(sheet, ({ accountSlip }) => ({ text: accountSlip.help, style: "heading" }), [0, 6, 0, 0]),
    tornOffPart(document, sheet)
  ]);
}
function lines(document, sheet) {
  const label2 = (name) => together(sheet, ({ accountSlip }) => accountSlip[name]);
  return [
    { label: label2("name"), value: document.name },
    // As it is typed at sign-in: the digits together.
    { label: label2("login"), value: document.iin.replaceAll(" ", "") },
    { label: label2("number"), value: document.subscriberNumber },
    { label: label2("application"), value: document.applicationNumber },
    { label: label2("date"), value: figureDate(document.date) }
  ];
}
var fitsBelow = 32;
function tornOffPart(document, sheet) {
  const { temporaryPassword: password2, applicationNumber: number2 } = document;
  const latin = /^[\x21-\x7e]+$/.test(password2);
  return {
    // Where it doesn't fit below the cut line, the torn-off part is a sheet of its own.
    ...sheet.largePrint || password2.length > fitsBelow ? { pageBreak: "before" } : { unbreakable: true },
    stack: [
      cutLine(sheet),
      ...passwordTitle(sheet, number2),
      passwordCells(password2, sheet),
      inEach(sheet, ({ accountSlip }) => ({
        text: [
          { text: accountSlip.change, bold: true },
          ...latin ? [" ", ...prose(accountSlip.latin)] : []
        ],
        style: "text",
        margin: [0, 2, 0, 0]
      }))
    ]
  };
}
function passwordTitle(sheet, number2) {
  const title = {
    text: together(sheet, ({ accountSlip }) => accountSlip.password),
    style: "password"
  };
  const of = (...margin) => ({
    text: together(sheet, ({ accountSlip }) => fill(accountSlip.ofApplication, { number: number2 })),
    style: "label",
    alignment: isBilingual(sheet) || sheet.largePrint ? "left" : "right",
    margin
  });
  if (isBilingual(sheet) || sheet.largePrint) return [title, of(0, 2, 0, 8)];
  return [{ columns: [title, of(0, 5, 0, 0)], margin: [0, 0, 0, 8] }];
}
function cutLine(sheet) {
  const dashes = { type: "line", x1: 0, y1: 0, x2: textWidth, y2: 0, dash: { length: 5, space: 4 } };
  return {
    margin: [0, isBilingual(sheet) ? 6 : 14, 0, isBilingual(sheet) ? 3 : 10],
    stack: [
      { canvas: [{ ...dashes, lineWidth: 0.8, lineColor: rule }] },
      {
        text: together(sheet, ({ accountSlip }) => accountSlip.cut),
        style: sheet.largePrint ? "label" : "margin",
        alignment: "center",
        margin: [0, 2, 0, 0]
      }
    ]
  };
}

// forms/agreement.ts
function agreementDefinition(document) {
  const sheet = sheetOf(document);
  const title = sheet.languages.map((language) => document.title[language]).join(" / ");
  const note2 = each(sheet, ({ margin }) => fill(margin.agreement, { agreement: document.version }));
  const isBeside = isBilingual(sheet) && !sheet.largePrint;
  const content = isBeside ? besideEachOther(document, sheet) : oneAfterTheOther(document, sheet);
  return framed({ document, sheet, title, barcode: null, note: note2 }, content);
}
var titleOf = (text2) => ({ text: prose(text2), style: "title", margin: [0, 0, 0, 12] });
var paragraph = (text2) => ({
  text: prose(text2),
  style: "text",
  margin: [0, 0, 0, 7]
});
var oneAfterTheOther = ({ paragraphs: paragraphs3, title }, { languages }) => languages.map((language, place) => ({
  ...place > 0 && { pageBreak: "before" },
  stack: [titleOf(title[language]), ...paragraphs3[language].map(paragraph)]
}));
function besideEachOther({ paragraphs: paragraphs3, title }, sheet) {
  const length = Math.max(paragraphs3.kk.length, paragraphs3.ru.length);
  const cell = (language, place) => paragraph(paragraphs3[language][place] ?? "");
  const table = {
    table: {
      widths: ["*", "*"],
      body: Array.from({ length }, (_, place) => [cell("kk", place), cell("ru", place)])
    },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: () => 0,
      paddingLeft: (column) => column === 0 ? 0 : 10,
      paddingRight: (column) => column === 0 ? 10 : 0,
      paddingTop: () => 0,
      paddingBottom: () => 0
    }
  };
  return [inEach(sheet, (_, language) => titleOf(title[language])), table];
}

// forms/application.ts
function applicationDefinition(document, { barcode }) {
  const sheet = sheetOf(document);
  const name = together(sheet, (texts) => texts.application.title.name);
  const title = [name, document.applicationNumber].filter(Boolean).join(" ");
  return framed({ document, sheet, title, barcode, note: each(sheet, (texts) => note(texts, document)) }, [
    addressee(sheet),
    inEach(sheet, (texts) => titleOf2(sheet, texts), [
      0,
      0,
      0,
      isBilingual(sheet) || sheet.largePrint ? 8 : 13
    ]),
    fields(sheet, lines2(document, sheet), isBilingual(sheet) ? 210 : 184),
    ...signed(document, sheet)
  ]);
}
var note = ({ margin, version }, { statements: { version: statements2 }, date }) => {
  const versions = [
    fill(margin.wording, { version }),
    fill(margin.statements, { statements: statements2 }),
    fill(margin.prepared, { date: figureDate(date) })
  ];
  return `${margin.rendering}
${versions.join(" ")}`;
};
function addressee(sheet) {
  const width2 = sheet.largePrint ? 400 : 236;
  const left = isBilingual(sheet) && !sheet.largePrint ? 0 : textWidth - width2;
  const below = sheet.largePrint ? 10 : isBilingual(sheet) ? 18 : 26;
  return inEach(sheet, ({ application }) => ({ text: prose(application.addressee), style: "addressee" }), [
    left,
    0,
    0,
    below
  ]);
}
function titleOf2(sheet, { application: { title } }) {
  const indent = isBilingual(sheet) || sheet.largePrint ? 0 : 42;
  const around = (text2) => text2 === "" ? [] : [{ text: prose(text2), style: "title", margin: [indent, 6] }];
  const word = { text: title.name.toUpperCase(), style: "titleName" };
  return { stack: [...around(title.above), word, ...around(title.below)] };
}
function lines2({ applicant, ...document }, sheet) {
  const none = document.applicationNumber === null ? "" : "—";
  const label2 = (name) => each(sheet, ({ application }) => application[name]).join("\n");
  return [
    { label: label2("uniqueNumber"), value: document.applicationNumber ?? "" },
    each(sheet, ({ application }) => application.identity),
    { label: label2("iin"), value: applicant.iin },
    { label: label2("surname"), value: applicant.surname },
    { label: label2("givenName"), value: applicant.givenName },
    { label: label2("patronymic"), value: applicant.patronymic || none },
    { label: label2("email"), value: document.email || none },
    { label: label2("phone"), value: document.subscriberNumber }
  ];
}
var lettersOnPage = 1500;
function signed(document, sheet) {
  const { agreement, information } = document.statements;
  const letters2 = sheet.languages.map((language) => (agreement[language] + information[language]).length);
  const stack = [statements(document, sheet), signature(sheet)];
  const fits = letters2.reduce((sum, count) => sum + count, 0) <= lettersOnPage;
  return fits ? [{ unbreakable: true, stack }] : stack;
}
function statements({ statements: { agreement, information, accepted } }, sheet) {
  const indent = isBilingual(sheet) && !sheet.largePrint ? 14 : 26;
  return inEach(sheet, (_, language) => ({
    stack: [agreement[language], information[language]].map((text2) => ({
      text: prose(text2),
      style: "text",
      leadingIndent: indent,
      color: accepted ? "black" : grey,
      margin: [0, isBilingual(sheet) ? 12 : 14, 0, 0]
    }))
  }));
}
var signature = (sheet) => ({
  stack: [
    signingLine(sheet, ({ application }) => application.signature, isBilingual(sheet) ? 26 : 34),
    { text: dateLine(sheet), style: "text", margin: [0, 24, 0, 0] }
  ]
});
function dateLine(sheet) {
  const [language = "kk"] = sheet.languages;
  if (!isBilingual(sheet)) return paperTexts[language].application.date;
  const word = together(sheet, ({ application }) => application.dateWord);
  const mark = together(sheet, ({ application }) => application.yearMark);
  return `${word} «_____» ____________________ 20_____ ${mark}`;
}

// forms/confirmation.ts
function confirmationDefinition(document, { barcode, squareCode }) {
  const sheet = sheetOf(document);
  const title = `${together(sheet, (texts) => texts.confirmation.title)} ${document.applicationNumber}`;
  const note2 = each(sheet, ({ margin, version }) => fill(margin.wording, { version }));
  return framed({ document, sheet, title, barcode, note: note2 }, [
    inEach(sheet, ({ confirmation }) => heading(confirmation, document)),
    fields(sheet, lines3(document, sheet), isBilingual(sheet) ? 218 : 180),
    inEach(
      sheet,
      ({ confirmation }) => headed(sheet, confirmation.changed, bulleted(confirmation.changes)),
      [0, 16, 0, 0]
    ),
    {
      unbreakable: !sheet.largePrint,
      stack: [
        inEach(
          sheet,
          ({ confirmation }) => headed(sheet, confirmation.check, numbered(confirmation.checks)),
          [0, 8, 0, 0]
        ),
        squareOf(squareCode, sheet)
      ]
    }
  ]);
}
var heading = (texts, { accountCreated }) => [
  { text: texts.title, style: "handoutTitle" },
  { text: prose(texts.subject), style: "subject", margin: [0, 2, 0, 0] },
  { text: prose(accountCreated ? texts.leadCreated : texts.lead), style: "text", margin: [0, 10, 0, 4] }
];
function lines3(document, sheet) {
  const label2 = (name) => together(sheet, ({ confirmation }) => confirmation[name]);
  const account = together(
    sheet,
    ({ confirmation }) => document.accountCreated ? confirmation.accountCreated : confirmation.accountExisted
  );
  return [
    { label: label2("name"), value: document.name },
    { label: label2("iin"), value: document.iin },
    { label: label2("number"), value: document.subscriberNumber },
    { label: label2("account"), value: account },
    { label: label2("application"), value: document.applicationNumber },
    { label: label2("when"), value: counterDateTime(document.decidedAt) },
    { label: label2("requestCode"), value: shortCode(document.requestHash) },
    { label: label2("receiptCode"), value: shortCode(document.receiptHash) }
  ];
}
var shortCode = (sha256) => (sha256.slice(0, 16).toUpperCase().match(/.{4}/g) ?? []).join(" ");
var squareOf = (svg, sheet) => ({
  unbreakable: true,
  margin: [0, sheet.largePrint ? 4 : 10, 0, 0],
  columns: [
    ...svg === null ? [] : [{ width: "auto", stack: [{ svg }] }],
    {
      width: "*",
      margin: [14, 0, 0, 0],
      stack: [
        { text: each(sheet, ({ confirmation }) => confirmation.squareCode).join("\n"), style: "label" },
        {
          text: each(sheet, ({ confirmation }) => confirmation.help).join("\n"),
          ...sheet.largePrint ? { style: "text", bold: true } : { style: "heading" },
          margin: [0, sheet.largePrint ? 4 : 14, 0, 0]
        }
      ]
    }
  ]
});

// forms/register-table.ts
var ordinary = [
  [24, "place"],
  [30, "time"],
  [80, "applicationNumber"],
  ["*", "name"],
  [60, "iin"],
  [78, "subscriberNumber"],
  [82, "outcome"],
  [162, "operator"]
];
var large2 = [
  [72, "place", "time"],
  [146, "applicationNumber", "subscriberNumber"],
  ["*", "name", "iin"],
  [196, "outcome", "operator"]
];
function registerTable(rows, sheet) {
  const columns3 = sheet.largePrint ? large2 : ordinary;
  const heading3 = columns3.map(
    ([, ...names]) => ({
      text: headingOf(names, sheet),
      style: "rowHeading",
      fillColor: "#eef0f2"
    })
  );
  const body = rows.map(
    (row, place) => columns3.map(
      ([, ...names]) => ({
        text: names.map((name) => textOf(name, row, place, sheet)).join("\n"),
        style: "row"
      })
    )
  );
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columns3.map(([width2]) => width2),
      body: [heading3, ...body]
    },
    layout: {
      hLineWidth: (line) => line <= 1 ? 0.9 : 0.4,
      vLineWidth: () => 0,
      hLineColor: () => rule,
      paddingLeft: (column) => column === 0 ? 3 : 5,
      paddingRight: () => 3,
      paddingTop: () => 3,
      paddingBottom: () => 3
    }
  };
}
var headingOf = (names, sheet) => {
  const words = names.flatMap((name) => each(sheet, ({ register: register2 }) => register2.columns[name]));
  return [...new Set(words)].join("\n");
};
function textOf(column, row, place, sheet) {
  switch (column) {
    case "place":
      return String(place + 1);
    case "time":
      return clockTime(row.openedAt);
    case "outcome":
      return together(sheet, ({ register: register2 }) => register2.outcomes[row.phase]);
    case "name":
      return row.citizen?.name ?? together(sheet, ({ register: register2 }) => register2.withheld);
    case "iin":
    case "subscriberNumber":
      return row.citizen?.[column] ?? "—";
    default:
      return row[column];
  }
}

// forms/daily-register.ts
function dailyRegisterDefinition(document) {
  const sheet = sheetOf(document);
  const { office, window } = document;
  const day = figureDate(document.day);
  const title = together(sheet, ({ register: register2 }) => fill(register2.title, { day }));
  const place = each(
    sheet,
    ({ register: register2, margin, version }) => [
      fill(register2.title, { day }),
      fill(register2.place, { office, window }),
      fill(margin.wording, { version })
    ].join(" · ")
  );
  return framed({ document, sheet, title, barcode: null, note: place, lying: true }, [
    inEach(sheet, ({ register: register2 }) => [
      { text: fill(register2.title, { day }), style: "handoutTitle" },
      {
        text: [
          fill(register2.place, { office, window }),
          fill(register2.drawn, { time: counterDateTime(document.drawnAt) })
        ].join(". "),
        style: "subject",
        margin: [0, 3, 0, 10]
      }
    ]),
    document.rows.length === 0 ? inEach(sheet, ({ register: register2 }) => ({ text: register2.empty, style: "text" })) : registerTable(document.rows, sheet),
    { unbreakable: true, margin: [0, 14, 0, 0], stack: [totals(document, sheet), signatures(sheet)] }
  ]);
}
function totals({ rows }, sheet) {
  const counts = Phase.options.map((phase) => ({ phase, count: rows.filter((row) => row.phase === phase).length })).filter(({ count }) => count > 0).map(({ phase, count }) => `${together(sheet, ({ register: register2 }) => register2.outcomes[phase])}: ${count}`);
  const all = `${together(sheet, ({ register: register2 }) => register2.all)}: ${rows.length}`;
  const figures = [...counts, all];
  return {
    stack: [
      { text: together(sheet, ({ register: register2 }) => register2.totals), style: "heading", margin: [0, 0, 0, 4] },
      ...isBilingual(sheet) ? figures.map((text2) => ({ text: text2, style: "text" })) : [{ text: figures.join("   ·   "), style: "text" }]
    ]
  };
}
var signatures = (sheet) => ({
  margin: [0, 26, 0, 0],
  columns: ["drawnBy", "checkedBy"].map((name) => ({
    width: "*",
    stack: [
      { text: together(sheet, ({ register: register2 }) => register2[name]), style: "text" },
      {
        margin: [0, 20, 0, 0],
        canvas: [{ type: "line", x1: 0, y1: 0, x2: 300, y2: 0, lineWidth: 0.6, lineColor: rule }]
      }
    ]
  })),
  columnGap: 30
});

// forms/refusal-notice.ts
function refusalNoticeDefinition(document, { barcode }) {
  const sheet = sheetOf(document);
  const title = `${together(sheet, (texts) => texts.refusalNotice.title)} ${document.applicationNumber}`;
  const note2 = each(sheet, ({ margin, version }) => fill(margin.wording, { version }));
  return framed({ document, sheet, title, barcode, note: note2 }, [
    inEach(sheet, ({ refusalNotice }) => heading2(refusalNotice)),
    fields(sheet, lines4(document, sheet), isBilingual(sheet) ? 262 : 176),
    inEach(sheet, ({ refusalNotice }) => whatHappened(sheet, refusalNotice, document), [0, 16, 0, 0]),
    inEach(sheet, ({ refusalNotice }) => whatCanBeDone(sheet, refusalNotice, document), [0, 8, 0, 0]),
    inEach(sheet, ({ refusalNotice: texts }) => paragraphs2(texts.rule, texts.secret), [0, 8, 0, 0]),
    inEach(sheet, ({ refusalNotice }) => ({ text: refusalNotice.help, style: "heading" }), [0, 6, 0, 0]),
    signingLine(sheet, ({ refusalNotice }) => refusalNotice.employee, isBilingual(sheet) ? 16 : 26)
  ]);
}
var heading2 = (texts) => [
  { text: texts.title, style: "handoutTitle" },
  { text: prose(texts.subject), style: "subject", margin: [0, 2, 0, 0] },
  { text: prose(texts.lead), style: "text", margin: [0, 10, 0, 4] }
];
function lines4(document, sheet) {
  const label2 = (name) => together(sheet, ({ refusalNotice }) => refusalNotice[name]);
  return [
    { label: label2("name"), value: document.name },
    { label: label2("number"), value: document.subscriberNumber },
    { label: label2("application"), value: document.applicationNumber },
    { label: label2("when"), value: counterDateTime(document.decidedAt) },
    // Of a password that has expired, tries are left that help nobody.
    ...mayCorrect(document) ? [{ label: label2("triesLeft"), value: String(document.triesLeft) }] : []
  ];
}
var whatHappened = (sheet, texts, { reason }) => headed(sheet, texts.what, ...paragraphs2(texts.reasons[reason], texts.unchanged));
var mayCorrect = ({ reason, triesLeft }) => reason === "one-time-password-wrong" && triesLeft > 0;
function whatCanBeDone(sheet, texts, document) {
  const ways = [texts.sendNew, texts.checkNumber, texts.comeLater];
  return headed(sheet, texts.next, bulleted(mayCorrect(document) ? [texts.correct, ...ways] : ways));
}

// forms/definition.ts
function paperDefinition(document, extras) {
  switch (document.kind) {
    case "application":
      return applicationDefinition(document, extras);
    case "account-slip":
      return accountSlipDefinition(document, extras);
    case "refusal-notice":
      return refusalNoticeDefinition(document, extras);
    case "confirmation":
      return confirmationDefinition(document, extras);
    case "agreement":
      return agreementDefinition(document);
    case "daily-register":
      return dailyRegisterDefinition(document);
  }
}

// main/papers/barcode.ts
import bwip from "bwip-js/node";
function barcodeSvg(applicationNumber) {
  return bwip.toSVG({ bcid: "code128", text: digitsOf(applicationNumber), scale: 1, height: 9.2 });
}
function registrationCodeSvg(applicationNumber, requestHash) {
  const text2 = `${applicationNumber} ${requestHash.toUpperCase()}`;
  return bwip.toSVG({ bcid: "qrcode", text: text2, scale: 1, width: 33, height: 33 });
}

// main/papers/fonts.ts
import { existsSync } from "node:fs";
import { dirname as dirname2, join as join3 } from "node:path";
import * as fontkit from "fontkit";
var files = {
  normal: "Tinos-Regular.ttf",
  bold: "Tinos-Bold.ttf",
  italics: "Tinos-Italic.ttf",
  bolditalics: "Tinos-BoldItalic.ttf"
};
function findPaperFonts(from = import.meta.dirname) {
  const folder = join3(from, "dist", "fonts");
  const fonts = {
    normal: join3(folder, files.normal),
    bold: join3(folder, files.bold),
    italics: join3(folder, files.italics),
    bolditalics: join3(folder, files.bolditalics)
  };
  if (Object.values(fonts).every((file) => existsSync(file))) return fonts;
  if (dirname2(from) === from)
    throw new Error('the fonts of the papers are missing: run "npm run build", which makes dist/fonts');
  return findPaperFonts(dirname2(from));
}
function readLetters(fonts) {
  const font = fontkit.openSync(fonts.normal);
  if (!("characterSet" in font)) throw new Error(`${fonts.normal} is a collection of fonts`);
  return new Set(font.characterSet);
}
function assertLetters(document, letters2) {
  for (const character of textsOf(document).join("")) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (!letters2.has(codePoint) && character !== "\n")
      throw new Fault("paper-letter-missing", {
        codePoint: `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`
      });
  }
}
function textsOf(value) {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

// main/papers/draw.ts
async function drawPaper(document) {
  assertLetters(document, ready().letters);
  const { applicationNumber } = document;
  const definition = paperDefinition(document, {
    barcode: applicationNumber === null ? null : barcodeSvg(applicationNumber),
    squareCode: document.kind === "confirmation" ? registrationCodeSvg(document.applicationNumber, document.requestHash) : null
  });
  const paper3 = pdfmake.createPdf(definition, { bufferPages: true });
  const { count } = (await paper3.getStream()).bufferedPageRange();
  return { pdf: new Uint8Array(await paper3.getBuffer()), pages: count };
}
var letters;
function ready() {
  if (letters === void 0) {
    const fonts = findPaperFonts();
    const ours = new Set(Object.values(fonts));
    pdfmake.setFonts({ Tinos: fonts });
    pdfmake.setUrlAccessPolicy(() => false);
    pdfmake.setLocalAccessPolicy((path2) => ours.has(path2));
    letters = readLetters(fonts);
  }
  return { letters };
}

// main/papers/watch-printer.ts
function watchPrinter(printer, chosen) {
  let seen = { name: null, fault: null };
  return {
    get seen() {
      return seen;
    },
    async look() {
      seen = await printer.status(chosen());
    },
    names: () => printer.names(),
    print: (pdf, title) => printer.print(pdf, title, chosen())
  };
}

// main/report.ts
function reportError(error) {
  const name = error instanceof Error ? error.name : typeof error;
  const code = error instanceof Error && "code" in error ? ` ${String(error.code)}` : "";
  const places = error instanceof Error ? (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line)) : [];
  console.error([`unexpected ${name}${code}`, ...places].join("\n"));
}

// main/self-test.ts
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join as join5 } from "node:path";

// main/eds/self-test.ts
import { CompactSign, compactDecrypt, exportJWK, generateKeyPair } from "jose";
import { Certificate as Certificate2, ContentInfo, SignedData } from "pkijs";

// main/eds/open-key-file.ts
import { createPrivateKey, X509Certificate as X509Certificate2 } from "node:crypto";

// main/eds/key-file/read-bags.ts
import { createHmac, timingSafeEqual } from "node:crypto";

// main/eds/key-file/ber.ts
import forge from "node-forge";
var readBer = (bytes) => forge.asn1.fromDer(binary(bytes));
var derOf = (value) => {
  if (!value) throw new TypeError("there is no value");
  return Buffer.from(forge.asn1.toDer(value).getBytes(), "latin1");
};
function partsOf2(value) {
  if (!Array.isArray(value?.value)) throw new TypeError("this value has no parts");
  return value.value;
}
function octetsOf(value) {
  if (typeof value?.value === "string") return Buffer.from(value.value, "latin1");
  return Buffer.concat(partsOf2(value).map(octetsOf));
}
var oidOf = (value) => forge.asn1.derToOid(octetsOf(value).toString("latin1"));
function numberOf(value) {
  const bytes = octetsOf(value);
  return bytes.length > 6 ? Number.MAX_SAFE_INTEGER : bytes.readIntBE(0, bytes.length);
}
var binary = (bytes) => Buffer.from(bytes).toString("latin1");

// main/eds/key-file/decrypt.ts
import { createDecipheriv, pbkdf2 } from "node:crypto";
import { promisify } from "node:util";
import forge2 from "node-forge";

// main/eds/key-file/derive.ts
import { hash as hash2 } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
var derivedFor = { key: 1, iv: 2, mac: 3 };
var blockLength = { sha1: 64, sha224: 64, sha256: 64, sha384: 128, sha512: 128 };
var roundsInOneTurn = 2048;
async function derivePkcs12({ digest, password: password2, salt, iterations }, purpose, length) {
  const v = blockLength[digest];
  const diversifier = Buffer.alloc(v, derivedFor[purpose]);
  const input = Buffer.concat([repeated(salt, v), repeated(bmpString(password2), v)]);
  const output = [];
  for (let missing2 = length; missing2 > 0; missing2 -= output.at(-1)?.length ?? missing2) {
    const block = await digestRounds(digest, Buffer.concat([diversifier, input]), iterations);
    output.push(block);
    addToEachBlock(input, repeated(block, v), v);
  }
  return Buffer.concat(output).subarray(0, length);
}
async function digestRounds(digest, first, iterations) {
  let block = hash2(digest, first, "binary");
  for (let round = 1; round < iterations; round++) {
    if (round % roundsInOneTurn === 0) await nextTurn();
    block = hash2(digest, Buffer.from(block, "binary"), "binary");
  }
  return Buffer.from(block, "binary");
}
function addToEachBlock(input, addend, v) {
  for (let start = 0; start < input.length; start += v) {
    let carry = 1;
    for (let place = v - 1; place >= 0; place--) {
      carry += (input[start + place] ?? 0) + (addend[place] ?? 0);
      input[start + place] = carry & 255;
      carry >>= 8;
    }
  }
}
var repeated = (bytes, v) => Buffer.alloc(Math.ceil(bytes.length / v) * v, bytes);
var bmpString = (password2) => Buffer.from(`${password2}\0`, "utf16le").swap16();

// main/eds/key-file/decrypt.ts
var mostIterations = 2e6;
var pkcs12Ciphers = {
  "1.2.840.113549.1.12.1.3": { cipher: "des-ede3-cbc", keyLength: 24 },
  "1.2.840.113549.1.12.1.5": { cipher: "rc2", keyLength: 16 },
  "1.2.840.113549.1.12.1.6": { cipher: "rc2", keyLength: 5 }
};
var pbes2 = "1.2.840.113549.1.5.13";
var pbkdf2Id = "1.2.840.113549.1.5.12";
var pbes2Ciphers = {
  "2.16.840.1.101.3.4.1.2": { cipher: "aes-128-cbc", keyLength: 16 },
  "2.16.840.1.101.3.4.1.22": { cipher: "aes-192-cbc", keyLength: 24 },
  "2.16.840.1.101.3.4.1.42": { cipher: "aes-256-cbc", keyLength: 32 },
  "1.2.840.113549.3.7": { cipher: "des-ede3-cbc", keyLength: 24 }
};
var hmacWithSha1 = "1.2.840.113549.2.7";
var pseudoRandomFunctions = {
  [hmacWithSha1]: "sha1",
  "1.2.840.113549.2.9": "sha256",
  "1.2.840.113549.2.10": "sha384",
  "1.2.840.113549.2.11": "sha512"
};
async function decryptByPassword(algorithm, encrypted, password2) {
  const [id, parameters] = partsOf2(algorithm);
  if (oidOf(id) === pbes2) return decryptPbes2(parameters, encrypted, password2);
  const { cipher, keyLength } = known(pkcs12Ciphers, oidOf(id));
  const [salt, rounds] = partsOf2(parameters);
  const derivation = {
    digest: "sha1",
    password: password2,
    salt: octetsOf(salt),
    iterations: bearableIterations(numberOf(rounds))
  };
  const key = await derivePkcs12(derivation, "key", keyLength);
  const iv = await derivePkcs12(derivation, "iv", 8);
  return cipher === "rc2" ? decryptRc2(key, iv, encrypted) : decipher(cipher, key, iv, encrypted);
}
function bearableIterations(iterations) {
  if (iterations > mostIterations) throw new Fault("key-file-slow", { iterations });
  if (iterations < 1) throw new Fault("key-file-damaged");
  return iterations;
}
function known(table, algorithm) {
  const entry = table[algorithm];
  if (!entry) throw new Fault("key-unsupported", { algorithm });
  return entry;
}
async function decryptPbes2(parameters, encrypted, password2) {
  const [derivation, encryption] = partsOf2(parameters).map(partsOf2);
  known({ [pbkdf2Id]: true }, oidOf(derivation?.[0]));
  const { cipher, keyLength } = known(pbes2Ciphers, oidOf(encryption?.[0]));
  const [salt, rounds, ...optional] = partsOf2(derivation?.[1]);
  const prf = optional.find(({ constructed }) => constructed);
  const digest = known(pseudoRandomFunctions, prf ? oidOf(partsOf2(prf)[0]) : hmacWithSha1);
  const iterations = bearableIterations(numberOf(rounds));
  const secret = Buffer.from(password2, "utf8");
  const key = await promisify(pbkdf2)(secret, octetsOf(salt), iterations, keyLength, digest);
  return decipher(cipher, key, octetsOf(encryption?.[1]), encrypted);
}
function decipher(cipher, key, iv, encrypted) {
  const decipher2 = createDecipheriv(cipher, key, iv);
  return Buffer.concat([decipher2.update(encrypted), decipher2.final()]);
}
function decryptRc2(key, iv, encrypted) {
  const decipher2 = forge2.rc2.createDecryptionCipher(binary(key), key.length * 8);
  decipher2.start(binary(iv));
  decipher2.update(forge2.util.createBuffer(binary(encrypted)));
  if (!decipher2.finish()) throw new Error("the padding is wrong");
  return Buffer.from(decipher2.output.getBytes(), "latin1");
}

// main/eds/key-file/read-bags.ts
var oid3 = {
  data: "1.2.840.113549.1.7.1",
  encryptedData: "1.2.840.113549.1.7.6",
  keyBag: "1.2.840.113549.1.12.10.1.1",
  shroudedKeyBag: "1.2.840.113549.1.12.10.1.2",
  certificateBag: "1.2.840.113549.1.12.10.1.3",
  x509Certificate: "1.2.840.113549.1.9.22.1"
};
var macDigests = {
  "1.3.14.3.2.26": "sha1",
  "2.16.840.1.101.3.4.2.1": "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512"
};
async function readBags(file, password2) {
  const { safe, mac } = await failingAs("key-file-damaged", async () => {
    const [, authenticatedSafe, mac2] = partsOf2(readBer(file));
    const safe2 = await open(authenticatedSafe, password2);
    if (mac2) await verifyMac(mac2, safe2, password2);
    return { safe: safe2, mac: mac2 };
  });
  return failingAs(mac ? "key-file-damaged" : "key-password-wrong", async () => {
    const bags = { keys: [], certificates: [] };
    for (const content of partsOf2(readBer(safe)))
      for (const bag of partsOf2(readBer(await open(content, password2)))) await sortInto(bags, bag, password2);
    return bags;
  });
}
async function failingAs(code, work) {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Fault ? error : new Fault(code, {}, { cause: error });
  }
}
async function verifyMac(macData, safe, password2) {
  const [mac, salt, rounds] = partsOf2(macData);
  const [algorithm, value] = partsOf2(mac);
  const expected = octetsOf(value);
  const derivation = {
    digest: known(macDigests, oidOf(partsOf2(algorithm)[0])),
    password: password2,
    salt: octetsOf(salt),
    iterations: bearableIterations(rounds ? numberOf(rounds) : 1)
  };
  const key = await derivePkcs12(derivation, "mac", expected.length);
  const actual = createHmac(derivation.digest, key).update(safe).digest();
  if (!timingSafeEqual(actual, expected)) throw new Fault("key-password-wrong");
}
async function open(contentInfo, password2) {
  const [type, tagged] = partsOf2(contentInfo);
  const [content] = partsOf2(tagged);
  if (oidOf(type) === oid3.data) return octetsOf(content);
  known({ [oid3.encryptedData]: true }, oidOf(type));
  const [, algorithm, encrypted] = partsOf2(partsOf2(content)[1]);
  return decryptByPassword(algorithm, octetsOf(encrypted), password2);
}
async function sortInto(bags, bag, password2) {
  const [type, tagged] = partsOf2(bag);
  const [value] = partsOf2(tagged);
  const kind = oidOf(type);
  if (kind === oid3.keyBag) bags.keys.push(describe(derOf(value)));
  if (kind === oid3.shroudedKeyBag) {
    const [algorithm, encrypted] = partsOf2(value);
    bags.keys.push(describe(await decryptByPassword(algorithm, octetsOf(encrypted), password2)));
  }
  if (kind === oid3.certificateBag) {
    const [form, certificate] = partsOf2(value);
    if (oidOf(form) === oid3.x509Certificate) bags.certificates.push(octetsOf(partsOf2(certificate)[0]));
  }
}
function describe(pkcs8) {
  const [, algorithm] = partsOf2(readBer(pkcs8));
  return { algorithm: oidOf(partsOf2(algorithm)[0]), pkcs8 };
}

// main/eds/rsa-key.ts
import { hash as hash3, sign as sign2 } from "node:crypto";
function rsaSigningKey(privateKey, certificate) {
  let open2 = privateKey;
  return {
    certificate,
    profile: readCertificate(certificate),
    algorithm: { digest: "2.16.840.1.101.3.4.2.1", signature: "1.2.840.113549.1.1.11" },
    digest: async (bytes) => hash3("sha256", bytes, "buffer"),
    sign: async (bytes) => {
      if (!open2) throw new Fault("locked");
      return sign2("sha256", bytes, open2);
    },
    close: () => {
      open2 = null;
    }
  };
}

// main/eds/open-key-file.ts
var rsaEncryption = "1.2.840.113549.1.1.1";
async function openKeyFile(file, password2) {
  const { keys, certificates } = await readBags(file, password2);
  if (keys.length === 0 || certificates.length === 0) throw new Fault("key-file-empty");
  const rsaKeys2 = keys.filter(({ algorithm }) => algorithm === rsaEncryption);
  if (rsaKeys2.length === 0) throw new Fault("key-unsupported");
  try {
    for (const privateKey of rsaKeys2.map(importKey))
      for (const certificate of certificates)
        if (new X509Certificate2(certificate).checkPrivateKey(privateKey))
          return rsaSigningKey(privateKey, certificate);
  } catch (error) {
    throw new Fault("key-file-damaged", {}, { cause: error });
  }
  throw new Fault("key-file-empty");
}
var importKey = ({ pkcs8 }) => createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" });

// main/eds/self-test/test-keys.ts
var testPassword = "Тексеру-2026";
var ncaTestKeyFile = Buffer.from(
  `
MIILCwIBAzCCCsUGCSqGSIb3DQEHAaCCCrYEggqyMIAwgAYJKoZIhvcNAQcBoIAEggWcMIIFmDCCBZQGCyqGSIb3DQEMCgECoIIE
+jCCBPYwKAYKKoZIhvcNAQwBAzAaBBRwr9K3tXz/dsIhz/GcGef28h9W0AICBAAEggTIXnjKcyRuTlTGzHJLRqf/4hMuEIApyZeN
kTrNQYieQKNggGhmdqgeWLZoWPAx+hKPX/u6H6fd8ONOf/BDly4q8UhIT7zIDGClKLBWsiIz7Ro5FF+kVAd64/laAScPnIEpW0wc
GH/qN1NdURzmk1xF4vFyFoyRve8ndIXGkSSM26d7M44JbvhNfec3m0EceWLkVvt0eOhIVoG5IwWyox37Sqsb8EXJnGeMRGakgdrC
GirTw9HTy7AyvHbKqGnwsxKwhPpIhTT6ZwLfrNEBR7ctBxiw0mnJ4hGqO/Sl2sSFql/4EIucUBNxKhJYHLxdyHHdmnwiMpbtYyt9
cjYsX+8rYKS651ZHgfwfGY/MYX/HrZ7YfxG+hkmsd9RzFMWSdpKzdaLLkHmQliS7bSevw1K6maJ/yONRk3wE2fb16E9HfOuGGXfj
lTZAoHGz9FT//WEOutgz0qnRqHdzjH99AM6F0KGpH4k4VsqylpG+RxK2sowyKw9Il0XlOFzI2XQcsMehbLhrg4GxoLeh/6Z+2A1y
74ft7kit0935TlDjMtgZaV28fTYfBXqIA3PFHzt/jAkVc+6WqyQpLm7PWE2vqyWUq1gvuPaCg1wP1t1yONc86tfQ9k4/5pyyfvP9
+bwdb7dT0SHDRpP2EpZWnZ8P+pVlReR6zTGZHrzRalVWMhWv2o0B0Ky5NphZD9SxwXV43LfNBKbkvryPhzB814GSs2BQJA4tQnJy
TvCsJYTDVwNYZ49wfOKh3Bwfpuo0xSrCzP9QXy/VQANSclm4155AwWES/NFfbNr8zb/5cBsU06E+WWqlTvHIi5NwzvqoMPeBFaMr
UIphJ9kbSOGz5uEfA5kWei6SxDvTcpTNf7MVxyU8vIjHonuqqcKmBP36WIn2I5CVUgzGSojDGw7OaFGDQAs+jpFN+qx38CuQYOgm
DndfixR+8AkkIBnRattok2p6u0M/Kf6KGJuiZXJ2iYo2omsUzL7MNVTagIhppkX3jEw1jEyDy3Xwf5LKxvDH1pHoJzJ4akp60T7l
ncICKaUc5WmQEpZ3hsyICUS17wa9nUf4Jo8otVMiXzk8SJB2FGsylyA3PsKkUb8lHnsdgTPWiI63OuoRKtEA/deemCWBTKcnigpZ
o2enLlXJ5cqVhZRYV9poyTQNCNtPz/8PMKNE0iYiw5iCg5+e5sDomJW0BwZtPC3aoOoNxZ224Uh+ZrxVwr2HaldYrFkpH5qlS5rS
hXvmoRjj5VIN0gAN7xqm0ngW2nhOs0HdlHL12SmFGPCyStN8yf3VLyl1Z3vvLyp59S0nDoiif61PytqHOb0LPdJy3ItE/mXor8zb
BFkRmCPnc/5R+Z9s1kqtRtXV8zo7GxH5v1n/WM3njz4+nP53fJ56ZBQ/mwTt8Chp5iJ+81Dt08gsHcBqNL/fLIqagNfQ4eWz5HFo
rDteXdnrprtnk5vw/dt1/WXUHBnQQCuPvLk+N7q7Ay0kJCC9kZzGiy42sb+qG/aiocIsH/vAqWXOh1plDEE7v+MR3upmhRwadt8z
oB5aYvQm8UzBqcef3o6urbFhRMfnn0kIuo+DoFPBQPvOgOEBxeHyfx7AO9fDJpkyDSUVEX6ES9zc03YvWkLChLrqM0ogP4re808v
MYGGMCMGCSqGSIb3DQEJFTEWBBT9v/fzkudnqLMOm0yPUI4kSjr63TBfBgkqhkiG9w0BCRQxUh5QAGYAZABiAGYAZgA3AGYAMwA5
ADIAZQA3ADYANwBhADgAYgAzADAAZQA5AGIANABjADgAZgA1ADAAOABlADIANAA0AGEAMwBhAGYAYQBkAGQAAAAAMIAGCSqGSIb3
DQEHBqCAMIACAQAwgAYJKoZIhvcNAQcBMCgGCiqGSIb3DQEMAQYwGgQUIM3bF3JdUWwKIu3WcLMfBZPZWG0CAgQAoIAEggSgPI2F
MhokGZsMGv8K2+3BeMOGbK9rlYy0+aj7x880pzGhkJZYdg/ylbS0WvCPbwvSWStop4RDhYQLIzoux9auVfoZ37Tyq42S2HR3PSz5
wNIGJwjvt4Gt48vtyALcmDShwWefDhow9MFqeHK++U6uf2fvugCl3yzNQ4uc4OcXaeOlOL4xQ0jDyfVkuMtnA2oRUGq5WjGzq87l
WkYp/JbiLNnW11h1DPHZqfXw0zrWsO72wDbpfcAdMNYzgnKOpYKwdPRxzhc5IdWTaba6UF3poJRKrFS2o4UB9O3k1eTPfrEtBJqq
PF/Qj9enEa8N0q9AKEs00gF86LbbHFMQDNo5940CXnmFN1gbjW+yFB1M/5gEGR1RYdZhSYrebVen2ZehviTcYm2wGUOgleN4mphd
w4OuDPUZTRzHHyv7C1Gx0IrgVgC+kf1z1M2t9NSbpImBE6hJ5ry1mi9JFr2VpdJ4XFpyLm00QoYsEhHG5Teh9LlGRwlUmbOFy/Gd
sNwKNp54EugtaqDCwLDmd69Z1Yfkj4ZTxiMyxO22J/s3pS7rITJHWIOWYatFqzSuYkjUBSA2cMJqjk+EHp8p96gNWWJZ7Em9Mnxc
jJHGtNf0R02BGx7NOxvtqmcW+ZdJQN4S6Mn3J33XdRAjJBiiI6Q5ed0S4KZxBIDOQhNRWBHFW3U1pI2bDxc9knyPKNalbF4wLW/M
zghZuDYCm3tok/I8q+njmIca8yunhJnU5mxeYXTlCNu/VyMuFA+df7+++/Uozi6gEkWOuG1nmGR5FwYAvPWvebodEd4DPN5vay5h
e7xAquUMz78sk3EFeks3n3jaoKrhQXMqzjUvSaLiBZSgxjyY5jHD4F3hPxWJPkFHUF4IJf+90M9kd4TiAKEIOBwJYlFMzsWF3bOB
zoL6EsfmIEPoIkxc/VsmlYflF4jkDxq63eUqLeTrh+Zeyq9W/ezGmDxiI+nU35fN6aFgPNL+WJVQJhvgKC+22WzdUj6UdCE8/cJe
oqrzf4Ad7KzrSpuvYJN+rTBAjGBJNUYQLtwqFEXFsCAcv2lgHlEpuhAwzVQejs6nlLIQK0lpAIg38JtIOAWZNlAizP/xgi848EoM
cPioK9EApQm7P6tbCR7oZgIh+ykK/urCsedmhGJ6/7W+M1hXAoJ5BVG17a5+OeQuWfqoTE+d5oz/qEWjxhLiGc0VyP3rYdkEbqPQ
bIyulanWqIWHZcGUvtVbpp+Mhda2l7Or8wF8TRBXmdex1Y6e0nq4ul0zxMIeB7OpEvihLV8ZTOVHRgXY7v5LeZSIszfV1Y9jmPFu
7a/+CPK6h5zH9RGVWlWQ5EyZDNQzUwN1bG2ceBUMIasaEFF2THB2zSgklcDBDHZkZkiaT/8/Bq3wa2A4BjM7M/LkdhIQsijpdaHP
ohD4UU/Fodjp8Og7F01CTpmzcTd15LS9QUnPYiCRG/XNRTCY37OaxTJIlFBHKROg7lID+oW4VlkC10edRFb7agCVeZtLfZHnZBcP
nXvEtP3A+6dtFS+gI3g0hYrhlHF7/xaWD/JTFAjijI6yWJhW+0kQvS3YMmsea8Ea92m3YFELWsgAAAAAAAAAAAAAAAAwPTAhMAkG
BSsOAwIaBQAEFK5oYznN4by02kqWDA+ONFDpmONsBBRi5KRMP9M3ZBPuSP7SeAjS1Se2rwICBAA=
`,
  "base64"
);
var modernTestKeyFile = Buffer.from(
  `
MIIKrwIBAzCCCmUGCSqGSIb3DQEHAaCCClYEggpSMIIKTjCCBMIGCSqGSIb3DQEHBqCCBLMwggSvAgEAMIIEqAYJKoZIhvcNAQcB
MFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAhfJ7QNtW9QzQICCAAwDAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEEqZ
CUYWmZAzZNFIoNQZFgeAggRAl97jjx7Py0+R7VeOk5lNW+aDwCS7WmFKqFOk+YuC2cuLatdbqla84u5qIwzouAh9vyXxnmjKM0TH
NZaIHhqFjEwA6y8qPTun80fCxNcirrrFCQQRABzaBLPmBz11dsDycDsm4tWFKzv+CU1FcVCATe8FbeY6MWmiAjK2gKHsLUFpjQxA
LKzRZ5FRYDV5yd+Qn1O5rLpXAyPHzhQTWvPncXmbN731tglI3+sVRvmUP8SvnuHn1QU8OLcUeLex57v2Vm6/R2z7pOkt8ARSBTDw
MciqN2FC8tjn880HKlzvpQQOLZUdhJLDUbq3LLO1C06MVqMU8FnB86AhrbHBFy5WbpQI/8eQBaAUCjbULVFw+oRo5rqM8XmOFNCZ
AAYiRJYs5tVF0lNZOS+LRK/n1j/LyJmYkJ1RWsrrvp+XTvN4Xfu6xLR3Z1Ke9/pthYSLuyzk73zp9WTZxdCgf3HKwo4y7lvhOq6E
lkGy57S4yXpGnbJF8uiKYWO3NVmpgVAsohbUE+5fxWyah2bIQEZkIS9sCAoj/DdIBbl/3p/shqidljjiqEHaO5Xn33r4WQRVLqQu
zGclxH+Tmf4iHt2HeM3KDkiPaXFOT7Ka3a/0e/QDskBGNGtabGrDbKKWn2z9ODGXRCw89EmX0LFLMqrTIxbjFz8TQ8q82m09VQpq
vuciH1E6KA6VssQAGpPvy1KobffHCmOugD0HesHuvopLa3KyIDESEFQtsE7wfg7Rk50JQKObJZunHCyZ9YV8xfptWBqAXv36MkZL
D40GCvg8L+FVNVi7RKjiPr8V3Lb4CWaKdHwfKkD3frafF7TBWS4NicoOqtqxPECcBkQMbLOuJpG/XOubp5xT73aYoesW5VOdIMSg
fZ9DV1vPnnA6QxStI6TyPs7kcjuDJfAK/osahwkMlWW/qyrzUWOPpUiwETJ/s34+or63s1o369aDzG/Sk3xv8XFGgcYSn6b52E+n
0e2zoD6dc5y/fn+ljbkXDgtdNeh8+5ICYLqFWRLBHuBOoNFBlEz5ARKODSG/KGivzQGlPfTwtQf7+/Ltg1s06PVSWv9jo+IE9v6H
78JDBz/NQJW4aaWDkXOaDF0lLba2yu2B+0VPvFsjIpgI3yzRxYoXlPe+bJmN6XyzJuyhYrDGlRqHNOUJHzjEipBRy2JQkKPzmJOk
10GlrqLjwzX4bmBL9vYQIXbQS8ZVXQKgMfNt2PI1rh9qr57YLZaUESSiI7SlBELNZW6J3iO8pAM97ZH6+nOp19hZIGVYCaNAX2qz
3Qd3nPf1FX1wxOkrHvkdHcgGBe9x/EA/ka+UwQogHnTZ0rc/9ci+9qxtZWJ985+tNUmAjRm7HB7uWLx2eRIGFOng3PZYFrQyRIBF
j3vh9nctmbJe19X79mTCLs/UkYLCU5+Fak9Pw/MblnsZSyT9z+jYnmU50XU1Yns5yWeIs6P+xJQwggWEBgkqhkiG9w0BBwGgggV1
BIIFcTCCBW0wggVpBgsqhkiG9w0BDAoBAqCCBTEwggUtMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAi7UMTA3T+BUAIC
CAAwDAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEGSOGPDi0L0VQQTVRvcZrXIEggTQ4mcjdBLd72q3vm6nKpHJuvDjqOpqffYE
CxRTpQmItPaeoprbJtd6Hcns1rpy03ut8BMTbu97bs/PKQQ0ITm6Y0RY151XSHeaKYiNtLPzFDKuK95sLujDdoqDKrrvphcAyGxs
hiclMtYRZROvbJqN1f7kRmQDqwiGnIHsozemCB4AahTgWvPd7UNX7QP7YvCoNKqG95LmSvoFTKptQK28Vn2yod6aRNPEaPdn9Zcj
AEX3JKqOWhfQr9s8omTJC1E8HjhAEaBtaOF/WgaaxfKIxCo9QYNpztD5MQcXFetm5Pyff5EGgpwHyj9UyjThkhNj3AAixmgxGz6g
7WOPgrhDXlLnSAsltnqzLkPhCJHyilx+Zi0ywRBNm9/5eWfW738SCQb68+CVY5XpfxnhCNOO52AfP1jwGalUllVm7xLlf9KbGXpi
8My/WwFFrU/61151dxoT/lrFYHGCcRUYt4HdwKnx2mN/ynLh2CCxj9wGY+8L235uJ5bcCw2WrA9EPopnWXk0mlU3IpWAJlGcU9cR
o6sstL7APQbbj3KE/fdqBJ/NlNG39aC9ZjoewieIi9p5YWS36Ipk7x4BtrfKp+jR+vC24I+x0/xkHA2rc4SvHcB1FCTfJ4FWs94B
dkGjRFyiqZTtdDvtjgynvA1lkN5Wn7gredy1247SZmJjagFZlc7XPdSlnv4WzRou+meOmO8fEp3Y4X15mr07ZFtuobAwDvzVy8g7
qWh/sF5SaYKkEEM9d3UoOn2dfgTO8ypAcByFx+MqxsusptZojEkw9iRY01S/vnDC7LM5bD5xR7fYaFk2UylzzL8R64udxtpBmF7Q
ieKOii0r2Cmffo10FJaMc+8P5JPCr6GHXGvk3ADGbI0iQX2IE3S17N12kIcA1lF6ta5ooTn3jwdTPs4huTeoCcDHTZ21YJDOI9n4
Fz/TXWYY1mHlqHBfdHaLL8ZtTJxxWJYn+aETskmyQTmWhzGPfK9DTumO31+QCT3WSsO4ey1yd1RnLSGdCwbtJadJdiPqXxkTOvBn
XGIBBPiMuBhxRS3VU4kUVuySo1mt1nDN7Q2FbMq2wjlydMAPZ9duAvjmJXuTR20k2aId/zhbsAH6Ar/EPTbnOVhLxY5CUmcyN71Z
7BnzqcjOH8N7CeVJ2Qke27+MO37kNrM0BUm88LarIuXWINDGCqlMi5gHTRTgmLjwvtXx8zWnO2+6x6jjrhYOyoKeuQEOGnd4QcgH
N8Yc11+UQY9sm7zGOQwYVDPcjENns97+z4i72WOgICEAWkL09eygvMnY//VjYXWNoGbBR1r/y3gnbHl56Eufh1K5wncX4TdFYq9K
VgUfgCIFZRaozGUngXlKODwwIwysmlHG2N5e2VLWIHn9KyfdqoFV/cAmUbjFk1NaFQDjxf+9wPmY8lCn2bg8calArhweFSuLp0Uj
jo1ggj7UElP0K3ZTSljUtvtO/89mqrjY0cPc7zS0wCGff2tZYTOJw5S1C4KwwhzXNftaW9UKJO14JDUV7845suWbjSvw1qAvsCzX
pP7/ftR79dvZQ0RX9oRaVQq6FHHzWtIaRZQy5ermjLbf1R2LySbKkf+cy8yScZbqlHccCKZhjAGrSxOoKcbgEwyyDMRNt2rdvH4n
O2d69aLTFEIxJTAjBgkqhkiG9w0BCRUxFgQUAChkYbIWLQ0Ny9LC/EA0d4IydnUwQTAxMA0GCWCGSAFlAwQCAQUABCBNb0zm5mgK
l7CpRp/YPU7m5UN91p6vkEuFBptyrimV0gQIBGOMMCA7n9kCAggA
`,
  "base64"
);

// main/eds/self-test.ts
async function selfTest(others = []) {
  const results = [];
  for (const { check, run } of [...edsChecks, ...others]) {
    const reason = await run().then(
      () => null,
      (error) => error instanceof Error ? error.message : String(error)
    );
    results.push({ check, ok: reason === null, reason });
  }
  return results;
}
var edsChecks = [
  { check: "key-file-nca", run: () => opens(ncaTestKeyFile) },
  { check: "key-file-modern", run: () => opens(modernTestKeyFile) },
  { check: "signature", run: signsAndVerifies },
  { check: "sealing", run: sealsAndUnseals },
  { check: "receipt", run: verifiesReceipts }
];
async function opens(file) {
  const key = await openKeyFile(file, testPassword);
  key.close();
  must(key.profile.name === "СЫНАҚОВ СЫНАҚ", "the name in the certificate is garbled");
}
async function signsAndVerifies() {
  const key = await openKeyFile(ncaTestKeyFile, testPassword);
  const content = new TextEncoder().encode("Терезе");
  const signed2 = await signCades(content, key, [], /* @__PURE__ */ new Date(0));
  key.close();
  const { content: schema } = ContentInfo.fromBER(new Uint8Array(signed2));
  const trustedCerts = [Certificate2.fromBER(new Uint8Array(key.certificate))];
  const valid = await new SignedData({ schema }).verify({ signer: 0, trustedCerts, checkChain: false });
  must(valid, "the signature does not verify");
}
async function sealsAndUnseals() {
  const { publicKey, privateKey } = await generateKeyPair("ECDH-ES", { crv: "P-256" });
  const content = { registrationId, temporaryPassword: "self-test" };
  const sealed = await seal(content, await pinned(publicKey));
  const { plaintext } = await compactDecrypt(sealed, privateKey);
  must(new TextDecoder().decode(plaintext) === JSON.stringify(content), "unsealing gives something else");
}
async function verifiesReceipts() {
  const { publicKey, privateKey } = await generateKeyPair("ES256");
  const receipt2 = {
    kind: "receipt",
    requestHash: "0".repeat(64),
    registrationId,
    applicationNumber: "0000-00-000001-95",
    decidedAt: (/* @__PURE__ */ new Date(0)).toISOString(),
    decision: { outcome: "registered", accountCreated: false }
  };
  const jws = await new CompactSign(new TextEncoder().encode(JSON.stringify(receipt2))).setProtectedHeader({ alg: "ES256", kid }).sign(privateKey);
  await verifyReceipt(jws, [await pinned(publicKey)]);
}
var kid = "self-test";
var registrationId = "00000000-0000-4000-8000-000000000000";
var pinned = async (key) => PublicJwk.parse({ ...await exportJWK(key), kid });
function must(holds, otherwise) {
  if (!holds) throw new Error(otherwise);
}

// main/store/store.ts
import { join as join4 } from "node:path";

// main/store/database.ts
import { existsSync as existsSync2, mkdirSync } from "node:fs";
import { dirname as dirname3 } from "node:path";
import Database from "better-sqlite3";

// main/store/migrations/0001-desk.ts
var sql = `
CREATE TABLE journal (
  sequence INTEGER PRIMARY KEY,
  registration_id TEXT NOT NULL,
  entry TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX journal_of_registration ON journal (registration_id, sequence);
CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_is_never_shortened BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TABLE registrations (
  registration_id TEXT PRIMARY KEY,
  phase TEXT NOT NULL,
  operator_iin TEXT NOT NULL,
  operator_name TEXT NOT NULL,
  application_number TEXT,
  iin TEXT NOT NULL,
  name TEXT NOT NULL,
  subscriber_number TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  day TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX registrations_by_time ON registrations (opened_at, registration_id);
CREATE INDEX registrations_by_day ON registrations (day, opened_at, registration_id);
CREATE UNIQUE INDEX registrations_by_number ON registrations (application_number);

CREATE TABLE search_terms (
  term TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  registration_id TEXT NOT NULL,
  PRIMARY KEY (term, opened_at, registration_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_terms_of_registration ON search_terms (registration_id);

CREATE TABLE drafts (
  registration_id TEXT PRIMARY KEY,
  draft TEXT NOT NULL,
  saved_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
  request_hash TEXT PRIMARY KEY,
  registration_id TEXT NOT NULL,
  application_number TEXT NOT NULL,
  request BLOB NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'held')),
  queued_at TEXT NOT NULL,
  tries INTEGER NOT NULL,
  next_try_at TEXT,
  last_fault TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE papers (
  paper_id TEXT PRIMARY KEY,
  registration_id TEXT NOT NULL,
  pages INTEGER NOT NULL,
  pdf BLOB
) STRICT;
CREATE INDEX papers_of_registration ON papers (registration_id);

CREATE TABLE running_numbers (
  counter TEXT PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE temporary_passwords (
  registration_id TEXT PRIMARY KEY,
  password TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;

// main/store/migrations/0002-papers.ts
var sql2 = `
ALTER TABLE papers ADD COLUMN document TEXT;

CREATE TABLE registers (
  paper_id TEXT PRIMARY KEY,
  day TEXT NOT NULL,
  pages INTEGER NOT NULL,
  pdf BLOB NOT NULL,
  document TEXT NOT NULL
) STRICT;

CREATE TABLE register_events (
  sequence INTEGER PRIMARY KEY,
  day TEXT NOT NULL,
  recorded TEXT NOT NULL
) STRICT;
CREATE INDEX register_events_of_day ON register_events (day, sequence);
CREATE TRIGGER register_events_are_never_changed BEFORE UPDATE ON register_events BEGIN SELECT RAISE(ABORT, 'the history of registers is append-only'); END;
CREATE TRIGGER register_events_are_never_shortened BEFORE DELETE ON register_events BEGIN SELECT RAISE(ABORT, 'the history of registers is append-only'); END;
`;

// main/store/migrations/0003-journal-screen.ts
var sql3 = `
CREATE INDEX registrations_by_operator ON registrations (operator_iin, opened_at, registration_id);
CREATE INDEX registrations_not_ended ON registrations (phase, opened_at, registration_id)
  WHERE phase NOT IN ('registered', 'abandoned');
CREATE INDEX registrations_by_iin ON registrations (iin, opened_at);
CREATE INDEX registrations_by_subscriber_number ON registrations (subscriber_number, opened_at);
`;

// main/store/migrations/0004-search-order.ts
var sql4 = `
CREATE TABLE search_terms_newest_first (
  term TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  registration_id TEXT NOT NULL,
  PRIMARY KEY (term, opened_at DESC, registration_id)
) STRICT, WITHOUT ROWID;
INSERT INTO search_terms_newest_first
  SELECT term, opened_at, registration_id FROM search_terms ORDER BY term, opened_at DESC, registration_id;
DROP TABLE search_terms;
ALTER TABLE search_terms_newest_first RENAME TO search_terms;
CREATE INDEX search_terms_of_registration ON search_terms (registration_id);
`;

// main/store/migrations/index.ts
var migrations = [sql, sql2, sql3, sql4];

// main/store/database.ts
function openDatabase(file, key, migrations2 = migrations) {
  if (key.length !== 32) throw new RangeError("the database key is 32 bytes");
  mkdirSync(dirname3(file), { recursive: true, mode: 448 });
  const isNew = !existsSync2(file);
  const connection = new Database(file);
  try {
    unlock(connection, key);
    if (!isNew) checkIntegrity(connection);
    makeDurable(connection);
    migrate(connection, migrations2);
    return connection;
  } catch (error) {
    connection.close();
    throw storeFault(error);
  }
}
function storeFault(error) {
  if (!(error instanceof Database.SqliteError)) return error;
  if (error.code === "SQLITE_NOTADB" || error.code.startsWith("SQLITE_CORRUPT"))
    return new Fault("store-unreadable", {}, { cause: error });
  if (error.code === "SQLITE_FULL") return new Fault("disk-full", {}, { cause: error });
  return new Fault("store-failed", { reason: error.code }, { cause: error });
}
function unlock(connection, key) {
  connection.pragma("cipher = 'sqlcipher'");
  connection.pragma("legacy = 4");
  connection.pragma(`key = "x'${Buffer.from(key).toString("hex")}'"`);
}
function checkIntegrity(connection) {
  connection.pragma("user_version");
}
function makeDurable(connection) {
  connection.pragma("journal_mode = WAL");
  connection.pragma("synchronous = FULL");
  connection.pragma("secure_delete = ON");
  connection.pragma("temp_store = MEMORY");
  connection.pragma("cache_size = -65536");
  const mode = connection.pragma("journal_mode", { simple: true });
  const synchronous = connection.pragma("synchronous", { simple: true });
  if (mode !== "wal" || synchronous !== 2) throw new Fault("store-failed", { reason: "not-durable" });
}
function migrate(connection, migrations2) {
  const version = Number(connection.pragma("user_version", { simple: true }));
  if (version > migrations2.length) throw new Fault("store-newer", { version });
  const steps = connection.transaction(() => {
    for (const sql5 of migrations2.slice(version)) connection.exec(sql5);
    connection.pragma(`user_version = ${migrations2.length}`);
  });
  if (version < migrations2.length) steps.exclusive();
}

// main/store/journal.ts
import { createHash as createHash5 } from "node:crypto";
var beginning = "0".repeat(64);
function openJournal(connection) {
  const last = connection.prepare(
    "SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1"
  );
  const insert = connection.prepare(
    "INSERT INTO journal (sequence, registration_id, entry, hash) VALUES (?, ?, ?, ?)"
  );
  const ofRegistration = connection.prepare(
    "SELECT entry FROM journal WHERE registration_id = ? AND sequence > ? ORDER BY sequence"
  ).pluck();
  const hashAt = connection.prepare("SELECT hash FROM journal WHERE sequence = ?").pluck();
  const recent = /* @__PURE__ */ new Map();
  const afterSequence = connection.prepare(
    "SELECT entry FROM journal WHERE sequence > ? ORDER BY sequence LIMIT ?"
  ).pluck();
  const every = connection.prepare("SELECT entry FROM journal ORDER BY sequence").pluck();
  return {
    append(recorded) {
      const before = last.get() ?? { sequence: 0, hash: beginning };
      const entry = chain(recorded, before.sequence + 1, before.hash);
      insert.run(entry.sequence, entry.registrationId, JSON.stringify(entry), entry.hash);
      return entry;
    },
    of(registrationId2) {
      const known2 = recent.get(registrationId2);
      const read = known2 && hashAt.get(known2.last.sequence) === known2.last.hash ? known2 : nothingRead;
      const added = ofRegistration.all(registrationId2, read.last.sequence).map(parse2);
      const events = [...read.events, ...added.map(recordedOf)];
      remember(recent, registrationId2, { events, last: added.at(-1) ?? read.last });
      return events;
    },
    after: (sequence2, limit) => afterSequence.all(sequence2, limit).map(parse2),
    firstBroken() {
      let before = { sequence: 0, hash: beginning };
      for (const text2 of every.iterate()) {
        const entry = parse2(text2);
        const right = chain(recordedOf(entry), before.sequence + 1, before.hash);
        if (right.hash !== entry.hash) return before.sequence + 1;
        before = entry;
      }
      return null;
    }
  };
}
var nothingRead = { events: [], last: { sequence: 0, hash: beginning } };
var remembered = 50;
function remember(recent, registrationId2, read) {
  recent.delete(registrationId2);
  if (read.events.length > 0) recent.set(registrationId2, read);
  const [oldest] = recent.keys();
  if (recent.size > remembered && oldest !== void 0) recent.delete(oldest);
}
var parse2 = (text2) => JournalEntry.parse(JSON.parse(text2));
function chain({ registrationId: registrationId2, at, clockOffset, by, event }, sequence2, previous) {
  const entry = {
    sequence: sequence2,
    previous,
    registrationId: registrationId2,
    at,
    clockOffset,
    by,
    event
  };
  return { ...entry, hash: createHash5("sha256").update(canonicalJson(entry)).digest("hex") };
}
var recordedOf = ({ registrationId: registrationId2, at, clockOffset, by, event }) => RecordedEvent.parse({ registrationId: registrationId2, at, clockOffset, by, event });

// main/store/outbox.ts
var columns = `request_hash AS requestHash, registration_id AS registrationId, application_number AS applicationNumber,
  state, queued_at AS queuedAt, tries, next_try_at AS nextTryAt, last_fault AS lastFault`;
function openOutboxTable(connection) {
  const put2 = connection.prepare(`INSERT INTO outbox VALUES
    (@requestHash, @registrationId, @applicationNumber, @request, 'waiting', @queuedAt, 0, @queuedAt, NULL)`);
  const get = connection.prepare(
    `SELECT ${columns}, request FROM outbox WHERE request_hash = ?`
  );
  const all = connection.prepare(
    `SELECT ${columns} FROM outbox ORDER BY queued_at`
  );
  const counts = connection.prepare(
    `SELECT count(*) FILTER (WHERE state = 'waiting') AS waiting, count(*) FILTER (WHERE state = 'held') AS held,
      min(queued_at) AS oldestAt FROM outbox`
  );
  const due = connection.prepare(
    "SELECT request_hash FROM outbox WHERE state = 'waiting' AND next_try_at <= ? ORDER BY queued_at"
  ).pluck();
  const next = connection.prepare("SELECT min(next_try_at) FROM outbox WHERE state = 'waiting'").pluck();
  const postpone = connection.prepare(
    "UPDATE outbox SET tries = tries + 1, next_try_at = ?, last_fault = ? WHERE request_hash = ?"
  );
  const hold2 = connection.prepare(
    "UPDATE outbox SET state = 'held', tries = tries + 1, next_try_at = NULL, last_fault = ? WHERE request_hash = ?"
  );
  const release = connection.prepare(
    "UPDATE outbox SET state = 'waiting', next_try_at = ? WHERE request_hash = ?"
  );
  const remove = connection.prepare("DELETE FROM outbox WHERE request_hash = ?");
  return {
    put: (item) => void put2.run(item),
    get: (requestHash) => get.get(requestHash) ?? null,
    all: () => all.all(),
    counts: () => counts.get() ?? { waiting: 0, held: 0, oldestAt: null },
    due: (now) => due.all(now),
    nextTryAt: () => next.get() ?? null,
    postpone: (requestHash, nextTryAt, fault2) => void postpone.run(nextTryAt, fault2, requestHash),
    hold: (requestHash, fault2) => void hold2.run(fault2, requestHash),
    release: (requestHash, now) => void release.run(now, requestHash),
    remove: (requestHash) => void remove.run(requestHash)
  };
}

// main/store/registers.ts
import { z as z21 } from "zod";

// src/papers/document.ts
import { z as z20 } from "zod";
var DuplicateMark = z20.strictObject({ copy: z20.int().min(2), date: PlainDate });
var paper2 = z20.strictObject({
  /** The citizen's language; in a bilingual paper the other one stands beside it. */
  language: PaperLanguage,
  style: PaperStyle,
  duplicate: DuplicateMark.nullable(),
  date: PlainDate
});
var inBoth2 = z20.strictObject({ kk: z20.string(), ru: z20.string() });
var ApplicationPaper = paper2.extend({
  kind: z20.literal("application"),
  /** `0123-04-000057-75`, or null while it is not issued. */
  applicationNumber: z20.string().nullable(),
  applicant: z20.strictObject({
    iin: z20.string(),
    surname: z20.string(),
    givenName: z20.string(),
    patronymic: z20.string()
  }),
  email: z20.string(),
  subscriberNumber: z20.string(),
  statements: z20.strictObject({
    version: z20.string(),
    agreement: inBoth2,
    information: inBoth2,
    accepted: z20.boolean()
  })
});
var citizenPaper = paper2.extend({
  applicationNumber: z20.string(),
  /** Surname and given names as on the application. */
  name: z20.string(),
  iin: z20.string(),
  subscriberNumber: z20.string()
});
var AccountSlipPaper = citizenPaper.extend({
  kind: z20.literal("account-slip"),
  temporaryPassword: z20.string()
});
var RefusalNoticePaper = citizenPaper.extend({
  kind: z20.literal("refusal-notice"),
  decidedAt: Instant,
  reason: RefusalReason,
  triesLeft: z20.int().min(0)
});
var ConfirmationPaper = citizenPaper.extend({
  kind: z20.literal("confirmation"),
  decidedAt: Instant,
  accountCreated: z20.boolean(),
  requestHash: Sha256,
  /** SHA-256 of the centre's receipt as it was received. */
  receiptHash: Sha256
});
var AgreementPaper = paper2.extend({
  kind: z20.literal("agreement"),
  applicationNumber: z20.null(),
  version: z20.string(),
  title: inBoth2,
  paragraphs: z20.strictObject({ kk: z20.array(z20.string()), ru: z20.array(z20.string()) })
});
var RegisterRow = z20.strictObject({
  applicationNumber: z20.string(),
  openedAt: Instant,
  citizen: z20.strictObject({ name: z20.string(), iin: z20.string(), subscriberNumber: z20.string() }).nullable(),
  phase: Phase,
  operator: z20.string()
});
var DailyRegisterPaper = paper2.extend({
  kind: z20.literal("daily-register"),
  applicationNumber: z20.null(),
  day: PlainDate,
  office: z20.string(),
  window: z20.string(),
  drawnAt: Instant,
  rows: z20.array(RegisterRow)
});
var PaperDocument = z20.discriminatedUnion("kind", [
  ApplicationPaper,
  AccountSlipPaper,
  RefusalNoticePaper,
  ConfirmationPaper,
  AgreementPaper,
  DailyRegisterPaper
]);

// main/store/registers.ts
var IssuedNumber = z21.strictObject({
  applicationNumber: z21.string(),
  openedAt: Instant,
  name: z21.string(),
  iin: z21.string(),
  subscriberNumber: z21.string(),
  phase: Phase,
  operatorIin: z21.string(),
  operator: z21.string()
});
var RecordedPaperEvent = z21.strictObject({
  at: Instant,
  by: Actor,
  event: RegistrationEvent.refine((event) => event.type.startsWith("paper-"))
});
function openRegisters(connection) {
  const numbers = connection.prepare(`
    SELECT application_number AS applicationNumber, opened_at AS openedAt, name, iin, subscriber_number AS subscriberNumber,
      phase, operator_iin AS operatorIin, operator_name AS operator
    FROM registrations WHERE day = ? AND application_number IS NOT NULL ORDER BY application_number`);
  const put2 = connection.prepare("INSERT INTO registers VALUES (@paperId, @day, @pages, @pdf, @document)");
  const get = connection.prepare(
    "SELECT pdf, pages, document FROM registers WHERE paper_id = ?"
  );
  const append = connection.prepare("INSERT INTO register_events (day, recorded) VALUES (?, ?)");
  const events = connection.prepare("SELECT recorded FROM register_events WHERE day = ? ORDER BY sequence").pluck();
  return {
    numbersOf: (day) => numbers.all(day).map((row) => IssuedNumber.parse(row)),
    put: ({ document, ...paper3 }) => void put2.run({ ...paper3, document: JSON.stringify(document) }),
    get: (paperId) => {
      const found = get.get(paperId);
      return found ? { ...found, document: PaperDocument.parse(JSON.parse(found.document)) } : null;
    },
    append: (day, recorded) => void append.run(day, JSON.stringify(recorded)),
    events: (day) => events.all(day).map((text2) => RecordedPaperEvent.parse(JSON.parse(text2)).event)
  };
}

// main/store/registrations.ts
var columns2 = `r.registration_id AS registrationId, r.application_number AS applicationNumber, r.name, r.iin,
  r.subscriber_number AS subscriberNumber, r.phase, r.operator_name AS operator, r.opened_at AS openedAt, r.changed_at AS changedAt`;
var visible = `(r.operator_iin = @viewerIin OR r.phase IN ('queued', 'held', 'registered'))
  AND NOT (r.phase = 'abandoned' AND r.application_number IS NULL)`;
var notEnded = `r.phase NOT IN ('registered', 'abandoned')`;
function openRegistrationList(connection) {
  const put2 = connection.prepare(`
    INSERT INTO registrations VALUES (@registrationId, @phase, @operatorIin, @operator, @applicationNumber, @iin, @name,
      @subscriberNumber, @openedAt, @changedAt, @day)
    ON CONFLICT (registration_id) DO UPDATE SET phase = excluded.phase, application_number = excluded.application_number,
      iin = excluded.iin, name = excluded.name, subscriber_number = excluded.subscriber_number, changed_at = excluded.changed_at`);
  const move = connection.prepare(
    "UPDATE registrations SET phase = @phase, changed_at = @changedAt WHERE registration_id = @registrationId"
  );
  const dropTerms = connection.prepare("DELETE FROM search_terms WHERE registration_id = ?");
  const putTerm = connection.prepare("INSERT OR IGNORE INTO search_terms VALUES (?, ?, ?)");
  const prepared = /* @__PURE__ */ new Map();
  const query = (sql5, values) => {
    const statement = prepared.get(sql5) ?? connection.prepare(sql5);
    prepared.set(sql5, statement);
    return statement.all(values);
  };
  const operators3 = connection.prepare(
    "SELECT operator_iin AS iin, max(operator_name) AS name FROM registrations GROUP BY operator_iin ORDER BY name"
  );
  const ofDay = connection.prepare("SELECT registration_id FROM registrations WHERE day = ? ORDER BY opened_at").pluck();
  const sameCitizen = connection.prepare(inHandSql("iin"));
  const sameNumber = connection.prepare(inHandSql("subscriber_number"));
  return {
    put(state, before) {
      if (before && before.application === state.application && before.lookup === state.lookup) {
        move.run({ registrationId: state.registrationId, phase: state.phase, changedAt: state.changedAt });
        return;
      }
      put2.run(rowOf3(state));
      const terms = termsOf(state);
      dropTerms.run(state.registrationId);
      for (const term of terms) putTerm.run(term, state.openedAt, state.registrationId);
    },
    list({ before, limit, ...filter }) {
      const after = before ? "AND (r.opened_at, r.registration_id) < (@openedAt, @registrationId)" : "";
      return query(
        `SELECT ${columns2} FROM registrations r WHERE ${visible} ${narrowed(filter)} ${after}
        ORDER BY r.opened_at DESC, r.registration_id DESC LIMIT @limit`,
        { ...filter, ...before, limit }
      );
    },
    search({ text: text2, limit, ...filter }) {
      const from = searchTerm(text2);
      const range = { from, to: `${from}􏿿` };
      if (filter.day || filter.phase && !isEnded(filter.phase))
        return query(
          `SELECT ${columns2} FROM registrations r WHERE ${visible} ${narrowed(filter)} AND EXISTS
          (SELECT 1 FROM search_terms t WHERE t.registration_id = r.registration_id AND t.term >= @from AND t.term < @to)
          ORDER BY r.opened_at DESC, r.registration_id DESC LIMIT @limit`,
          { ...filter, ...range, limit }
        );
      const rows = query(
        `SELECT ${columns2} FROM search_terms t JOIN registrations r USING (registration_id)
        WHERE t.term >= @from AND t.term < @to AND ${visible} ${narrowed(filter)}
        ORDER BY t.term, t.opened_at DESC LIMIT @limit`,
        { ...filter, ...range, limit: limit * 2 }
      );
      const found = new Map(rows.map((row) => [row.registrationId, row]));
      return [...found.values()].slice(0, limit);
    },
    operators: () => operators3.all(),
    ofDay: (day) => ofDay.all(day),
    inHand: ({ iin: iin2, subscriberNumber, day }) => [
      ...sameCitizen.all(iin2, day).map((row) => ({ ...row, same: "citizen" })),
      ...sameNumber.all(subscriberNumber, day).map((row) => ({ ...row, same: "number" }))
    ]
  };
}
var isEnded = (phase) => phase === "registered" || phase === "abandoned";
function narrowed({ day, phase, operatorIin }) {
  return [
    day && "AND r.day = @day",
    phase && "AND r.phase = @phase",
    phase && !isEnded(phase) && `AND ${notEnded}`,
    operatorIin && "AND r.operator_iin = @operatorIin"
  ].filter(Boolean).join(" ");
}
var inHandSql = (column) => `
  SELECT registration_id AS registrationId, operator_iin AS operatorIin, operator_name AS operator, phase, opened_at AS since
  FROM registrations r WHERE ${column} = ? AND (${notEnded} OR (phase = 'registered' AND day = ?))
  ORDER BY opened_at DESC LIMIT 5`;
function rowOf3(state) {
  const applicant = state.application?.applicant ?? state.lookup?.person;
  return {
    registrationId: state.registrationId,
    phase: state.phase,
    operatorIin: state.operator?.iin ?? "",
    operator: state.operator?.name ?? "",
    applicationNumber: state.applicationNumber,
    iin: applicant?.iin ?? "",
    name: applicant ? fullName(applicant) : "",
    subscriberNumber: state.application?.subscriberNumber ?? "",
    openedAt: state.openedAt,
    changedAt: state.changedAt,
    day: dateAtCounter(state.openedAt)
  };
}
function termsOf(state) {
  const applicant = state.application?.applicant ?? state.lookup?.person;
  return [
    applicant && searchKey(`${applicant.surname} ${applicant.givenName}`),
    applicant && searchKey(applicant.givenName),
    applicant?.iin,
    state.applicationNumber && digitsOf(state.applicationNumber),
    state.application?.subscriberNumber.slice(2)
  ].filter((term) => term !== null && term !== void 0);
}
function searchTerm(text2) {
  const digits = text2.replaceAll(/[\s()+-]/g, "");
  if (!/^\d+$/.test(digits)) return searchKey(text2);
  return /^\s*(\+7|87)/.test(text2) ? digits.slice(1) : digits;
}

// main/store/tables.ts
function openDrafts(connection) {
  const put2 = connection.prepare(
    "INSERT INTO drafts VALUES (?, ?, ?) ON CONFLICT (registration_id) DO UPDATE SET draft = excluded.draft, saved_at = excluded.saved_at"
  );
  const get = connection.prepare("SELECT draft FROM drafts WHERE registration_id = ?").pluck();
  const remove = connection.prepare("DELETE FROM drafts WHERE registration_id = ?");
  return {
    put: (registrationId2, draft, savedAt) => void put2.run(registrationId2, JSON.stringify(draft), savedAt),
    get: (registrationId2) => {
      const text2 = get.get(registrationId2);
      return text2 === void 0 ? null : Draft.parse(JSON.parse(text2));
    },
    remove: (registrationId2) => void remove.run(registrationId2)
  };
}
function openPaperBytes(connection) {
  const put2 = connection.prepare(
    `INSERT INTO papers (paper_id, registration_id, pages, pdf, document)
      VALUES (@paperId, @registrationId, @pages, @pdf, @document)`
  );
  const get = connection.prepare(
    "SELECT pdf, pages FROM papers WHERE registration_id = ? AND paper_id = ? AND pdf IS NOT NULL"
  );
  const document = connection.prepare("SELECT document FROM papers WHERE paper_id = ?").pluck();
  const wipe = connection.prepare("UPDATE papers SET pdf = NULL, document = NULL WHERE paper_id = ?");
  return {
    put: ({ document: shown, ...paper3 }) => void put2.run({ ...paper3, document: JSON.stringify(shown) }),
    get: (registrationId2, paperId) => get.get(registrationId2, paperId) ?? null,
    document: (paperId) => {
      const text2 = document.get(paperId);
      return text2 ? PaperDocument.parse(JSON.parse(text2)) : null;
    },
    wipe: (paperId) => void wipe.run(paperId)
  };
}
function openTemporaryPasswords(connection) {
  const put2 = connection.prepare(
    "INSERT INTO temporary_passwords VALUES (?, ?) ON CONFLICT (registration_id) DO UPDATE SET password = excluded.password"
  );
  const get = connection.prepare("SELECT password FROM temporary_passwords WHERE registration_id = ?").pluck();
  const wipe = connection.prepare("DELETE FROM temporary_passwords WHERE registration_id = ?");
  return {
    put: (registrationId2, password2) => void put2.run(registrationId2, password2),
    get: (registrationId2) => get.get(registrationId2) ?? null,
    wipe: (registrationId2) => void wipe.run(registrationId2)
  };
}
function openRunningNumbers(connection) {
  const last = connection.prepare("SELECT last FROM running_numbers WHERE counter = ?").pluck();
  const take = connection.prepare(
    "INSERT INTO running_numbers VALUES (?, 1) ON CONFLICT (counter) DO UPDATE SET last = last + 1 RETURNING last"
  ).pluck();
  return {
    upcoming: (counter) => (last.get(counter) ?? 0) + 1,
    take: (counter) => take.get(counter)
  };
}
function openSettings(connection) {
  const get = connection.prepare("SELECT value FROM settings WHERE name = ?").pluck();
  const put2 = connection.prepare(
    "INSERT INTO settings VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
  );
  return { get: (name) => get.get(name) ?? null, put: (name, value) => void put2.run(name, value) };
}

// main/store/store.ts
function openStore(folder, key) {
  const connection = openDatabase(join4(folder, "desk.db"), key);
  return {
    journal: openJournal(connection),
    registrations: openRegistrationList(connection),
    outbox: openOutboxTable(connection),
    drafts: openDrafts(connection),
    papers: openPaperBytes(connection),
    registers: openRegisters(connection),
    temporaryPasswords: openTemporaryPasswords(connection),
    runningNumbers: openRunningNumbers(connection),
    settings: openSettings(connection),
    transaction(work) {
      try {
        return connection.transaction(work).immediate();
      } catch (error) {
        throw storeFault(error);
      }
    },
    close: () => connection.close()
  };
}

// main/self-test.ts
var setting3 = "self-tested";
async function selfTestOnce(settings, version, drawPaper2) {
  const tested = `${version} ${process.version} ${process.versions.electron ?? ""} ${process.arch}`;
  if (settings.get(setting3) === tested) return;
  const results = await selfTest([storeCheck, paperCheck(drawPaper2)]);
  const failed = results.filter(({ ok: ok2 }) => !ok2).map(({ check }) => check);
  if (failed.length > 0) throw new Fault("self-test-failed", { checks: failed.join(", ") });
  settings.put(setting3, tested);
}
var storeCheck = {
  check: "encrypted-database",
  run: async () => {
    const folder = mkdtempSync(join5(tmpdir(), "tereze-self-test-"));
    const key = randomBytes(32);
    try {
      const store = openStore(folder, key);
      store.settings.put("name", "Ұлжан");
      store.close();
      const again = openStore(folder, key);
      const found = again.settings.get("name");
      again.close();
      if (found !== "Ұлжан") throw new Error("the database gives back something else");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
};
var paperCheck = (drawPaper2) => ({
  check: "paper",
  run: async () => {
    const { pages } = await drawPaper2({
      kind: "account-slip",
      language: "kk",
      style: plainStyle,
      duplicate: null,
      applicationNumber: "0123-04-000057-75",
      name: "Әбдіғалиева Ұлжан",
      iin: "901123 300258",
      subscriberNumber: "+7 701 123 45 67",
      temporaryPassword: "Synaq-2345",
      date: "2026-01-01"
    });
    if (pages !== 1) throw new Error("the paper has more than one page");
  }
});

// main/eds/check-signer.ts
import { X509Certificate as X509Certificate3 } from "node:crypto";

// src/certificate/chain.ts
function findChain(certificate, authorities, verify2, at) {
  const leaf = parseOrNull(certificate);
  if (!leaf) return null;
  const pinned2 = authorities.map((der) => ({ der, certificate: parseCertificate(der) }));
  return climb({ der: certificate, certificate: leaf }, [], pinned2, verify2, at)?.map(({ der }) => der) ?? null;
}
function climb(link2, below, pinned2, verify2, at) {
  const path2 = [...below, link2];
  if (below.length > 0 && isSelfIssued(link2.certificate)) return path2;
  const issuers = pinned2.filter((issuer) => isIssuedBy(link2.certificate, issuer.certificate));
  if (issuers.length === 0) return below.length > 0 ? path2 : null;
  for (const issuer of issuers) {
    if (path2.includes(issuer) || !mayIssue(issuer.certificate, below.length, at)) continue;
    if (!verify2(link2.der, issuer.der)) continue;
    const found = climb(issuer, path2, pinned2, verify2, at);
    if (found) return found;
  }
  return null;
}
function mayIssue(authority, depth, at) {
  const constraints = authority.extensions?.find(({ extnID }) => extnID === "2.5.29.19")?.parsedValue;
  if (!constraints?.cA) return false;
  const longest = constraints.pathLenConstraint;
  if (typeof longest === "number" && depth > longest) return false;
  const usage = keyUsageBits(authority);
  if (usage !== null && (usage & 4) === 0) return false;
  return at >= authority.notBefore.value.getTime() && at <= authority.notAfter.value.getTime();
}
var isIssuedBy = (child, issuer) => sameBytes(child.issuer.valueBeforeDecode, issuer.subject.valueBeforeDecode);
var isSelfIssued = (certificate) => isIssuedBy(certificate, certificate);
function sameBytes(one, other) {
  const left = new Uint8Array(one);
  const right = new Uint8Array(other);
  return left.length === right.length && left.every((byte, place) => byte === right[place]);
}
function parseOrNull(der) {
  try {
    return parseCertificate(der);
  } catch (error) {
    if (error instanceof UnreadableCertificate) return null;
    throw error;
  }
}

// src/certificate/judge.ts
function judgeSigner(certificate, rules2, at) {
  if (at < certificate.notBefore) return "signer-not-yet-valid";
  if (at > certificate.notAfter) return "signer-expired";
  if (!certificate.usage.digitalSignature || !certificate.usage.nonRepudiation) return "signer-not-signing";
  if (!certificate.extendedUsages.some((usage) => rules2.operatorRoles.includes(usage))) return "signer-role";
  if (!certificate.bin || !rules2.organisationBins.includes(certificate.bin)) return "signer-organisation";
  if (!certificate.iin) return "signer-iin";
  return null;
}

// main/eds/check-signer.ts
function checkSigner(key, rules2, at) {
  const fault2 = judgeSigner(key.profile, rules2, at);
  if (fault2) throw new Fault(fault2, detailsOf(fault2, key.profile));
  chainOf(key, rules2.authorities, at);
}
function chainOf(key, authorities, at) {
  const chain2 = findChain(key.certificate, authorities, verifyIssued, at);
  if (!chain2) throw new Fault("signer-untrusted");
  return chain2.slice(1).filter((authority) => !isRoot(authority));
}
function detailsOf(fault2, { notBefore, notAfter, bin }) {
  if (fault2 === "signer-expired") return { validUntil: instantOf(notAfter) };
  if (fault2 === "signer-not-yet-valid") return { validFrom: instantOf(notBefore) };
  if (fault2 === "signer-organisation" && bin) return { bin };
  return {};
}
var verifyIssued = (child, issuer) => {
  try {
    return new X509Certificate3(child).verify(new X509Certificate3(issuer).publicKey);
  } catch {
    return false;
  }
};
function isRoot(authority) {
  const certificate = new X509Certificate3(authority);
  return certificate.checkIssued(certificate);
}

// main/session/centre-session.ts
function centreSession({ key, chain: chain2 }, parts) {
  let token = null;
  const open2 = async () => {
    const now = parts.clock.now();
    const statement = SessionStatement.parse({
      kind: "session-statement",
      sessionId: parts.chance.uuid(),
      from: parts.config.from,
      signedAt: instantOf(now),
      clockOffset: parts.clock.offset() ?? 0
    });
    const signed2 = await signCades(canonicalBytes(statement), key, [...chain2], new Date(now));
    token = (await parts.centre.openSession(signed2)).token;
    return token;
  };
  return {
    open: async () => void await open2(),
    async use(work) {
      try {
        return await work(token ?? await open2());
      } catch (error) {
        if (!isForgotten(error)) throw error;
        return work(await open2());
      }
    }
  };
}
var isForgotten = (error) => error instanceof CentreError && error.failure.kind === "problem" && error.failure.problem.code === "session-required";

// main/session/sessions.ts
function keepSessions(parts) {
  let open2 = null;
  const forgetKey = () => open2?.unlocked?.key.close();
  return {
    get current() {
      return open2 && viewOf(open2);
    },
    async signIn(keyFile, password2) {
      const unlocked = await unlockKey(parts, keyFile, password2);
      forgetKey();
      const { profile } = unlocked.key;
      const operator = { iin: profile.iin, name: profile.name };
      open2 = {
        keyFile,
        operator,
        organisation: profile.organisation,
        keyValidUntil: profile.notAfter,
        signedInAt: parts.clock.now(),
        unlocked
      };
      rememberOwner(parts.settings, keyFile, profile.name);
    },
    lock() {
      forgetKey();
      if (open2) open2 = { ...open2, unlocked: null };
    },
    async unlock(password2) {
      if (!open2) throw new Fault("session-required");
      const unlocked = await unlockKey(parts, open2.keyFile, password2);
      if (unlocked.key.profile.iin !== open2.operator.iin) {
        unlocked.key.close();
        throw new Fault("signer-changed");
      }
      forgetKey();
      open2 = { ...open2, unlocked };
    },
    signOut() {
      forgetKey();
      open2 = null;
    },
    unlocked() {
      if (!open2) throw new Fault("session-required");
      if (!open2.unlocked) throw new Fault("locked");
      return { ...open2.unlocked, operator: open2.operator };
    }
  };
}
async function unlockKey(parts, keyFile, password2) {
  const key = await openKeyFile(await readKeyFile(keyFile), password2);
  try {
    await checkKey(parts, key);
    const chain2 = chainOf(key, parts.authorities, parts.clock.now());
    const centre = centreSession({ key, chain: chain2 }, parts);
    await introduce(centre);
    return { key, chain: chain2, centre };
  } catch (error) {
    key.close();
    throw error;
  }
}
async function checkKey(parts, key) {
  const { operatorRoles, organisationBins } = await parts.policy.required();
  const rules2 = { operatorRoles, organisationBins, authorities: [...parts.authorities] };
  checkSigner(key, rules2, parts.clock.now());
}
async function introduce(centre) {
  try {
    await centre.open();
  } catch (error) {
    if (!(error instanceof CentreError)) throw error;
    if (error.failure.kind === "problem" && error.failure.problem.code.startsWith("signer-"))
      throw faultOf(error);
  }
}
var viewOf = (open2) => ({
  operator: { ...open2.operator, organisation: open2.organisation },
  keyValidUntil: instantOf(open2.keyValidUntil),
  signedInAt: instantOf(open2.signedInAt),
  locked: open2.unlocked === null
});

// main/turns.ts
function takeTurns() {
  const last = /* @__PURE__ */ new Map();
  return async (key, work) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, turn);
    try {
      return await turn;
    } finally {
      if (last.get(key) === turn) last.delete(key);
    }
  };
}

// main/desk.ts
var systemChance = { uuid: randomUUID2, below: (limit) => randomInt(limit) };
async function createDesk(setUp) {
  const { config, version, now = Date.now, chance = systemChance } = setUp;
  const listeners = /* @__PURE__ */ new Set();
  const tell = (notice) => listeners.forEach((listener) => void listener(notice));
  const store = openStore(config.dataFolder, setUp.databaseKey);
  await selfTestOnce(store.settings, version, drawPaper);
  const line = openLine(config.centre);
  const watch = watchLine(line.send, now, () => tellOverview());
  const centre = connectCentre(watch.send);
  const policy = await keepPolicy(centre, store.settings, config.centre.receiptKeys);
  const heartbeat = keepHeartbeat(centre, policy, now, (beat) => {
    void lookAround().then(tellOverview, reportError);
    if (beat === "returned") void outbox.deliverAll();
  });
  const clock = { now, offset: () => heartbeat.offset };
  const changed = (registrationId2) => {
    tell({ notice: "registration", registrationId: registrationId2 });
    tellOverview();
  };
  const outbox = runOutbox({ config, store, centre, chance, clock, changed }, reportError);
  const printer = watchPrinter(
    setUp.printer ?? choosePrinter(config.printer),
    () => readSettings(store.settings).printer
  );
  let disk = await roomOnDisk(config.dataFolder);
  const lookAround = async () => {
    await printer.look();
    disk = await roomOnDisk(config.dataFolder);
  };
  const authorities = readAuthorities(config.trustedAuthorities);
  const sessions = keepSessions({
    config,
    settings: store.settings,
    policy,
    centre,
    clock,
    chance,
    authorities
  });
  const parts = {
    config,
    store,
    centre,
    policy,
    sessions,
    outbox,
    printer,
    drawPaper,
    clock,
    chance,
    changed,
    inTurn: takeTurns()
  };
  const overview = () => overviewOf(parts, watch, { printer: printer.seen, disk }, version);
  const tellOverview = () => tell({ notice: "overview", overview: overview() });
  const operations = operationsOf(parts, overview, tellOverview);
  await lookAround();
  heartbeat.start();
  outbox.start();
  return {
    call: (operation, input) => answer(operations, sessions, operation, input, reportError),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      heartbeat.stop();
      await outbox.stop();
      sessions.signOut();
      line.close();
      store.close();
    }
  };
}

// main/config.ts
import { readFileSync as readFileSync3 } from "node:fs";
import { dirname as dirname4, resolve } from "node:path";
import { z as z22 } from "zod";
var path = z22.string().min(1);
var DeskConfig = z22.strictObject({
  from: DeskIdentity,
  /** `production` refuses the browser host. */
  mode: z22.enum(["production", "demonstration"]),
  /** Where the encrypted database lies. */
  dataFolder: path,
  centre: z22.strictObject({
    url: z22.url({ protocol: /^https$/ }),
    /** PEM files: the authority of the centre's TLS certificate, and the desk's own certificate and key. */
    authority: path,
    certificate: path,
    key: path,
    /** The keys that sign policies and receipts. */
    receiptKeys: z22.array(PublicJwk).min(1)
  }),
  /** PEM files of the NCA's root and issuing certificates that operators' keys must chain to. */
  trustedAuthorities: z22.array(path).min(1),
  /** Folders in which employees keep their key files; they are listed at sign-in. */
  keyFolders: z22.array(path),
  printer: z22.discriminatedUnion("kind", [
    /** A printer of the system's spooler (CUPS); null takes its default printer. */
    z22.strictObject({ kind: z22.literal("cups"), name: z22.string().nullable() }),
    /** The printer that the Electron host reaches. */
    z22.strictObject({ kind: z22.literal("system"), name: z22.string().nullable() }),
    /** Puts each paper into a folder as a PDF file. */
    z22.strictObject({ kind: z22.literal("folder"), path })
  ])
});
function readDeskConfig(file) {
  const config = DeskConfig.parse(JSON.parse(readFileSync3(file, "utf8")));
  const absolute = (relative) => resolve(dirname4(file), relative);
  return {
    ...config,
    dataFolder: absolute(config.dataFolder),
    centre: {
      ...config.centre,
      authority: absolute(config.centre.authority),
      certificate: absolute(config.centre.certificate),
      key: absolute(config.centre.key)
    },
    trustedAuthorities: config.trustedAuthorities.map(absolute),
    keyFolders: config.keyFolders.map(absolute),
    printer: config.printer.kind === "folder" ? { kind: "folder", path: absolute(config.printer.path) } : config.printer
  };
}

// demo/configure.ts
import { join as join7 } from "node:path";

// demo/desk-identity.ts
var deskIdentity = {
  desk: "desk-0123-04",
  office: "0123",
  window: "04"
};

// demo/prepare.ts
import { mkdir as mkdir2, readFile as readFile2, rename, rm, writeFile as writeFile2 } from "node:fs/promises";
import { dirname as dirname5, join as join6 } from "node:path";
import { z as z23 } from "zod";

// demo/keys/certificate.ts
import {
  BitString,
  Integer as Integer2,
  Null as Null3,
  ObjectIdentifier as ObjectIdentifier2,
  OctetString as OctetString2,
  PrintableString,
  Sequence as Sequence2,
  Set as SetOf2,
  Utf8String
} from "asn1js";
import {
  AlgorithmIdentifier,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate as Certificate3,
  Extension,
  ExtKeyUsage,
  PublicKeyInfo,
  RelativeDistinguishedNames
} from "pkijs";

// demo/keys/jwk.ts
import { calculateJwkThumbprint, exportJWK as exportJWK2, generateKeyPair as generateKeyPair2 } from "jose";

// demo/keys/key-file.ts
import {
  BmpString,
  Constructed as Constructed2,
  fromBER as fromBER2,
  Integer as Integer3,
  Null as Null4,
  ObjectIdentifier as ObjectIdentifier3,
  OctetString as OctetString3,
  Sequence as Sequence3,
  Set as SetOf3
} from "asn1js";
import forge3 from "node-forge";

// demo/keys/tls.ts
import { OctetString as OctetString4 } from "asn1js";
import { AltName, GeneralName } from "pkijs";

// demo/operators.ts
var corporation = {
  organisation: 'НАО "ГОСУДАРСТВЕННАЯ КОРПОРАЦИЯ "ПРАВИТЕЛЬСТВО ДЛЯ ГРАЖДАН" (ДЕМО)',
  bin: "990940003030"
};
var operatorPassword = "Tereze2026";
var operators2 = {
  aigul: {
    iin: "850617400126",
    surname: "СЕРІКОВА",
    givenName: "АЙГҮЛ",
    patronymic: "ҚАЙРАТҚЫЗЫ",
    ...corporation,
    password: operatorPassword
  },
  daniyar: {
    iin: "910204300237",
    surname: "ОСПАНОВ",
    givenName: "ДАНИЯР",
    patronymic: "МАРАТҰЛЫ",
    ...corporation,
    password: operatorPassword
  }
};

// demo/citizens.ts
var iin = (body) => {
  const check = iinCheckDigit(body);
  if (check === null) throw new RangeError(`${body} is never issued`);
  return `${body}${check}`;
};
var number = (text2) => {
  const parsed = parseSubscriberNumber(text2);
  if (!parsed.ok) throw new RangeError(`${text2}: ${parsed.fault}`);
  return parsed.value;
};
var connected = (text2) => ({ connectedNumber: number(text2) });
var unconnected = { connectedNumber: null };
var citizens = {
  withAccount: {
    iin: "901123300258",
    surname: "ӘБДІҒАЛИЕВ",
    givenName: "НҰРЛАН",
    patronymic: "ҚАЙРАТҰЛЫ",
    account: unconnected,
    telephone: number("701 123 45 67"),
    about: "has an account, no number yet"
  },
  withoutAccount: {
    iin: "061211600012",
    surname: "ШАҢҒЫТБАЕВА",
    givenName: "ГҮЛЖАҺАН",
    patronymic: "ӨМІРӘЛІҚЫЗЫ",
    account: "none",
    telephone: number("705 234 56 78"),
    about: "has no account: one is created, with a slip; the IIN is of the second checksum pass"
  },
  secondPass: {
    iin: "901123300004",
    surname: "ПЕТРОВ",
    givenName: "ИВАН",
    patronymic: "СЕРГЕЕВИЧ",
    account: unconnected,
    telephone: number("702 345 67 89"),
    about: "the IIN is of the second checksum pass"
  },
  changesNumber: {
    iin: iin("75042040123"),
    surname: "СӘРСЕНБАЕВА",
    givenName: "АЙНҰР",
    patronymic: "БОЛАТҚЫЗЫ",
    account: connected("707 456 78 90"),
    telephone: number("747 456 78 91"),
    about: "has an account with another number, which the new one replaces"
  },
  numberTaken: {
    iin: iin("88091530145"),
    surname: "КАРИМОВ",
    givenName: "РУСТАМ",
    patronymic: "ТИМУРОВИЧ",
    account: unconnected,
    telephone: number("707 456 78 90"),
    about: "brings a number that is connected to another account"
  },
  noPatronymic: {
    iin: iin("92030740211"),
    surname: "КИМ",
    givenName: "Ю",
    patronymic: null,
    account: "none",
    telephone: number("708 567 89 01"),
    about: "no patronymic, a given name of one letter"
  },
  hyphens: {
    iin: iin("83120140332"),
    surname: "САЛТЫКОВА-ЩЕДРИНА",
    givenName: "АННА-МАРИЯ",
    patronymic: "ИВАНОВНА",
    account: unconnected,
    telephone: number("775 678 90 12"),
    about: "hyphens in both names"
  },
  longName: {
    iin: iin("79061840418"),
    surname: "ҚОЖАХМЕТОВА-КОНСТАНТИНОПОЛЬСКАЯ-ТОҚТАМЫСОВА",
    givenName: "БИБІНҰРСҰЛУ-АЛЕКСАНДРИНА-ҚАРЛЫҒАШ",
    patronymic: "МҰХАММЕДӘЛІ-НҰРСҰЛТАНБЕКҚЫЗЫ",
    account: "none",
    telephone: number("776 789 01 23"),
    about: "a very long name, no account"
  },
  apostrophe: {
    iin: iin("86102230529"),
    surname: "О'КОННОР",
    givenName: "ПАТРИК",
    patronymic: null,
    account: unconnected,
    telephone: number("777 890 12 34"),
    about: "an apostrophe, no patronymic"
  },
  latinName: {
    iin: iin("95022830637"),
    surname: "MÜLLER",
    givenName: "JÖRG",
    patronymic: null,
    account: "none",
    telephone: number("778 901 23 45"),
    about: "a name all in Latin letters"
  },
  elderly: {
    iin: iin("38050940716"),
    surname: "ІЗБАСАРОВА",
    givenName: "ҮМІТ",
    patronymic: "ҒАБДУЛЛАҚЫЗЫ",
    account: "none",
    telephone: number("700 012 34 56"),
    about: "born 1938; the passwords are read out to her"
  },
  dateDoubt: {
    iin: iin("90452330824"),
    surname: "ЖҮНІСОВ",
    givenName: "ӘДІЛЕТ",
    patronymic: "ЕРЛАНҰЛЫ",
    account: unconnected,
    telephone: number("771 123 98 76"),
    about: "the digits of the IIN are no date, which is a doubt and no error"
  }
};

// demo/seed.ts
var people = Object.values(citizens);

// demo/prepare.ts
var OfficeFile = z23.strictObject({
  kind: z23.literal("tereze-demonstration-office"),
  /** The public half of the key that signs policies and receipts. */
  receiptKey: PublicJwk,
  /** Key files by the operator's name in `demo/operators.ts`, or the test's. */
  keyFiles: z23.record(z23.string(), z23.string())
});
async function write2(folder, name, content) {
  const file = join6(folder, name);
  await mkdir2(dirname5(file), { recursive: true });
  await writeFile2(file, content, { mode: 384 });
}
var writeJson = (folder, name, value) => write2(folder, name, `${JSON.stringify(value, null, 2)}
`);

// demo/configure.ts
async function configureDesk(office, centrePort, printer = { kind: "folder", path: "../tray" }) {
  const config = {
    from: deskIdentity,
    mode: "demonstration",
    dataFolder: "data",
    centre: {
      url: `https://127.0.0.1:${centrePort}`,
      authority: "../authorities/tls.pem",
      certificate: "desk.pem",
      key: "desk.key",
      receiptKeys: [office.receiptKey]
    },
    trustedAuthorities: ["../authorities/root.pem", "../authorities/issuing.pem"],
    keyFolders: ["../keys"],
    printer
  };
  await writeJson(office.folder, "desk/desk.json", config);
  return join7(office.folder, "desk/desk.json");
}
export {
  configureDesk,
  createDesk,
  readDeskConfig
};
