// central/centre.ts
import { randomBytes } from "node:crypto";
import { readFileSync as readFileSync5 } from "node:fs";

// central/database/open.ts
import { mkdirSync } from "node:fs";

// central/http/log.ts
function logAnswers(server) {
  server.addHook("onResponse", async (request, reply) => {
    request.log.info({
      operation: request.routeOptions.config.operation ?? null,
      desk: null,
      status: reply.statusCode,
      problem: null,
      ...notes.get(request.raw),
      milliseconds: Math.round(reply.elapsedTime)
    });
  });
}
function loggable(error) {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = "code" in error ? error.code : void 0;
  return {
    error: error.name,
    ...typeof code === "string" && { errorCode: code },
    at: error.stack?.split("\n").filter((line) => line.startsWith("    at ")),
    ...error.cause instanceof Error && { cause: loggable(error.cause) }
  };
}
var notes = /* @__PURE__ */ new WeakMap();
function note(request, said) {
  notes.set(request.raw, { ...notes.get(request.raw), ...said });
}

// central/database/embedded.ts
import { PGlite } from "@electric-sql/pglite";
async function openEmbedded(folder2) {
  const database = await (folder2 === null ? PGlite.create() : PGlite.create(folder2));
  return {
    ...queriesOf(database),
    transaction: (work) => database.transaction((transaction) => work(queriesOf(transaction))),
    close: () => database.close()
  };
}
function queriesOf(runner) {
  return {
    async rows(row, sql, values = []) {
      const result = await runner.query(sql, [...values]);
      return result.rows.map((found) => row.parse(found));
    },
    async run(sql, values = []) {
      return (await runner.query(sql, [...values])).affectedRows ?? 0;
    },
    async script(sql) {
      await runner.exec(sql);
    }
  };
}

// central/database/migrate.ts
import { readdirSync, readFileSync } from "node:fs";
import { z } from "zod";
var folder = new URL("./migrations/", import.meta.url);
var Applied = z.strictObject({ name: z.string() });
var NewerDatabase = class extends Error {
  constructor(migration) {
    super(
      `the database holds the migration "${migration}", which this program does not know: update the program`
    );
    this.name = "NewerDatabase";
  }
};
async function migrate(database) {
  const files = readdirSync(folder).filter((name) => name.endsWith(".sql")).sort();
  await database.transaction(async (queries) => {
    await queries.run(`SELECT pg_advisory_xact_lock(hashtextextended('tereze-migration', 0))`);
    await queries.run("CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY)");
    const applied = (await queries.rows(Applied, "SELECT name FROM migration")).map(({ name }) => name);
    const unknown = applied.find((name) => !files.includes(name));
    if (unknown) throw new NewerDatabase(unknown);
    for (const name of files.filter((file) => !applied.includes(file))) await apply(queries, name);
  });
}
async function apply(queries, name) {
  await queries.script(readFileSync(new URL(name, folder), "utf8"));
  await queries.run("INSERT INTO migration (name) VALUES ($1)", [name]);
}

// central/database/postgresql.ts
import pg from "pg";

// central/database/database.ts
var DatabaseUnavailable = class extends Error {
  constructor(options) {
    super("the database is not available", options);
    this.name = "DatabaseUnavailable";
  }
};

// central/database/postgresql.ts
function openPostgresql(url, onIdleError) {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: "tereze-centre",
    max: 10,
    connectionTimeoutMillis: 5e3,
    statement_timeout: 1e4,
    lock_timeout: 5e3,
    idle_in_transaction_session_timeout: 1e4
  });
  pool.on("error", onIdleError);
  return {
    ...queriesOf2(pool),
    async transaction(work) {
      const client = await connect(pool);
      let broken;
      try {
        return await inTransaction(client, work);
      } catch (error) {
        if (error instanceof DatabaseUnavailable) broken = error;
        throw error;
      } finally {
        client.release(broken);
      }
    },
    close: () => pool.end()
  };
}
async function connect(pool) {
  try {
    return await pool.connect();
  } catch (cause) {
    throw new DatabaseUnavailable({ cause });
  }
}
async function inTransaction(client, work) {
  const queries = queriesOf2(client);
  await queries.run("BEGIN");
  try {
    const value = await work(queries);
    const { command } = await translated(client.query("COMMIT"));
    if (command !== "COMMIT") throw new DatabaseUnavailable();
    return value;
  } catch (error) {
    if (!(error instanceof DatabaseUnavailable)) await queries.run("ROLLBACK");
    throw error;
  }
}
function queriesOf2(runner) {
  return {
    async rows(row, sql, values = []) {
      const result = await translated(runner.query(sql, [...values]));
      return result.rows.map((found) => row.parse(found));
    },
    async run(sql, values = []) {
      return (await translated(runner.query(sql, [...values]))).rowCount ?? 0;
    },
    async script(sql) {
      await translated(runner.query(sql));
    }
  };
}
async function translated(answer2) {
  try {
    return await answer2;
  } catch (error) {
    throw isPassing(error) ? new DatabaseUnavailable({ cause: error }) : error;
  }
}
function isPassing(error) {
  if (!(error instanceof pg.DatabaseError)) return true;
  return /^(?:08|40|53|57)|^55P03$/.test(error.code ?? "");
}

// central/database/seed.ts
import { readFileSync as readFileSync2 } from "node:fs";
import { z as z10 } from "zod";

// src/application/application.ts
import { z as z6 } from "zod";

// src/application/email.ts
import { z as z2 } from "zod";
var local = /(?=[^@]{1,64}@)[^\s@".,:;<>()[\]\\\p{C}]+(?:\.[^\s@".,:;<>()[\]\\\p{C}]+)*/u.source;
var label = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?/u.source;
var top = new RegExp("\\p{L}[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}]", "u").source;
var Email = z2.email({ pattern: new RegExp(`^${local}@(?:${label}\\.)+${top}$`, "u") }).max(254).brand();

// src/application/iin.ts
import { z as z3 } from "zod";

// src/result.ts
var ok = (value) => ({ ok: true, value });
var fault = (code) => ({
  ok: false,
  fault: code
});

// src/application/separators.ts
var withoutSeparators = (text2) => text2.replaceAll(/[\s.()\p{Pd}\p{Cf}\u2212]/gu, "");

// src/application/iin.ts
var Iin = z3.string().regex(/^\d{12}$/).refine((digits2) => checkIin(digits2) === null).brand();
var firstPass = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
var secondPass = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];
function iinCheckDigit(firstEleven) {
  for (const weights of [firstPass, secondPass]) {
    const sum = weights.reduce((total, weight, place) => total + weight * Number(firstEleven[place]), 0);
    if (sum % 11 < 10) return sum % 11;
  }
  return null;
}
function checkIin(digits2) {
  if (/^\d{4}[4-6]/.test(digits2)) return "iin-is-bin";
  return iinCheckDigit(digits2.slice(0, 11)) === Number(digits2[11]) ? null : "iin-checksum";
}

// src/application/names.ts
import { z as z4 } from "zod";
var PersonName = z4.string().max(120).regex(/^[\p{Lu}\p{Ll}\p{Lt}\p{Lo}][\p{L}\p{M}]*(?:[ \-'‘’][\p{Lu}\p{Ll}\p{Lt}\p{Lo}][\p{L}\p{M}]*)*\.?$/u).brand();
var tidyName = (text2) => text2.normalize("NFC").trim().replaceAll(/\s+/g, " ");

// src/application/subscriber-number.ts
import { parsePhoneNumberFromString } from "libphonenumber-js/mobile";
import { z as z5 } from "zod";
var SubscriberNumber = z5.string().regex(/^\+77\d{9}$/).refine(isKazakhMobile).brand();
function parseSubscriberNumber(text2) {
  const typed = withoutSeparators(text2);
  if (!/^\+?\d*$/.test(typed)) return fault("number-characters");
  const national = nationalDigits(typed);
  if (national === null) return fault("number-foreign");
  if (national.length !== 10) return fault("number-length");
  if (/^[3489]/.test(national)) return fault("number-russian");
  return isKazakhMobile(`+7${national}`) ? ok(`+7${national}`) : fault("number-not-mobile");
}
var maskSubscriberNumber = (number3) => `+7 ••• ••• •• ${number3.slice(-2)}`;
function nationalDigits(typed) {
  const dialled = typed.replace(/^00/, "+");
  if (/^\+[^7]/.test(dialled)) return null;
  if (dialled.startsWith("+")) return dialled.slice(2);
  return /^8|^7[^06]\d{9}/.test(typed) ? typed.slice(1) : typed;
}
function isKazakhMobile(number3) {
  const parsed = parsePhoneNumberFromString(number3);
  return parsed?.country === "KZ" && parsed.isValid();
}

// src/application/application.ts
var PaperLanguage = z6.enum(["kk", "ru"]);
var Applicant = z6.strictObject({
  iin: Iin,
  surname: PersonName,
  givenName: PersonName,
  patronymic: PersonName.nullable()
});
var Statements = z6.strictObject({
  version: z6.string().min(1).max(40),
  agreement: z6.literal(true),
  information: z6.literal(true)
});
var Application = z6.strictObject({
  applicant: Applicant,
  email: Email.nullable(),
  subscriberNumber: SubscriberNumber,
  statements: Statements,
  language: PaperLanguage
});

// src/contract/request.ts
import { z as z9 } from "zod";

// src/application/application-number.ts
import { z as z7 } from "zod";
var ApplicationNumber = z7.string().regex(/^\d{4}-\d{2}-\d{6}-\d{2}$/).refine((text2) => isIssued(digitsOf(text2))).brand();
var digitsOf = (number3) => number3.replaceAll(/\D/g, "");
var isIssued = (digits2) => digits2.slice(6, 12) !== "000000" && digits2.slice(12) === checkDigits(digits2.slice(0, 12));
var checkDigits = (body) => String(98 - Number(BigInt(`${body}00`) % 97n)).padStart(2, "0");

// src/contract/instant.ts
import { z as z8 } from "zod";
var Instant = z8.iso.datetime({ precision: 3 });
var PlainDate = z8.iso.date();
var instantOf = (milliseconds) => new Date(milliseconds).toISOString();

// src/contract/request.ts
var Sha256 = z9.string().regex(/^[0-9a-f]{64}$/);
var DeskIdentity = z9.strictObject({
  desk: z9.string().regex(/^[A-Za-z0-9-]{1,64}$/),
  office: z9.string().regex(/^\d{4}$/),
  window: z9.string().regex(/^\d{2}$/)
});
var Sealed = z9.string().max(4096).regex(/^[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$/);
var SealedOneTimePassword = z9.strictObject({
  registrationId: z9.uuid(),
  challengeId: z9.uuid(),
  oneTimePassword: z9.string().regex(/^\d{4,10}$/)
});
var SealedTemporaryPassword = z9.strictObject({
  registrationId: z9.uuid(),
  temporaryPassword: z9.string().min(8).max(64)
});
var RegistrationRequest = z9.strictObject({
  kind: z9.literal("registration-request"),
  registrationId: z9.uuid(),
  applicationNumber: ApplicationNumber,
  application: Application,
  oneTimePassword: z9.strictObject({ challengeId: z9.uuid(), sealed: Sealed }),
  /** `connect` to the account that is there, or `create` one with the sealed temporary password (clause 8). */
  account: z9.discriminatedUnion("act", [
    z9.strictObject({ act: z9.literal("connect") }),
    z9.strictObject({ act: z9.literal("create"), temporaryPassword: Sealed })
  ]),
  from: DeskIdentity,
  signedAt: Instant,
  /** The centre's clock minus the desk's, in milliseconds, as last measured. */
  clockOffset: z9.int(),
  policyVersion: z9.string().min(1).max(40)
});
var SessionStatement = z9.strictObject({
  kind: z9.literal("session-statement"),
  sessionId: z9.uuid(),
  from: DeskIdentity,
  signedAt: Instant,
  clockOffset: z9.int()
});

// central/database/seed.ts
var digits = z10.string().regex(/^\d{12}$/);
var Seed = z10.strictObject({
  persons: z10.array(Applicant),
  accounts: z10.array(z10.strictObject({ iin: Iin, connectedNumber: SubscriberNumber.nullable() })),
  desks: z10.array(DeskIdentity),
  staff: z10.array(z10.strictObject({ iin: digits, bin: digits, name: z10.string().min(1) }))
});
var readSeed = (file) => Seed.parse(JSON.parse(readFileSync2(file, "utf8")));
async function plantSeed(seed, database) {
  await database.transaction(async (queries) => {
    for (const { iin: iin2, surname, givenName, patronymic } of seed.persons)
      await insert(
        "person",
        "iin, surname, given_name, patronymic",
        [iin2, surname, givenName, patronymic],
        queries
      );
    for (const { iin: iin2, connectedNumber } of seed.accounts)
      await insert("account", "iin, connected_number", [iin2, connectedNumber], queries);
    for (const { desk, office, window } of seed.desks)
      await insert("desk", "name, office, counter_window", [desk, office, window], queries);
    for (const { iin: iin2, bin, name } of seed.staff)
      await insert("staff", "iin, bin, name", [iin2, bin, name], queries);
  });
}
async function insert(table, columns, values, queries) {
  const places = values.map((_value, index) => `$${index + 1}`).join(", ");
  await queries.run(`INSERT INTO ${table} (${columns}) VALUES (${places}) ON CONFLICT DO NOTHING`, values);
}

// central/database/open.ts
async function openDatabase(config, log) {
  const database = await connect2(config.database, log);
  try {
    await migrate(database);
    if (config.seed !== void 0) await plantSeed(readSeed(config.seed), database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}
async function connect2(config, log) {
  const say = (content) => log.write(`${JSON.stringify(content)}
`);
  if (config.kind === "postgresql")
    return openPostgresql(
      config.url,
      (error) => say({ level: 40, time: Date.now(), msg: "an idle database connection broke", ...loggable(error) })
    );
  say({
    level: 40,
    time: Date.now(),
    msg: "The embedded database never syncs to disk: it serves the demonstration and tests only."
  });
  if (config.folder !== void 0) mkdirSync(config.folder, { recursive: true });
  return openEmbedded(config.folder ?? null);
}

// central/health.ts
function health({ database, clock }) {
  return async () => {
    await database.run("SELECT 1");
    return { status: "ok", time: instantOf(clock()) };
  };
}

// central/http/server.ts
import { createHash as createHash2 } from "node:crypto";
import Fastify, { LogController } from "fastify";

// src/contract/central.ts
import { z as z11 } from "zod";
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

// central/desks/find.ts
import { z as z12 } from "zod";
var Row = z12.strictObject({ office: z12.string(), counter_window: z12.string() });
async function findDesk(name, certificateHash, database) {
  const [row] = await database.rows(
    Row,
    "SELECT office, counter_window FROM desk WHERE name = $1 AND active",
    [name]
  );
  if (!row) return null;
  return { identity: { desk: name, office: row.office, window: row.counter_window }, certificateHash };
}
var isFrom = (desk, from) => from.desk === desk.identity.desk && from.office === desk.identity.office && from.window === desk.identity.window;

// central/http/problem-error.ts
var ProblemError = class extends Error {
  code;
  /** Seconds after which trying again makes sense. */
  retryAfter;
  constructor(code, retryAfter, options) {
    super(code, options);
    this.name = "ProblemError";
    this.code = code;
    this.retryAfter = retryAfter;
  }
};

// src/contract/problem.ts
import { z as z13 } from "zod";
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
var ProblemCode = z13.enum(Object.keys(problems));
var Problem = z13.strictObject({
  type: z13.string().regex(/^urn:tereze:problem:[a-z-]+$/),
  title: z13.string(),
  status: z13.int().min(400).max(599),
  code: ProblemCode,
  /** Seconds after which trying again makes sense, where the centre knows it. */
  retryAfter: z13.int().min(0).optional()
});
var problemOf = (code, title, retryAfter) => ({
  type: `urn:tereze:problem:${code}`,
  title,
  status: problems[code].status,
  code,
  ...retryAfter !== void 0 && { retryAfter }
});

// central/http/problem-titles.ts
var problemTitles = {
  malformed: "The message does not have the form that the contract asks for.",
  "unauthorised-desk": "The client certificate belongs to no active desk, or the message names another desk.",
  "session-required": "The operation needs an open session of this desk.",
  "session-refused": "This session statement has opened a session before.",
  "signature-invalid": "The signature does not verify as CAdES-BES.",
  "signer-expired": "The signer's certificate was not in date when it signed.",
  "signer-not-signing": "The signer's certificate is not for signing.",
  "signer-untrusted": "The signer's certificate does not chain to a pinned authority.",
  "signer-role": "The signer's certificate carries no role that the policy admits.",
  "signer-organisation": "The signer's certificate was not issued for the corporation.",
  "signer-not-on-staff": "The signer is not on the staff list.",
  "clock-off": "The desk's clock is off by more than the policy allows.",
  "statements-outdated": "The statements were accepted in a wording that is not in force.",
  "not-found": "There is nothing here.",
  "iin-unknown": "No person has this IIN.",
  "hash-mismatch": "The hash does not belong to these bytes, or the chain of the journal is broken.",
  "number-connected-elsewhere": "The subscriber number is connected to the account of another person.",
  "too-large": "The message is longer than the centre takes.",
  "wrong-media-type": "The operation takes another media type.",
  "resend-too-early": "A one-time password was sent to this number a moment ago.",
  "too-many-requests": "There were too many of these requests in a short time.",
  internal: "The centre failed.",
  "sms-unavailable": "The one-time password could not be handed over for sending.",
  unavailable: "The centre cannot work now."
};

// central/http/problems.ts
function answerProblems(server) {
  server.setNotFoundHandler((request, reply) => sendProblem(request, reply, new ProblemError("not-found")));
  server.setErrorHandler(answerError);
}
function answerError(error, request, reply) {
  const problem = problemFor(error);
  if (problem.code === "internal") request.log.error(loggable(error));
  else if (problems[problem.code].status >= 500) request.log.warn(loggable(error));
  return sendProblem(request, reply, problem);
}
function sendProblem(request, reply, { code, retryAfter }) {
  const problem = problemOf(code, problemTitles[code], retryAfter);
  note(request, { problem: code });
  if (retryAfter !== void 0) reply.header("retry-after", retryAfter);
  return reply.status(problem.status).type("application/problem+json").send(JSON.stringify(problem));
}
var bodyProblems = {
  FST_ERR_CTP_BODY_TOO_LARGE: "too-large",
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "wrong-media-type",
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: "malformed",
  FST_ERR_CTP_EMPTY_JSON_BODY: "malformed",
  FST_ERR_CTP_INVALID_JSON_BODY: "malformed",
  FST_ERR_BAD_URL: "malformed"
};
function problemFor(error) {
  if (error instanceof ProblemError) return error;
  if (error instanceof DatabaseUnavailable) return new ProblemError("unavailable", 5);
  const code = error instanceof Error && "code" in error ? error.code : void 0;
  const status2 = error instanceof Error && "statusCode" in error ? error.statusCode : void 0;
  if (typeof code === "string" && bodyProblems[code]) return new ProblemError(bodyProblems[code]);
  return new ProblemError(status2 === 400 ? "malformed" : "internal");
}

// central/http/routes.ts
import { z as z15 } from "zod";

// central/sessions/find.ts
import { createHash } from "node:crypto";
import { z as z14 } from "zod";
var Row2 = z14.strictObject({ operator_iin: z14.string(), operator_bin: z14.string() });
var tokenHash = (token) => createHash("sha256").update(token).digest();
async function findSession(token, desk, at, database) {
  const [row] = await database.rows(
    Row2,
    `SELECT operator_iin, operator_bin FROM session
       JOIN staff ON staff.iin = operator_iin AND staff.bin = operator_bin AND staff.active
      WHERE token_hash = $1 AND desk_certificate_hash = $2 AND expires_at > $3`,
    [tokenHash(token), desk.certificateHash, instantOf(at)]
  );
  return row ? { operatorIin: row.operator_iin, operatorBin: row.operator_bin } : null;
}

// central/http/routes.ts
var pathParameters = z15.strictObject({ requestHash: Sha256, applicationNumber: ApplicationNumber }).partial();
function addRoutes(server, handlers, parts) {
  server.decorateRequest("caller", null);
  for (const name of Object.keys(centralOperations)) {
    const operation = centralOperations[name];
    server.route({
      method: operation.method,
      url: operation.path.replaceAll(/\{(\w+)\}/g, ":$1"),
      config: { operation: name },
      onRequest: async (request) => {
        request.setDecorator("caller", await admit(operation, request, parts));
      },
      handler: (request, reply) => answer(operation, handlers[name], request, reply)
    });
  }
}
async function admit(operation, request, parts) {
  const desk = await parts.findDesk(request);
  note(request, { desk: desk.identity.desk });
  const session = operation.session ? await sessionOf(request, desk, parts) : null;
  const mediaType = request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  if (operation.input !== null && mediaType !== mediaTypeOf(operation))
    throw new ProblemError("wrong-media-type");
  return { desk, session };
}
async function sessionOf(request, desk, parts) {
  const token = request.headers[sessionHeader];
  const session = typeof token === "string" ? await findSession(token, desk, parts.clock(), parts.database) : null;
  if (!session) throw new ProblemError("session-required");
  return session;
}
async function answer(operation, handler, request, reply) {
  const output = await handler({
    ...request.getDecorator("caller"),
    input: readInput(operation, request.body),
    parameters: checked(pathParameters, request.params)
  });
  return reply.header("cache-control", "no-store").type("application/json; charset=utf-8").send(JSON.stringify(operation.output.parse(output)));
}
function readInput(operation, body) {
  if (operation.input === null) return null;
  if (operation.input !== "application/cms") return checked(operation.input, body);
  if (body instanceof Uint8Array && body.length > 0) return body;
  throw new ProblemError("malformed");
}
function checked(schema, value) {
  const result = schema.safeParse(value);
  if (!result.success) throw new ProblemError("malformed");
  return result.data;
}
var mediaTypeOf = ({ input }) => input === "application/cms" ? "application/cms" : "application/json";

// central/http/server.ts
function createServer({ handlers, database, clock, tls, log }) {
  const server = Fastify({
    https: {
      cert: tls.certificate,
      key: tls.key,
      ca: tls.clientAuthority,
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: "TLSv1.2"
    },
    bodyLimit: messageLimit,
    requestTimeout: 3e4,
    // A node that stops answers what has arrived.
    forceCloseConnections: "idle",
    return503OnClosing: false,
    // A path that can't be decoded never gets to the error handler.
    frameworkErrors: answerError,
    // What Fastify itself logs of a request names its path.
    logController: new LogController({ disableRequestLogging: true }),
    logger: { level: "info", stream: log }
  });
  readBodies(server);
  logAnswers(server);
  answerProblems(server);
  addRoutes(server, handlers, { findDesk: (request) => deskOf(request, database), database, clock });
  return server;
}
function readBodies(server) {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    "application/json",
    { parseAs: "string" },
    server.getDefaultJsonParser("error", "error")
  );
  server.addContentTypeParser("application/cms", { parseAs: "buffer" }, (_request, body, done) => {
    done(null, body);
  });
}
async function deskOf(request, database) {
  const certificate = request.raw.socket.getPeerCertificate();
  const name = certificate.subject?.CN;
  const desk = typeof name === "string" ? await findDesk(name, createHash2("sha256").update(certificate.raw).digest(), database) : null;
  if (!desk) throw new ProblemError("unauthorised-desk");
  return desk;
}

// central/journal/upload.ts
import { createHash as createHash3 } from "node:crypto";
import { z as z16 } from "zod";

// src/contract/canonical.ts
import canonicalize from "canonicalize";
function canonicalJson(content) {
  const text2 = canonicalize(content);
  if (text2 === void 0) throw new TypeError("there is no JSON for this content");
  return text2;
}
var canonicalBytes = (content) => new TextEncoder().encode(canonicalJson(content));

// central/journal/upload.ts
var beginning = { sequence: 0, hash: "0".repeat(64) };
function uploadJournal({ database, clock }) {
  return async ({ input: { entries }, desk: { identity } }) => {
    if (!entries.every(isWhole)) throw new ProblemError("hash-mismatch");
    return database.transaction(async (queries) => {
      await queries.run("SELECT 1 FROM desk WHERE name = $1 FOR UPDATE", [identity.desk]);
      let last = await lastOf(identity.desk, queries);
      for (const entry of entries)
        if (entry.sequence <= last.sequence) await checkTaken(entry, identity.desk, queries);
        else last = await append(entry, last, identity.desk, clock(), queries);
      return { acceptedThrough: last.sequence };
    });
  };
}
function isWhole(entry) {
  const { hash: hash2, ...content } = entry;
  return createHash3("sha256").update(canonicalJson(content)).digest("hex") === hash2;
}
var LinkRow = z16.strictObject({ sequence: z16.int(), hash: Sha256 });
async function lastOf(desk, queries) {
  const [row] = await queries.rows(
    LinkRow,
    "SELECT sequence, hash FROM journal_entry WHERE desk = $1 ORDER BY sequence DESC LIMIT 1",
    [desk]
  );
  return row ?? beginning;
}
async function checkTaken({ sequence: sequence2, hash: hash2 }, desk, queries) {
  const found = await queries.rows(
    z16.unknown(),
    "SELECT 1 FROM journal_entry WHERE desk = $1 AND sequence = $2 AND hash = $3",
    [desk, sequence2, hash2]
  );
  if (found.length === 0) throw new ProblemError("hash-mismatch");
}
async function append(entry, last, desk, at, queries) {
  if (entry.sequence !== last.sequence + 1 || entry.previous !== last.hash)
    throw new ProblemError("hash-mismatch");
  await queries.run(
    "INSERT INTO journal_entry (desk, sequence, hash, entry, taken_at) VALUES ($1, $2, $3, $4, $5)",
    [desk, entry.sequence, entry.hash, canonicalJson(entry), instantOf(at)]
  );
  return entry;
}

// central/keys/read.ts
import { createSecretKey, X509Certificate } from "node:crypto";
import { readFileSync as readFileSync3 } from "node:fs";
import { importJWK } from "jose";
import { z as z19 } from "zod";

// src/contract/policy.ts
import { z as z18 } from "zod";

// src/application/temporary-password.ts
import { z as z17 } from "zod";
var characters = z17.string().max(100).regex(/^[!-~]+$/).refine((text2) => new Set(text2).size >= 2);
var PasswordRule = z17.strictObject({
  length: z17.int().min(8).max(64),
  /** Each group's characters, and how many of them the password holds at the least. */
  groups: z17.array(z17.strictObject({ characters, atLeast: z17.int().min(0).max(64) })).min(1).max(8)
}).refine((rule) => rule.groups.reduce((sum, group) => sum + group.atLeast, 0) <= rule.length);
function fitsPasswordRule(password, rule) {
  const every = rule.groups.map((group) => group.characters).join("");
  return password.length === rule.length && [...password].every((character) => every.includes(character)) && rule.groups.every(
    (group) => [...password].filter((character) => group.characters.includes(character)).length >= group.atLeast
  );
}

// src/contract/policy.ts
var text = z18.strictObject({ kk: z18.string().min(1), ru: z18.string().min(1), en: z18.string().min(1) });
var someParagraphs = z18.array(z18.string().min(1).max(4e3)).min(1).max(200);
var paragraphs = z18.strictObject({ kk: someParagraphs, ru: someParagraphs, en: someParagraphs });
var PublicJwk = z18.strictObject({
  kty: z18.literal("EC"),
  crv: z18.literal("P-256"),
  x: z18.base64url(),
  y: z18.base64url(),
  kid: z18.string().min(1).max(100)
});
var Policy = z18.strictObject({
  version: z18.string().min(1).max(40),
  issuedAt: Instant,
  oneTimePassword: z18.strictObject({
    length: z18.int().min(4).max(10),
    lifeSeconds: z18.int().min(30).max(3600),
    resendAfterSeconds: z18.int().min(0).max(3600),
    tries: z18.int().min(1).max(10)
  }),
  passwordRule: PasswordRule,
  /** Extended key usage OIDs, one of which the operator's certificate must carry. */
  operatorRoles: z18.array(z18.string().regex(/^[\d.]+$/)).min(1),
  /** The corporation's BIN and those of its branches. */
  organisationBins: z18.array(z18.string().regex(/^\d{12}$/)).min(1),
  /** Wording of the appendix's two statements, printed and accepted under this version. */
  statements: z18.strictObject({ version: z18.string().min(1).max(40), agreement: text, information: text }),
  /** The Agreement that the first statement speaks of, as a paper for the citizen: its title and its paragraphs. */
  agreement: z18.strictObject({ version: z18.string().min(1).max(40), title: text, paragraphs }).optional(),
  /** A signed request that arrives later than this is returned, however right it is. */
  requestLifeHours: z18.int().min(1).max(720),
  clock: z18.strictObject({ warnSeconds: z18.int().positive(), refuseSeconds: z18.int().positive() }),
  /** One-time and temporary passwords are sealed to this key. */
  sealingKey: PublicJwk
});

// central/keys/read.ts
var PrivateJwk = PublicJwk.extend({ d: z19.base64url() });
var HexSecret = z19.string().trim().regex(/^[0-9a-fA-F]{64}$/);
async function readKeys(config) {
  const sealing = readPrivateJwk(config.keys.sealing);
  const receipt = readPrivateJwk(config.keys.receipt);
  const { d: _private, ...publicSealing } = sealing;
  return {
    sealing: { key: await importKey(sealing, "ECDH-ES"), public: publicSealing },
    receipt: { kid: receipt.kid, key: await importKey(receipt, "ES256") },
    oneTimePasswordSecret: createSecretKey(
      HexSecret.parse(readFileSync3(config.keys.oneTimePasswordSecret, "utf8")),
      "hex"
    ),
    trustedAuthorities: config.trustedAuthorities.map((file) => new X509Certificate(readFileSync3(file)).raw)
  };
}
var readPrivateJwk = (file) => PrivateJwk.parse(JSON.parse(readFileSync3(file, "utf8")));
async function importKey(jwk, algorithm) {
  const key = await importJWK(jwk, algorithm);
  if (key instanceof Uint8Array) throw new TypeError("the key is not an elliptic-curve key");
  return key;
}

// central/access/limit.ts
function checkLimit(newest, limit, at) {
  const oldest = newest[limit.count - 1];
  const freeAt = oldest ? oldest.getTime() + limit.seconds * 1e3 : at;
  if (freeAt > at) throw new ProblemError("too-many-requests", secondsUntil(freeAt, at));
}
var secondsUntil = (then, now) => Math.max(1, Math.ceil((then - now) / 1e3));

// central/access/record.ts
import { z as z20 } from "zod";

// central/database/lock.ts
async function lock(kind, name, queries) {
  await queries.run("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`${kind}:${name}`]);
}

// central/access/record.ts
var Recent = z20.strictObject({ at: z20.date() });
async function recordAccess(access, limit, at, queries) {
  const { act, session } = access;
  await lock("operator", session.operatorIin, queries);
  const recent = await queries.rows(
    Recent,
    "SELECT at FROM access WHERE operator_iin = $1 AND act = $2 ORDER BY at DESC LIMIT $3",
    [session.operatorIin, act, limit.count]
  );
  checkLimit(
    recent.map((row) => row.at),
    limit,
    at
  );
  await insert2(access, at, queries);
}
async function insert2(access, at, queries) {
  const { act, session, desk, registrationId, citizenIin, statementsVersion, subscriberNumber } = access;
  await queries.run(
    `INSERT INTO access (at, act, operator_iin, operator_bin, desk, registration_id, citizen_iin,
                         statements_version, subscriber_number)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[instantOf(at), act, session.operatorIin, session.operatorBin, desk.identity.desk],
      ...[registrationId, citizenIin, statementsVersion, subscriberNumber]
    ]
  );
}

// central/people/account.ts
import { z as z21 } from "zod";
var Row3 = z21.strictObject({ connected_number: z21.string().nullable() });
var Holder = z21.strictObject({ iin: z21.string() });
async function findAccount(iin2, queries) {
  const [row] = await queries.rows(Row3, "SELECT connected_number FROM account WHERE iin = $1", [iin2]);
  return row ? { connectedNumber: row.connected_number } : null;
}
async function isConnectedElsewhere(subscriberNumber, iin2, queries) {
  const holders = await queries.rows(Holder, "SELECT iin FROM account WHERE connected_number = $1", [
    subscriberNumber
  ]);
  return holders.some((holder) => holder.iin !== iin2);
}
async function createAccount(iin2, passwordHash, queries) {
  await queries.run("INSERT INTO account (iin, password_hash, must_change_password) VALUES ($1, $2, true)", [
    iin2,
    passwordHash
  ]);
}
async function connectNumber(iin2, subscriberNumber, at, queries) {
  await queries.run("UPDATE account SET connected_number = $2, connected_at = $3 WHERE iin = $1", [
    iin2,
    subscriberNumber,
    instantOf(at)
  ]);
}

// central/people/person.ts
import { z as z22 } from "zod";
async function findPerson(iin2, queries) {
  const [person2] = await queries.rows(
    Applicant,
    `SELECT iin, surname, given_name AS "givenName", patronymic FROM person WHERE iin = $1`,
    [iin2]
  );
  return person2 ?? null;
}
var haveSameName = (one, other) => nameKey(one) === nameKey(other);
var nameKey = ({ surname, givenName, patronymic }) => [surname, givenName, patronymic ?? ""].map((part) => tidyName(part).toLocaleUpperCase("kk")).join("\n");
async function lockPerson(iin2, queries) {
  const found = await queries.rows(z22.unknown(), "SELECT 1 FROM person WHERE iin = $1 FOR UPDATE", [iin2]);
  return found.length > 0;
}

// central/random.ts
function randomUuid(random) {
  const bytes2 = Buffer.from(random(16));
  bytes2[6] = bytes2[6] & 15 | 64;
  bytes2[8] = bytes2[8] & 63 | 128;
  return bytes2.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
function randomDigits(length, random) {
  let digits2 = "";
  while (digits2.length < length) {
    const even = [...random(length)].filter((byte) => byte < 250);
    digits2 += even.map((byte) => byte % 10).join("");
  }
  return digits2.slice(0, length);
}

// central/sms/one-time-password-message.ts
function oneTimePasswordMessage(digits2, lifeSeconds, language) {
  const minutes = Math.max(1, Math.floor(lifeSeconds / 60));
  return language === "kk" ? `1414: ${digits2} — осы нөмірді eGov есептік жазбаңызға қосуға арналған бір реттік пароль. Оны тек өтінішіңізді қабылдап отырған ХҚКО қызметкеріне айтыңыз. ${minutes} минут жарамды. Өтініш бермеген болсаңыз, ешкімге айтпай, 1414-ке хабарласыңыз.` : `1414: ${digits2} — одноразовый пароль для подключения этого номера к Вашей учетной записи eGov. Назовите его только работнику ЦОН, который принимает Ваше заявление. Действует ${minutes} мин. Если Вы не подавали заявление, никому его не называйте и позвоните 1414.`;
}

// central/sms/sms.ts
var SmsUnavailable = class extends Error {
  /** Why, in a word for the log: `ECONNREFUSED`. */
  code;
  constructor(code) {
    super("the message could not be handed over");
    this.name = "SmsUnavailable";
    this.code = code;
  }
};

// central/one-time-passwords/challenge.ts
import { z as z23 } from "zod";
async function insertChallenge(challenge2, queries) {
  await queries.run(
    `INSERT INTO challenge (challenge_id, registration_id, citizen_iin, subscriber_number, office,
                            password_hash, state, tries_left, sent_at, expires_at, resend_after)
     VALUES ($1, $2, $3, $4, $5, $6, 'sending', $7, $8, $9, $10)`,
    [
      ...[challenge2.challengeId, challenge2.registrationId, challenge2.citizenIin],
      ...[challenge2.subscriberNumber, challenge2.office, challenge2.passwordHash, challenge2.triesLeft],
      ...[challenge2.sentAt, challenge2.expiresAt, challenge2.resendAfter].map(instantOf)
    ]
  );
}
async function markHandedOver(challengeId, handedOver, queries) {
  await queries.run("UPDATE challenge SET state = $2 WHERE challenge_id = $1", [
    challengeId,
    handedOver ? "sent" : "failed"
  ]);
}
var Sent = z23.strictObject({ sent_at: z23.date(), resend_after: z23.date() });
async function recentlySent(subscriberNumber, count, queries) {
  const rows = await queries.rows(
    Sent,
    `SELECT sent_at, resend_after FROM challenge
      WHERE subscriber_number = $1 AND state <> 'failed' ORDER BY number DESC LIMIT $2`,
    [subscriberNumber, count]
  );
  return rows.map((row) => ({ sentAt: row.sent_at, resendAfter: row.resend_after }));
}

// central/one-time-passwords/hash.ts
import { createHmac, timingSafeEqual } from "node:crypto";
function hashPassword(digits2, binding, secret) {
  const { challengeId, registrationId, citizenIin, subscriberNumber } = binding;
  return createHmac("sha256", secret).update([challengeId, registrationId, citizenIin, subscriberNumber, digits2].join("\n")).digest();
}
var isPassword = (digits2, binding, hash2, secret) => timingSafeEqual(hashPassword(digits2, binding, secret), hash2);

// central/one-time-passwords/send.ts
function sendOneTimePassword(parts) {
  const { database, limits, clock, policy } = parts;
  return async ({ input, desk, session }) => {
    const at = clock();
    const access = {
      ...{ act: "one-time-password", session, desk, registrationId: input.registrationId },
      ...{ citizenIin: input.iin, statementsVersion: null, subscriberNumber: input.subscriberNumber }
    };
    await database.transaction(
      (queries) => recordAccess(access, limits.oneTimePasswordsPerOperator, at, queries)
    );
    const digits2 = randomDigits(policy.oneTimePassword.length, parts.random);
    const challenge2 = newChallenge(input, desk, digits2, at, parts);
    await database.transaction(async (queries) => {
      await check(input, at, parts, queries);
      await insertChallenge(challenge2, queries);
    });
    await handOver(challenge2, digits2, input.language, parts);
    return answerOf(challenge2, input, policy.oneTimePassword.length);
  };
}
async function check(input, at, { limits }, queries) {
  const { iin: iin2, subscriberNumber } = input;
  await lock("number", subscriberNumber, queries);
  if (!await findPerson(iin2, queries)) throw new ProblemError("iin-unknown");
  if (await isConnectedElsewhere(subscriberNumber, iin2, queries))
    throw new ProblemError("number-connected-elsewhere");
  const limit = limits.oneTimePasswordsPerNumber;
  const recent = await recentlySent(subscriberNumber, limit.count, queries);
  const next = recent[0]?.resendAfter.getTime() ?? 0;
  if (next > at) throw new ProblemError("resend-too-early", secondsUntil(next, at));
  checkLimit(
    recent.map((sent) => sent.sentAt),
    limit,
    at
  );
}
function newChallenge(input, desk, digits2, at, parts) {
  const { lifeSeconds, resendAfterSeconds, tries } = parts.policy.oneTimePassword;
  const binding = {
    challengeId: randomUuid(parts.random),
    registrationId: input.registrationId,
    citizenIin: input.iin,
    subscriberNumber: input.subscriberNumber
  };
  return {
    ...binding,
    office: desk.identity.office,
    passwordHash: hashPassword(digits2, binding, parts.keys.oneTimePasswordSecret),
    triesLeft: tries,
    sentAt: at,
    expiresAt: at + lifeSeconds * 1e3,
    resendAfter: at + resendAfterSeconds * 1e3
  };
}
async function handOver({ challengeId, subscriberNumber }, digits2, language, { database, sms, policy }) {
  const text2 = oneTimePasswordMessage(digits2, policy.oneTimePassword.lifeSeconds, language);
  try {
    await sms.send({ to: subscriberNumber, text: text2, messageId: challengeId });
  } catch (error) {
    await markHandedOver(challengeId, false, database);
    if (error instanceof SmsUnavailable)
      throw new ProblemError("sms-unavailable", void 0, { cause: error });
    throw error;
  }
  await markHandedOver(challengeId, true, database);
}
var answerOf = (challenge2, { subscriberNumber }, length) => ({
  challengeId: challenge2.challengeId,
  subscriberNumber,
  length,
  sentAt: instantOf(challenge2.sentAt),
  expiresAt: instantOf(challenge2.expiresAt),
  resendAfter: instantOf(challenge2.resendAfter),
  triesLeft: challenge2.triesLeft
});

// central/people/in-hand.ts
import { z as z24 } from "zod";
var stillSitting = 30 * 6e4;
var aDay = 24 * 36e5;
var Row4 = z24.strictObject({
  office: z24.string(),
  window: z24.string(),
  phase: z24.enum(["password-sent", "registered"]),
  since: z24.date()
});
async function findInHand({ iin: iin2, registrationId, now }, queries) {
  const rows = await queries.rows(
    Row4,
    `SELECT desk.office, desk.counter_window AS window, 'password-sent' AS phase, max(access.at) AS since
    FROM access JOIN desk ON desk.name = access.desk
    WHERE access.act = 'one-time-password' AND citizen_iin = $1 AND registration_id <> $2 AND access.at > $3
      AND NOT EXISTS (SELECT 1 FROM decision WHERE decision.registration_id = access.registration_id AND outcome = 'registered')
    GROUP BY desk.office, desk.counter_window
    UNION ALL
    SELECT DISTINCT desk.office, desk.counter_window, 'registered', decision.decided_at
    FROM decision JOIN desk ON desk.name = decision.desk JOIN challenge USING (registration_id)
    WHERE outcome = 'registered' AND citizen_iin = $1 AND decision.decided_at > $4
    ORDER BY since DESC LIMIT 5`,
    [iin2, registrationId, instantOf(now - stillSitting), instantOf(now - aDay)]
  );
  return rows.map(({ since, ...row }) => ({ ...row, since: instantOf(since.getTime()) }));
}

// central/people/look-up.ts
function lookUp({ database, policy, limits, clock }) {
  return async ({ input, desk, session }) => {
    const { registrationId, iin: iin2, statements } = input;
    if (statements.version !== policy.statements.version) throw new ProblemError("statements-outdated");
    const access = {
      ...{ act: "look-up", session, desk, registrationId, citizenIin: iin2 },
      ...{ statementsVersion: statements.version, subscriberNumber: null }
    };
    await database.transaction(
      (queries) => recordAccess(access, limits.lookUpsPerOperator, clock(), queries)
    );
    const person2 = await findPerson(iin2, database);
    if (!person2) throw new ProblemError("iin-unknown");
    const account2 = accountOf(await findAccount(iin2, database));
    return { person: person2, account: account2, inHand: await findInHand({ iin: iin2, registrationId, now: clock() }, database) };
  };
}
var accountOf = (account2) => account2 === null ? { state: "none" } : {
  state: "exists",
  connectedNumber: account2.connectedNumber && maskSubscriberNumber(account2.connectedNumber)
};

// central/keys/sign.ts
import { CompactSign } from "jose";
var signJws = (payload, { kid, key }) => new CompactSign(new TextEncoder().encode(JSON.stringify(payload))).setProtectedHeader({ alg: "ES256", kid }).sign(key);

// central/policy/answer.ts
async function answerPolicy({
  policy,
  keys
}) {
  const signed = await signJws(policy, keys.receipt);
  return async () => ({ policy: signed });
}

// central/policy/read.ts
import { readFileSync as readFileSync4 } from "node:fs";
var PolicyFile = Policy.omit({ sealingKey: true });
var readPolicy = (file, sealingKey) => ({
  ...PolicyFile.parse(JSON.parse(readFileSync4(file, "utf8"))),
  sealingKey
});

// central/requests/decisions.ts
import { z as z25 } from "zod";
var Row5 = z25.strictObject({ receipt: z25.string() });
async function findReceipt(hash2, queries) {
  const [row] = await queries.rows(Row5, "SELECT receipt FROM decision WHERE request_hash = $1", [hash2]);
  return row?.receipt ?? null;
}
async function receiptsOf(applicationNumber, queries) {
  const rows = await queries.rows(
    Row5,
    "SELECT receipt FROM decision WHERE application_number = $1 ORDER BY number",
    [applicationNumber]
  );
  return rows.map((row) => row.receipt);
}
async function storeDecision({ hash: hash2, bytes: bytes2, request }, signer, decision, at, key, queries) {
  const { registrationId, applicationNumber } = request;
  const content = {
    ...{ kind: "receipt", requestHash: hash2, registrationId, applicationNumber },
    ...{ decidedAt: instantOf(at), decision }
  };
  const receipt = await signJws(content, key);
  await queries.run(
    `INSERT INTO decision (request_hash, registration_id, application_number, desk, signer_iin, signer_bin,
                           outcome, reason, decided_at, receipt, request)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[hash2, registrationId, applicationNumber, request.from.desk],
      ...[signer?.iin ?? null, signer?.bin ?? null],
      ...[decision.outcome, "reason" in decision ? decision.reason : null],
      ...[content.decidedAt, receipt, bytes2]
    ]
  );
  return receipt;
}

// central/registrations/status.ts
function status({ database }) {
  return async ({ desk, parameters: { applicationNumber } }) => {
    const isOwn = applicationNumber.startsWith(`${desk.identity.office}-`);
    const receipts = isOwn ? await receiptsOf(applicationNumber, database) : [];
    if (receipts.length === 0) throw new ProblemError("not-found");
    return { applicationNumber, receipts };
  };
}

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
var role = {
  person: "1.2.398.3.3.4.1.1",
  legalEntity: "1.2.398.3.3.4.1.2",
  employee: "1.2.398.3.3.4.1.2.5"
};
var UnreadableCertificate = class extends Error {
  constructor() {
    super("the certificate cannot be read");
    this.name = "UnreadableCertificate";
  }
};
var readCertificate = (der) => readable(() => profileOf(parseCertificate(der)));
function profileOf(certificate) {
  const subject = (type) => certificate.subject.typesAndValues.filter((attribute2) => attribute2.type === type).map((attribute2) => String(attribute2.value.valueBlock.value));
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
var hexadecimal = (bytes2) => [...bytes2].map((byte) => byte.toString(16).padStart(2, "0")).join("").toUpperCase();

// src/certificate/chain.ts
function findChain(certificate, authorities, verify2, at) {
  const leaf = parseOrNull(certificate);
  if (!leaf) return null;
  const pinned = authorities.map((der) => ({ der, certificate: parseCertificate(der) }));
  return climb({ der: certificate, certificate: leaf }, [], pinned, verify2, at)?.map(({ der }) => der) ?? null;
}
function climb(link, below, pinned, verify2, at) {
  const path2 = [...below, link];
  if (below.length > 0 && isSelfIssued(link.certificate)) return path2;
  const issuers = pinned.filter((issuer) => isIssuedBy(link.certificate, issuer.certificate));
  if (issuers.length === 0) return below.length > 0 ? path2 : null;
  for (const issuer of issuers) {
    if (path2.includes(issuer) || !mayIssue(issuer.certificate, below.length, at)) continue;
    if (!verify2(link.der, issuer.der)) continue;
    const found = climb(issuer, path2, pinned, verify2, at);
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
function judgeSigner(certificate, rules, at) {
  if (at < certificate.notBefore) return "signer-not-yet-valid";
  if (at > certificate.notAfter) return "signer-expired";
  if (!certificate.usage.digitalSignature || !certificate.usage.nonRepudiation) return "signer-not-signing";
  if (!certificate.extendedUsages.some((usage) => rules.operatorRoles.includes(usage))) return "signer-role";
  if (!certificate.bin || !rules.organisationBins.includes(certificate.bin)) return "signer-organisation";
  if (!certificate.iin) return "signer-iin";
  return null;
}

// central/signatures/verify.ts
import { createHash as createHash4, verify, X509Certificate as X509Certificate2 } from "node:crypto";
var digests = {
  "2.16.840.1.101.3.4.2.1": "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512"
};
var signatures = {
  "1.2.840.113549.1.1.1": null,
  "1.2.840.113549.1.1.11": "sha256",
  "1.2.840.113549.1.1.12": "sha384",
  "1.2.840.113549.1.1.13": "sha512"
};
function isSignatureRight(message) {
  const digest = digests[message.digestAlgorithm];
  const certificateDigest = digests[message.certificateHash.algorithm];
  const stated = signatures[message.signatureAlgorithm];
  if (!digest || !certificateDigest || stated === void 0 || (stated ?? digest) !== digest) return false;
  return isHashOf(message.messageDigest, message.content, digest) && isHashOf(message.certificateHash.value, message.certificate, certificateDigest) && isSignedBy(message, digest);
}
function isIssuedBy2(child, issuer) {
  const key = publicKeyOf(issuer);
  return key !== null && new X509Certificate2(child).verify(key);
}
function isSignedBy(message, digest) {
  const key = publicKeyOf(message.certificate);
  if (key?.asymmetricKeyType !== "rsa" || (key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048) return false;
  return verify(digest, message.signedAttributes, key, message.signature);
}
function publicKeyOf(certificate) {
  try {
    return new X509Certificate2(certificate).publicKey;
  } catch {
    return null;
  }
}
var isHashOf = (hash2, bytes2, digest) => createHash4(digest).update(bytes2).digest().equals(hash2);

// central/signatures/signer.ts
function findSigner(message, policy, authorities, at) {
  if (!message || !isSignatureRight(message)) return fault("signature-invalid");
  if (!findChain(message.certificate, authorities, isIssuedBy2, at)) return fault("signer-untrusted");
  return judged(readCertificate(message.certificate), policy, at);
}
function judged(profile, policy, at) {
  const found = judgeSigner(profile, policy, at);
  if (found) return fault(faults[found]);
  if (!profile.iin || !profile.bin) return fault("signer-not-on-staff");
  return ok({ iin: profile.iin, bin: profile.bin });
}
var faults = {
  "signer-not-yet-valid": "signer-expired",
  "signer-expired": "signer-expired",
  "signer-not-signing": "signer-not-signing",
  "signer-role": "signer-role",
  "signer-organisation": "signer-organisation",
  "signer-iin": "signer-not-on-staff"
};

// central/signatures/signing-instant.ts
var signingInstant = (signed) => Date.parse(signed.signedAt) + signed.clockOffset;
function signingInstantFault(signed, policy, now) {
  const tolerance = policy.clock.refuseSeconds * 1e3;
  const at = signingInstant(signed);
  if (Math.abs(signed.clockOffset) > tolerance || at > now + tolerance) return "clock-off";
  return at < now - policy.requestLifeHours * 36e5 ? "request-too-old" : null;
}

// central/keys/unseal.ts
import { compactDecrypt, errors } from "jose";
async function unseal(sealed, content, key) {
  const plain = await open(sealed, key);
  if (plain === null) return null;
  const parsed = content.safeParse(parseJson(new TextDecoder().decode(plain)));
  return parsed.success ? parsed.data : null;
}
async function open(sealed, key) {
  try {
    const { plaintext } = await compactDecrypt(sealed, key, {
      keyManagementAlgorithms: ["ECDH-ES"],
      contentEncryptionAlgorithms: ["A256GCM"],
      maxDecompressedLength: 0
    });
    return plaintext;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}
function parseJson(text2) {
  try {
    return JSON.parse(text2);
  } catch (error) {
    if (error instanceof SyntaxError) return void 0;
    throw error;
  }
}

// central/requests/passwords.ts
import { argon2 } from "node:crypto";
import { promisify } from "node:util";
var cost = { memory: 19456, passes: 2, parallelism: 1 };
var tagLength = 32;
var derive = promisify(argon2);
async function hashTemporaryPassword(password, random) {
  const nonce = random(16);
  const hash2 = await derive("argon2id", { message: password, nonce, tagLength, ...cost });
  const { memory, passes, parallelism } = cost;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(nonce)}$${base64(hash2)}`;
}
var base64 = (bytes2) => Buffer.from(bytes2).toString("base64").replaceAll("=", "");

// central/requests/open-secrets.ts
async function openSecrets(request, parts) {
  return {
    oneTimePassword: await openOneTimePassword(request, parts),
    temporaryPasswordHash: await openTemporaryPassword(request, parts)
  };
}
async function openOneTimePassword({ registrationId, oneTimePassword }, { keys }) {
  const opened = await unseal(oneTimePassword.sealed, SealedOneTimePassword, keys.sealing.key);
  return opened?.registrationId === registrationId && opened.challengeId === oneTimePassword.challengeId ? opened.oneTimePassword : null;
}
async function openTemporaryPassword({ registrationId, account: account2 }, { keys, policy, random }) {
  if (account2.act !== "create") return null;
  const opened = await unseal(account2.temporaryPassword, SealedTemporaryPassword, keys.sealing.key);
  if (opened?.registrationId !== registrationId) return null;
  const { temporaryPassword } = opened;
  return fitsPasswordRule(temporaryPassword, policy.passwordRule) ? hashTemporaryPassword(temporaryPassword, random) : null;
}

// central/requests/accept.ts
async function acceptRequest({ request, signed }, parts) {
  const { policy, keys, clock } = parts;
  const signer = findSigner(signed, policy, keys.trustedAuthorities, signingInstant(request));
  if (!signer.ok && signer.fault === "signature-invalid") return signer;
  const instantFault = signingInstantFault(request, policy, clock());
  if (instantFault) return fault(instantFault);
  return signer.ok ? ok({ signer: signer.value, secrets: await openSecrets(request, parts) }) : signer;
}

// central/one-time-passwords/find.ts
import { z as z26 } from "zod";
var Row6 = z26.strictObject({
  challenge_id: z26.string(),
  registration_id: z26.string(),
  citizen_iin: z26.string(),
  subscriber_number: z26.string(),
  office: z26.string(),
  password_hash: z26.instanceof(Uint8Array),
  state: z26.enum(["sent", "spent"]),
  tries_left: z26.int(),
  sent_at: z26.date(),
  expires_at: z26.date(),
  replaced: z26.boolean()
});
async function findChallenge(challengeId, queries) {
  const [row] = await queries.rows(
    Row6,
    `SELECT challenge_id, registration_id, citizen_iin, subscriber_number, office, password_hash, state,
            tries_left, sent_at, expires_at,
            EXISTS (SELECT FROM challenge newer
                     WHERE newer.registration_id = challenge.registration_id
                       AND newer.number > challenge.number AND newer.state IN ('sent', 'spent')) AS replaced
       FROM challenge WHERE challenge_id = $1 AND state IN ('sent', 'spent') FOR UPDATE`,
    [challengeId]
  );
  return row ? challengeOf(row) : null;
}
var challengeOf = (row) => ({
  challengeId: row.challenge_id,
  registrationId: row.registration_id,
  citizenIin: row.citizen_iin,
  subscriberNumber: row.subscriber_number,
  office: row.office,
  passwordHash: row.password_hash,
  triesLeft: row.tries_left,
  sentAt: row.sent_at.getTime(),
  expiresAt: row.expires_at.getTime(),
  isSpent: row.state === "spent",
  isReplaced: row.replaced
});

// central/one-time-passwords/attempt.ts
async function findAttempt(request, digits2, queries) {
  const challenge2 = await findChallenge(request.oneTimePassword.challengeId, queries);
  const isOurs = challenge2?.registrationId === request.registrationId && challenge2.citizenIin === request.application.applicant.iin && challenge2.subscriberNumber === request.application.subscriberNumber && challenge2.office === request.from.office;
  return isOurs && digits2 !== null ? { challenge: challenge2, digits: digits2 } : null;
}

// central/one-time-passwords/try.ts
import { z as z27 } from "zod";
async function tryPassword({ challenge: challenge2, digits: digits2 }, at, secret, queries) {
  if (challenge2.isSpent || challenge2.triesLeft === 0)
    return { reason: "one-time-password-spent", triesLeft: 0 };
  if (challenge2.isReplaced || at > challenge2.expiresAt)
    return { reason: "one-time-password-expired", triesLeft: 0 };
  if (!isPassword(digits2, challenge2, challenge2.passwordHash, secret))
    return { reason: "one-time-password-wrong", triesLeft: await countTry(challenge2, queries) };
  await queries.run(`UPDATE challenge SET state = 'spent' WHERE challenge_id = $1`, [challenge2.challengeId]);
  return null;
}
var TriesLeft = z27.strictObject({ tries_left: z27.int() });
async function countTry({ challengeId }, queries) {
  const [row] = await queries.rows(
    TriesLeft,
    "UPDATE challenge SET tries_left = tries_left - 1 WHERE challenge_id = $1 RETURNING tries_left",
    [challengeId]
  );
  return row?.tries_left ?? 0;
}

// central/staff/find.ts
import { z as z28 } from "zod";
async function isOnStaff({ iin: iin2, bin }, queries) {
  const found = await queries.rows(
    z28.unknown(),
    "SELECT 1 FROM staff WHERE iin = $1 AND bin = $2 AND active",
    [iin2, bin]
  );
  return found.length > 0;
}

// central/requests/registration.ts
import { z as z29 } from "zod";
var Row7 = z29.strictObject({ registration_id: z29.string(), application_number: z29.string() });
var Registered = z29.strictObject({ count: z29.int() });
async function claimRegistration({ registrationId, applicationNumber }, queries) {
  await queries.run(
    "INSERT INTO registration (registration_id, application_number) VALUES ($1, $2) ON CONFLICT DO NOTHING",
    [registrationId, applicationNumber]
  );
  const bound = await queries.rows(
    Row7,
    `SELECT registration_id, application_number FROM registration
      WHERE registration_id = $1 OR application_number = $2 ORDER BY registration_id FOR UPDATE`,
    [registrationId, applicationNumber]
  );
  const isOurs = bound.every(
    (row) => row.registration_id === registrationId && row.application_number === applicationNumber
  );
  return isOurs && !await isRegistered(registrationId, queries);
}
async function isRegistered(registrationId, queries) {
  const [row] = await queries.rows(
    Registered,
    `SELECT count(*)::integer AS count FROM decision WHERE registration_id = $1 AND outcome = 'registered'`,
    [registrationId]
  );
  return row?.count !== 0;
}

// central/requests/objections.ts
var objections = [
  async ({ signer }, queries) => await isOnStaff(signer, queries) ? null : "signer-not-on-staff",
  ({ request, policy }) => request.application.statements.version === policy.statements.version ? null : "statements-outdated",
  async ({ request }, queries) => await claimRegistration(request, queries) ? null : "number-already-decided",
  person,
  challenge,
  number,
  account,
  ({ request, temporaryPasswordHash }) => request.account.act === "create" && temporaryPasswordHash === null ? "temporary-password-unfit" : null
];
async function findObjection(matter, queries) {
  for (const objection of objections) {
    const reason = await objection(matter, queries);
    if (reason) return reason;
  }
  return null;
}
async function person({ request }, queries) {
  const { applicant } = request.application;
  if (!await lockPerson(applicant.iin, queries)) return "iin-unknown";
  const known = await findPerson(applicant.iin, queries);
  return known && haveSameName(known, applicant) ? null : "name-differs";
}
function challenge({ request, attempt: attempt2, policy }) {
  if (!attempt2) return "one-time-password-foreign";
  const earliest = attempt2.challenge.sentAt - policy.clock.refuseSeconds * 1e3;
  return signingInstant(request) < earliest ? "clock-off" : null;
}
async function number({ request }, queries) {
  const { subscriberNumber, applicant } = request.application;
  await lock("number", subscriberNumber, queries);
  return await isConnectedElsewhere(subscriberNumber, applicant.iin, queries) ? "number-connected-elsewhere" : null;
}
async function account({ request }, queries) {
  const exists = await findAccount(request.application.applicant.iin, queries) !== null;
  if (request.account.act === "create") return exists ? "account-exists" : null;
  return exists ? null : "account-missing";
}

// central/requests/decide.ts
async function decide({ request }, { signer, secrets }, now, { policy, keys }, queries) {
  const attempt2 = await findAttempt(request, secrets.oneTimePassword, queries);
  const { temporaryPasswordHash } = secrets;
  const matter = { request, signer, attempt: attempt2, temporaryPasswordHash, policy, now };
  const reason = await findObjection(matter, queries);
  if (reason !== null || attempt2 === null)
    return { outcome: "returned", reason: reason ?? "one-time-password-foreign" };
  const signedAt = signingInstant(request);
  const refusal = await tryPassword(attempt2, signedAt, keys.oneTimePasswordSecret, queries);
  return refusal ? { outcome: "refused", ...refusal } : register(matter, queries);
}
async function register({ request, temporaryPasswordHash, now }, queries) {
  const { applicant, subscriberNumber } = request.application;
  if (temporaryPasswordHash !== null) await createAccount(applicant.iin, temporaryPasswordHash, queries);
  await connectNumber(applicant.iin, subscriberNumber, now, queries);
  return { outcome: "registered", accountCreated: temporaryPasswordHash !== null };
}

// central/requests/receive.ts
import { createHash as createHash5 } from "node:crypto";

// central/signatures/content.ts
function readContent(bytes2, schema) {
  const parsed = schema.safeParse(parseJson2(bytes2));
  return parsed.success && Buffer.from(canonicalBytes(parsed.data)).equals(bytes2) ? parsed.data : null;
}
function parseJson2(bytes2) {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes2));
  } catch {
    return void 0;
  }
}

// central/signatures/signed-data.ts
import { fromBER as fromBER2, ObjectIdentifier, OctetString, Sequence } from "asn1js";
import {
  Certificate as Certificate2,
  ContentInfo,
  IssuerAndSerialNumber,
  SignedData
} from "pkijs";
var oid2 = {
  data: "1.2.840.113549.1.7.1",
  signedData: "1.2.840.113549.1.7.2",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47"
};
function readSignedMessage(bytes2) {
  const signedData = attempt(() => openSignedData(bytes2));
  const content = signedData && attempt(() => contentOf(signedData));
  if (!signedData || !content) return null;
  return { content, signed: attempt(() => readSigned(signedData, content)) };
}
var FormError = class extends Error {
};
function attempt(read) {
  try {
    return read();
  } catch {
    return null;
  }
}
function openSignedData(bytes2) {
  const { result, offset } = fromBER2(bytes2);
  must(offset === bytes2.length);
  const info = new ContentInfo({ schema: result });
  must(info.contentType === oid2.signedData);
  return new SignedData({ schema: info.content });
}
function contentOf({ encapContentInfo }) {
  must(encapContentInfo.eContentType === oid2.data);
  if (!encapContentInfo.eContent) throw new FormError();
  return new Uint8Array(encapContentInfo.eContent.getValue());
}
function readSigned(signedData, content) {
  const signer = only(signedData.signerInfos);
  if (!signer.signedAttrs) throw new FormError();
  const { attributes, encodedValue } = signer.signedAttrs;
  must(identifier(attributeValue(attributes, oid2.contentType)) === oid2.data);
  return {
    content,
    digestAlgorithm: signer.digestAlgorithm.algorithmId,
    signatureAlgorithm: signer.signatureAlgorithm.algorithmId,
    signedAttributes: new Uint8Array(encodedValue),
    messageDigest: octets(attributeValue(attributes, oid2.messageDigest)),
    certificateHash: certificateHashOf(attributeValue(attributes, oid2.signingCertificateV2)),
    signature: new Uint8Array(signer.signature.valueBlock.valueHexView),
    certificate: certificateOf(signedData, signer)
  };
}
function attributeValue(attributes, type) {
  return only(only(attributes.filter((attribute2) => attribute2.type === type)).values);
}
function certificateHashOf(value) {
  const first = children(children(children(value)[0])[0]);
  const stated = first[0] instanceof Sequence ? first[0] : null;
  return {
    algorithm: stated ? identifier(children(stated)[0]) : "2.16.840.1.101.3.4.2.1",
    value: octets(first[stated ? 1 : 0])
  };
}
function certificateOf({ certificates }, signer) {
  const { sid } = signer;
  if (!(sid instanceof IssuerAndSerialNumber)) throw new FormError();
  const named = (certificates ?? []).filter(
    (candidate) => candidate instanceof Certificate2 && Buffer.from(candidate.issuer.valueBeforeDecode).equals(Buffer.from(sid.issuer.valueBeforeDecode)) && candidate.serialNumber.isEqual(sid.serialNumber)
  );
  return new Uint8Array(only(named).toSchema().toBER());
}
function children(block) {
  if (!(block instanceof Sequence)) throw new FormError();
  return block.valueBlock.value;
}
function identifier(block) {
  if (!(block instanceof ObjectIdentifier)) throw new FormError();
  return block.getValue();
}
function octets(block) {
  if (!(block instanceof OctetString)) throw new FormError();
  return new Uint8Array(block.getValue());
}
function only(items) {
  const [item] = items;
  if (item === void 0 || items.length !== 1) throw new FormError();
  return item;
}
function must(holds) {
  if (!holds) throw new FormError();
}

// central/requests/receive.ts
function checkHash(bytes2, hash2) {
  if (createHash5("sha256").update(bytes2).digest("hex") !== hash2) throw new ProblemError("hash-mismatch");
}
function receiveRequest(bytes2, hash2, desk) {
  const message = readSignedMessage(bytes2);
  if (!message) throw new ProblemError("signature-invalid");
  const request = readContent(message.content, RegistrationRequest);
  if (!request) throw new ProblemError("malformed");
  if (!isFrom(desk, request.from)) throw new ProblemError("unauthorised-desk");
  const { office, window } = desk.identity;
  if (!request.applicationNumber.startsWith(`${office}-${window}-`)) throw new ProblemError("malformed");
  return { hash: hash2, bytes: bytes2, request, signed: message.signed };
}

// central/requests/submit.ts
function submit(parts) {
  return async ({ input, desk, parameters: { requestHash } }) => {
    checkHash(input, requestHash);
    const stored = await findReceipt(requestHash, parts.database);
    if (stored) return { receipt: stored };
    const received = receiveRequest(input, requestHash, desk);
    const accepted = await acceptRequest(received, parts);
    const receipt = await parts.database.transaction(
      (queries) => decideOnce(received, accepted, parts, queries)
    );
    return { receipt };
  };
}
async function decideOnce(received, accepted, parts, queries) {
  await lock("request", received.hash, queries);
  const stored = await findReceipt(received.hash, queries);
  if (stored) return stored;
  const now = parts.clock();
  const decision = accepted.ok ? await decide(received, accepted.value, now, parts, queries) : { outcome: "returned", reason: accepted.fault };
  const signer = accepted.ok ? accepted.value.signer : null;
  return storeDecision(received, signer, decision, now, parts.keys.receipt, queries);
}

// central/sessions/open.ts
var sessionLife = 8 * 36e5;
function openSession(parts) {
  const { database, clock, random } = parts;
  return async ({ input, desk }) => {
    const now = clock();
    const statement = readStatement(input, desk, now, parts);
    if (!await isOnStaff(statement.signer, database)) throw new ProblemError("signer-not-on-staff");
    const token = Buffer.from(random(32)).toString("base64url");
    const expiresAt = now + sessionLife;
    if (!await insertSession(statement, desk, token, now, expiresAt, database))
      throw new ProblemError("session-refused");
    return { token, expiresAt: instantOf(expiresAt) };
  };
}
function readStatement(bytes2, desk, now, { policy, keys }) {
  const message = readSignedMessage(bytes2);
  if (!message) throw new ProblemError("signature-invalid");
  const statement = readContent(message.content, SessionStatement);
  if (!statement) throw new ProblemError("malformed");
  if (!isFrom(desk, statement.from)) throw new ProblemError("unauthorised-desk");
  const signedAt = signingInstant(statement);
  const tolerance = policy.clock.refuseSeconds * 1e3;
  if (Math.abs(now - signedAt) > tolerance || Math.abs(statement.clockOffset) > tolerance)
    throw new ProblemError("clock-off");
  const signer = findSigner(message.signed, policy, keys.trustedAuthorities, signedAt);
  if (!signer.ok) throw new ProblemError(signer.fault);
  return { sessionId: statement.sessionId, signer: signer.value };
}
async function insertSession({ sessionId, signer }, desk, token, openedAt, expiresAt, queries) {
  const inserted = await queries.run(
    `INSERT INTO session (token_hash, session_id, desk, desk_certificate_hash, operator_iin, operator_bin,
                          opened_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (session_id) DO NOTHING`,
    [
      ...[tokenHash(token), sessionId, desk.identity.desk, desk.certificateHash],
      ...[signer.iin, signer.bin, instantOf(openedAt), instantOf(expiresAt)]
    ]
  );
  return inserted === 1;
}

// central/sms/gateway.ts
import axios from "axios";
function smsGateway(url, token) {
  const client = axios.create({
    headers: { authorization: `Bearer ${token}` },
    timeout: 1e4,
    maxRedirects: 0,
    maxContentLength: 65536,
    proxy: false,
    responseType: "text"
  });
  return {
    async send(message) {
      try {
        await client.post(url, message);
      } catch (error) {
        throw new SmsUnavailable(axios.isAxiosError(error) && error.code || "no answer");
      }
    }
  };
}

// central/centre.ts
async function createCentre(parts, tls, log) {
  const handlers = {
    health: health(parts),
    policy: await answerPolicy(parts),
    openSession: openSession(parts),
    lookUp: lookUp(parts),
    sendOneTimePassword: sendOneTimePassword(parts),
    submit: submit(parts),
    status: status(parts),
    uploadJournal: uploadJournal(parts)
  };
  return createServer({ handlers, database: parts.database, clock: parts.clock, tls, log });
}
async function startCentre(config, replacements = {}) {
  const keys = await readKeys(config);
  const policy = readPolicy(config.policy, keys.sealing.public);
  const tls = readTls(config);
  const sms = replacements.sms ?? smsOf(config);
  const log = replacements.log ?? process.stderr;
  const { clock = Date.now, random = randomBytes } = replacements;
  const database = await openDatabase(config, log);
  const parts = { database, keys, policy, limits: config.limits, clock, random, sms };
  const server = await createCentre(parts, tls, log);
  const close = async () => {
    await server.close();
    await database.close();
  };
  try {
    await server.listen(config.listen);
  } catch (error) {
    await close();
    throw error;
  }
  const { port } = server.server.address();
  return { url: `https://${config.listen.host}:${port}`, database, close };
}
var readTls = ({ tls }) => ({
  certificate: readFileSync5(tls.certificate, "utf8"),
  key: readFileSync5(tls.key, "utf8"),
  clientAuthority: readFileSync5(tls.clientAuthority, "utf8")
});
function smsOf({ sms }) {
  if (!sms) throw new Error("the configuration names no way to send SMS");
  return smsGateway(sms.url, sms.token);
}

// central/config.ts
import { readFileSync as readFileSync6 } from "node:fs";
import { dirname, resolve } from "node:path";
import { z as z30 } from "zod";
var path = z30.string().min(1);
var Limit = z30.strictObject({ count: z30.int().positive(), seconds: z30.int().positive() });
var Limits = z30.strictObject({
  lookUpsPerOperator: Limit.default({ count: 60, seconds: 600 }),
  oneTimePasswordsPerOperator: Limit.default({ count: 40, seconds: 600 }),
  oneTimePasswordsPerNumber: Limit.default({ count: 6, seconds: 3600 })
});
var CentralConfig = z30.strictObject({
  mode: z30.enum(["demonstration", "production"]),
  /** Port 0 takes a free one. */
  listen: z30.strictObject({ host: z30.string().min(1), port: z30.int().min(0).max(65535) }),
  /** PEM files; `clientAuthority` issues the desks' certificates and nobody else's. */
  tls: z30.strictObject({ certificate: path, key: path, clientAuthority: path }),
  database: z30.discriminatedUnion("kind", [
    /** In a folder, or in memory where none is named. Never synced to disk. */
    z30.strictObject({ kind: z30.literal("embedded"), folder: path.optional() }),
    z30.strictObject({ kind: z30.literal("postgresql"), url: z30.url({ protocol: /^postgres(?:ql)?$/ }) })
  ]),
  keys: z30.strictObject({
    /** Private JWK files (P-256, with `kid`): passwords are sealed to the one, policies and receipts signed by the other. */
    sealing: path,
    receipt: path,
    /** A file of 64 hexadecimal digits: the key of the one-time passwords' hashes. */
    oneTimePasswordSecret: path
  }),
  /** PEM files of the NCA's root and issuing certificates that operators' keys must chain to. */
  trustedAuthorities: z30.array(path).min(1),
  /** Where SMS are handed over; may be left out where the starting program brings its own way. */
  sms: z30.strictObject({ kind: z30.literal("gateway"), url: z30.url(), token: z30.string().min(1) }).optional(),
  /** A JSON file: the policy without its sealing key. */
  policy: path,
  limits: Limits.prefault({}),
  /** A JSON file of persons, accounts, desks and staff for the demonstration. */
  seed: path.optional()
}).superRefine((config, context) => {
  if (config.mode !== "production") return;
  const refuse = (at, message) => context.addIssue({ code: "custom", path: [at], message });
  if (config.database.kind === "embedded")
    refuse("database", "the embedded database never syncs to disk: production needs PostgreSQL");
  if (config.seed !== void 0) refuse("seed", "production takes no demonstration data");
  if (!config.sms) refuse("sms", "production needs a way to send SMS");
  if (config.sms && !config.sms.url.startsWith("https:"))
    refuse("sms", "production sends SMS over https only");
});
function readCentralConfig(file) {
  const config = CentralConfig.parse(JSON.parse(readFileSync6(file, "utf8")));
  const absolute = (relative) => resolve(dirname(file), relative);
  const { tls, keys, database } = config;
  return {
    ...config,
    tls: {
      certificate: absolute(tls.certificate),
      key: absolute(tls.key),
      clientAuthority: absolute(tls.clientAuthority)
    },
    keys: {
      sealing: absolute(keys.sealing),
      receipt: absolute(keys.receipt),
      oneTimePasswordSecret: absolute(keys.oneTimePasswordSecret)
    },
    ...database.kind === "embedded" && database.folder !== void 0 && { database: { kind: "embedded", folder: absolute(database.folder) } },
    trustedAuthorities: config.trustedAuthorities.map(absolute),
    policy: absolute(config.policy),
    ...config.seed !== void 0 && { seed: absolute(config.seed) }
  };
}

// demo/prepare.ts
import { randomBytes as randomBytes3 } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname as dirname2, join } from "node:path";
import { z as z31 } from "zod";

// demo/desk-identity.ts
var deskIdentity = {
  desk: "desk-0123-04",
  office: "0123",
  window: "04"
};

// demo/keys/authorities.ts
import { generateKeyPair } from "node:crypto";
import { promisify as promisify2 } from "node:util";

// demo/keys/certificate.ts
import { createPublicKey, hash, randomBytes as randomBytes2, sign } from "node:crypto";
import {
  BitString,
  Integer,
  Null,
  ObjectIdentifier as ObjectIdentifier2,
  OctetString as OctetString2,
  PrintableString,
  Sequence as Sequence2,
  Set as SetOf,
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
var attribute = {
  commonName: "2.5.4.3",
  surname: "2.5.4.4",
  serialNumber: "2.5.4.5",
  country: "2.5.4.6",
  organisation: "2.5.4.10",
  organisationalUnit: "2.5.4.11",
  givenName: "2.5.4.42"
};
var usageBit = {
  digitalSignature: 128,
  nonRepudiation: 64,
  keyEncipherment: 32,
  keyCertSign: 4,
  cRLSign: 2
};
function issueCertificate(request, issuer) {
  const authority = "self" in issuer ? null : Certificate3.fromBER(bufferOf(issuer.certificate));
  const signingKey = "self" in issuer ? issuer.self : issuer.privateKey;
  const subject = distinguishedName(request.subject);
  const certificate = new Certificate3({
    version: 2,
    serialNumber: new Integer({ valueHex: bufferOf(newSerial()) }),
    issuer: authority?.subject ?? subject,
    subject,
    subjectPublicKeyInfo: publicKeyInfo(request.publicKey),
    extensions: [
      ...request.extensions,
      subjectKeyIdentifier(request.publicKey),
      authorityKeyIdentifier(createPublicKey(signingKey))
    ],
    signature: signatureAlgorithm(signingKey),
    signatureAlgorithm: signatureAlgorithm(signingKey)
  });
  certificate.notBefore.value = request.notBefore;
  certificate.notAfter.value = request.notAfter;
  certificate.tbsView = new Uint8Array(certificate.encodeTBS().toBER());
  certificate.signatureValue = new BitString({
    valueHex: bufferOf(sign("sha256", certificate.tbsView, signingKey))
  });
  return new Uint8Array(certificate.toSchema().toBER());
}
var keyUsage = (...usages) => {
  const bits = usages.reduce((sum, usage) => sum | usageBit[usage], 0);
  const unusedBits = 31 - Math.clz32(bits & -bits);
  return extension("2.5.29.15", true, new BitString({ valueHex: bufferOf(Uint8Array.of(bits)), unusedBits }));
};
var extendedKeyUsage = (keyPurposes) => extension("2.5.29.37", false, new ExtKeyUsage({ keyPurposes: [...keyPurposes] }).toSchema());
var certificationAuthority = () => extension("2.5.29.19", true, new BasicConstraints({ cA: true }).toSchema());
function keyIdentifier(publicKey) {
  const { subjectPublicKey } = publicKeyInfo(publicKey);
  return hash("sha1", subjectPublicKey.valueBlock.valueHexView, "buffer");
}
var certificatePem = (der) => `-----BEGIN CERTIFICATE-----
${Buffer.from(der).toString("base64").replaceAll(/.{64}(?=.)/g, "$&\n")}
-----END CERTIFICATE-----
`;
var privateKeyPem = (key) => key.export({ type: "pkcs8", format: "pem" }).toString();
function extension(extnID, critical, value) {
  return new Extension({ extnID, critical, extnValue: value.toBER() });
}
var subjectKeyIdentifier = (publicKey) => extension("2.5.29.14", false, new OctetString2({ valueHex: bufferOf(keyIdentifier(publicKey)) }));
var authorityKeyIdentifier = (publicKey) => extension(
  "2.5.29.35",
  false,
  new AuthorityKeyIdentifier({
    keyIdentifier: new OctetString2({ valueHex: bufferOf(keyIdentifier(publicKey)) })
  }).toSchema()
);
function distinguishedName(attributes) {
  const printable = [attribute.country, attribute.serialNumber];
  const part = (type, value) => new SetOf({
    value: [
      new Sequence2({
        value: [
          new ObjectIdentifier2({ value: type }),
          printable.includes(type) ? new PrintableString({ value }) : new Utf8String({ value })
        ]
      })
    ]
  });
  const name = new Sequence2({ value: attributes.map(([type, value]) => part(type, value)) });
  return RelativeDistinguishedNames.fromBER(name.toBER());
}
var signatureAlgorithm = (key) => key.asymmetricKeyType === "rsa" ? new AlgorithmIdentifier({ algorithmId: "1.2.840.113549.1.1.11", algorithmParams: new Null() }) : new AlgorithmIdentifier({ algorithmId: "1.2.840.10045.4.3.2" });
function newSerial() {
  const serial = randomBytes2(20);
  serial[0] = (serial[0] ?? 0) & 63 | 64;
  return serial;
}
var publicKeyInfo = (key) => PublicKeyInfo.fromBER(bufferOf(key.export({ type: "spki", format: "der" })));
var bufferOf = (bytes2) => new Uint8Array(bytes2).buffer;

// demo/keys/authorities.ts
async function makeAuthorities({
  notBefore,
  notAfter,
  rootName = "НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (RSA) ДЕМО",
  issuingName = "ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (RSA) ДЕМО"
}) {
  const [rootKeys, issuingKeys] = await Promise.all([rsaKeys(), rsaKeys()]);
  const profile = (name, publicKey) => ({
    subject: [
      [attribute.commonName, name],
      [attribute.country, "KZ"]
    ],
    publicKey,
    extensions: [certificationAuthority(), keyUsage("keyCertSign", "cRLSign")],
    notBefore,
    notAfter
  });
  const root = {
    certificate: issueCertificate(profile(rootName, rootKeys.publicKey), { self: rootKeys.privateKey }),
    privateKey: rootKeys.privateKey
  };
  const issuing = {
    certificate: issueCertificate(profile(issuingName, issuingKeys.publicKey), root),
    privateKey: issuingKeys.privateKey
  };
  return { root, issuing };
}
var rsaKeys = () => promisify2(generateKeyPair)("rsa", { modulusLength: 2048 });

// demo/keys/jwk.ts
import { calculateJwkThumbprint, exportJWK, generateKeyPair as generateKeyPair2 } from "jose";
async function makeJwk() {
  const { privateKey } = await generateKeyPair2("ES256", { extractable: true });
  const { kty, crv, x, y, d } = await exportJWK(privateKey);
  if (!d) throw new TypeError("the private key has no private part");
  const kid = await calculateJwkThumbprint({ kty: "EC", crv: "P-256", x: x ?? "", y: y ?? "" });
  const publicJwk = PublicJwk.parse({ kty, crv, x, y, kid });
  return { publicJwk, privateJwk: { ...publicJwk, d } };
}

// demo/keys/key-file.ts
import { createPublicKey as createPublicKey2 } from "node:crypto";
import {
  BmpString,
  Constructed,
  fromBER as fromBER3,
  Integer as Integer2,
  Null as Null2,
  ObjectIdentifier as ObjectIdentifier3,
  OctetString as OctetString3,
  Sequence as Sequence3,
  Set as SetOf2
} from "asn1js";
import forge from "node-forge";
var oid3 = {
  data: "1.2.840.113549.1.7.1",
  encryptedData: "1.2.840.113549.1.7.6",
  shroudedKeyBag: "1.2.840.113549.1.12.10.1.2",
  certificateBag: "1.2.840.113549.1.12.10.1.3",
  x509Certificate: "1.2.840.113549.1.9.22.1",
  friendlyName: "1.2.840.113549.1.9.20",
  localKeyId: "1.2.840.113549.1.9.21",
  rc2With40Bits: "1.2.840.113549.1.12.1.6",
  sha1: "1.3.14.3.2.26"
};
var iterations = 1024;
var saltBytes = 20;
function encodeKeyFile(privateKey, certificate, password) {
  const name = keyIdentifier(createPublicKey2(privateKey));
  const keyBag = sequence(
    new ObjectIdentifier3({ value: oid3.shroudedKeyBag }),
    explicit(shroud(privateKey, password)),
    bagAttributes(name)
  );
  const certificateBag = sequence(
    new ObjectIdentifier3({ value: oid3.certificateBag }),
    explicit(sequence(new ObjectIdentifier3({ value: oid3.x509Certificate }), explicit(octets2(certificate)))),
    bagAttributes(name)
  );
  const safe = new Uint8Array(
    indefinite(
      contentInfo(oid3.data, octets2(encode(sequence(keyBag)))),
      contentInfo(oid3.encryptedData, encrypt(encode(sequence(certificateBag)), password))
    ).toBER()
  );
  return protectByMac(safe, password);
}
function protectByMac(safe, password) {
  return encode(
    sequence(
      new Integer2({ value: 3 }),
      sequence(new ObjectIdentifier3({ value: oid3.data }), explicit(octets2(safe))),
      macData(safe, password)
    )
  );
}
function shroud(privateKey, password) {
  const info = forge.asn1.fromDer(binary(privateKey.export({ type: "pkcs8", format: "der" })));
  const shrouded = forge.pki.encryptPrivateKeyInfo(info, password, {
    algorithm: "3des",
    count: iterations,
    saltSize: saltBytes
  });
  return fromBER3(bytes(forge.asn1.toDer(shrouded).getBytes())).result;
}
function encrypt(content, password) {
  const salt = forge.random.getBytesSync(saltBytes);
  const derive2 = (id, length) => forge.pkcs12.generateKey(password, forge.util.createBuffer(salt), id, iterations, length);
  const cipher = forge.rc2.createEncryptionCipher(derive2(1, 5), 40);
  cipher.start(derive2(2, 8));
  cipher.update(forge.util.createBuffer(binary(content)));
  cipher.finish();
  return indefinite(
    new Integer2({ value: 0 }),
    indefinite(
      new ObjectIdentifier3({ value: oid3.data }),
      sequence(
        new ObjectIdentifier3({ value: oid3.rc2With40Bits }),
        sequence(octets2(bytes(salt)), new Integer2({ value: iterations }))
      ),
      explicitIndefinite(octets2(bytes(cipher.output.getBytes())))
    )
  );
}
function macData(safe, password) {
  const salt = forge.random.getBytesSync(saltBytes);
  const hmac = forge.hmac.create();
  hmac.start("sha1", forge.pkcs12.generateKey(password, forge.util.createBuffer(salt), 3, iterations, 20));
  hmac.update(binary(safe));
  return sequence(
    sequence(
      sequence(new ObjectIdentifier3({ value: oid3.sha1 }), new Null2()),
      octets2(bytes(hmac.getMac().getBytes()))
    ),
    octets2(bytes(salt)),
    new Integer2({ value: iterations })
  );
}
var bagAttributes = (name) => new SetOf2({
  value: [
    sequence(new ObjectIdentifier3({ value: oid3.localKeyId }), new SetOf2({ value: [octets2(name)] })),
    sequence(
      new ObjectIdentifier3({ value: oid3.friendlyName }),
      new SetOf2({ value: [new BmpString({ value: name.toString("hex") })] })
    )
  ]
});
var contentInfo = (type, content) => indefinite(new ObjectIdentifier3({ value: type }), explicitIndefinite(content));
var sequence = (...value) => new Sequence3({ value });
var indefinite = (...value) => new Sequence3({ value, lenBlock: { isIndefiniteForm: true } });
var tag = { idBlock: { tagClass: 3, tagNumber: 0 } };
var explicit = (value) => new Constructed({ ...tag, value: [value] });
var explicitIndefinite = (value) => new Constructed({ ...tag, value: [value], lenBlock: { isIndefiniteForm: true } });
var octets2 = (value) => new OctetString3({ valueHex: new Uint8Array(value).buffer });
var encode = (value) => new Uint8Array(value.toBER());
var binary = (value) => Buffer.from(value).toString("latin1");
var bytes = (value) => Buffer.from(value, "latin1");

// demo/keys/operator-key.ts
var purpose = {
  signing: { extended: "1.3.6.1.5.5.7.3.4", second: "nonRepudiation", prefix: "RSA256_" },
  login: { extended: "1.3.6.1.5.5.7.3.2", second: "keyEncipherment", prefix: "AUTH_RSA256_" }
};
async function makeOperatorKey(issuing, options) {
  const { extended, second, prefix } = purpose[options.usage ?? "signing"];
  const { publicKey, privateKey } = await rsaKeys();
  const certificate = issueCertificate(
    {
      subject: subjectOf(options),
      publicKey,
      extensions: [
        keyUsage("digitalSignature", second),
        extendedKeyUsage([extended, ...options.roles ?? [role.legalEntity, role.employee]])
      ],
      notBefore: options.notBefore,
      notAfter: options.notAfter
    },
    issuing
  );
  return {
    fileName: `${prefix}${keyIdentifier(publicKey).toString("hex")}.p12`,
    file: encodeKeyFile(privateKey, certificate, options.password),
    certificate,
    privateKey: privateKeyPem(privateKey)
  };
}
function subjectOf({ surname, givenName, iin: iin2, organisation, bin, patronymic }) {
  const capitals = (name) => name.toLocaleUpperCase("kk");
  return [
    [attribute.commonName, capitals(`${surname} ${givenName}`)],
    [attribute.surname, capitals(surname)],
    [attribute.serialNumber, `IIN${iin2}`],
    [attribute.country, "KZ"],
    [attribute.organisation, organisation],
    [attribute.organisationalUnit, `BIN${bin}`],
    ...patronymic ? [[attribute.givenName, capitals(patronymic)]] : []
  ];
}

// demo/keys/tls.ts
import { generateKeyPair as generateKeyPair3 } from "node:crypto";
import { promisify as promisify3 } from "node:util";
import { OctetString as OctetString4 } from "asn1js";
import { AltName, GeneralName } from "pkijs";
var serverAuthentication = "1.3.6.1.5.5.7.3.1";
var clientAuthentication = "1.3.6.1.5.5.7.3.2";
async function makeTlsKeys({
  desks,
  notBefore,
  notAfter
}) {
  const authorityKeys = await ecKeys();
  const request = (commonName, publicKey, extensions) => ({
    subject: [[attribute.commonName, commonName]],
    publicKey,
    extensions,
    notBefore,
    notAfter
  });
  const authority = issueCertificate(
    request("Tereze TLS Demo", authorityKeys.publicKey, [certificationAuthority(), keyUsage("keyCertSign")]),
    { self: authorityKeys.privateKey }
  );
  const issue = async (name, extensions) => {
    const { publicKey, privateKey } = await ecKeys();
    const certificate = issueCertificate(
      request(name, publicKey, [keyUsage("digitalSignature"), ...extensions]),
      { certificate: authority, privateKey: authorityKeys.privateKey }
    );
    return { certificate: certificatePem(certificate), privateKey: privateKeyPem(privateKey) };
  };
  const client = async (desk) => [
    desk,
    await issue(desk, [extendedKeyUsage([clientAuthentication])])
  ];
  return {
    authority: { certificate: certificatePem(authority) },
    server: await issue("localhost", [extendedKeyUsage([serverAuthentication]), loopbackNames()]),
    desks: Object.fromEntries(await Promise.all(desks.map(client)))
  };
}
var loopbackNames = () => extension(
  "2.5.29.17",
  false,
  new AltName({
    altNames: [
      new GeneralName({ type: 2, value: "localhost" }),
      new GeneralName({
        type: 7,
        value: new OctetString4({ valueHex: Uint8Array.of(127, 0, 0, 1).buffer })
      })
    ]
  }).toSchema()
);
var ecKeys = () => promisify3(generateKeyPair3)("ec", { namedCurve: "P-256" });

// demo/operators.ts
var corporation = {
  organisation: 'НАО "ГОСУДАРСТВЕННАЯ КОРПОРАЦИЯ "ПРАВИТЕЛЬСТВО ДЛЯ ГРАЖДАН" (ДЕМО)',
  bin: "990940003030"
};
var operatorPassword = "Tereze2026";
var operators = {
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

// demo/agreement.ts
var demoAgreement = {
  version: "demo-1",
  title: {
    kk: "Абоненттік нөмірді ұялы байланыстың абоненттік құрылғысы арқылы «электрондық үкімет» веб-порталының есептік жазбасына қосу туралы келісім",
    ru: "Соглашение о подключении абонентского номера к учетной записи веб-портала «электронного правительства» посредством абонентского устройства сотовой связи",
    en: "Agreement on connecting a subscriber number to the account of the electronic government web portal using a subscriber’s cellular device"
  },
  paragraphs: {
    kk: [
      "Бұл — көрсетілімге арналған мәтін, ресми келісім емес. Ресми мәтінді порталдың иесі ұсынады.",
      "1. Осы келісім бойынша абонент өзінің абоненттік нөмірін «электрондық үкімет» веб-порталындағы есептік жазбасына қосуды сұрайды. Қосу мемлекеттік және өзге де көрсетілетін қызметтерді ұялы байланыс құрылғысы арқылы электрондық нысанда алу үшін қажет.",
      "2. Абонент нөмірдің өзіне тиесілі екенін осы нөмірге порталдан келген қысқа хабарламадағы бір реттік парольмен растайды. Бір реттік пароль дұрыс енгізілмесе, тіркеуден бірден бас тартылады; қате түзетілгеннен кейін тіркеу жалғасады.",
      "3. Абонентте есептік жазба болмаса, ол осы тіркеумен бір мезгілде ашылады. Абонент уақытша парольді мемлекеттік корпорацияның қызметкерінен алады және оны алғаш кіргенде өзі ауыстырады.",
      "4. Қосылғаннан кейін портал осы нөмірге есептік жазбаны қорғайтын бір реттік кодтарды жібереді. Абонент бұл кодтарды және парольді ешкімге бермейді.",
      "5. Нөмір ауысса, жоғалса немесе басқа адамға өтсе, абонент нөмірді есептік жазбадан ажырату үшін порталға кіреді, 1414 бірыңғай байланыс орталығына хабарласады немесе мемлекеттік корпорацияға келеді.",
      "6. Абоненттің деректері тек тіркеу мен қосу үшін және Қазақстан Республикасының заңдарында көзделген жағдайларда пайдаланылады."
    ],
    ru: [
      "Это текст для демонстрации, а не официальное соглашение. Официальный текст предоставляет владелец портала.",
      "1. По этому соглашению абонент просит подключить свой абонентский номер к своей учетной записи на веб-портале «электронного правительства». Подключение нужно, чтобы получать государственные и иные услуги в электронной форме с помощью устройства сотовой связи.",
      "2. Абонент подтверждает, что номер принадлежит ему, одноразовым паролем из короткого сообщения, которое портал отправляет на этот номер. Если одноразовый пароль введен неверно, в регистрации сразу отказывают; после исправления регистрация продолжается.",
      "3. Если учетной записи у абонента нет, она создается одновременно с этой регистрацией. Временный пароль абонент получает от работника Государственной корпорации и при первом входе меняет его сам.",
      "4. После подключения портал отправляет на этот номер одноразовые коды, которые защищают учетную запись. Эти коды и пароль абонент никому не передает.",
      "5. Если номер сменился, утерян или перешел к другому человеку, абонент отключает его от учетной записи: на портале, через единый контакт-центр 1414 или в Государственной корпорации.",
      "6. Данные абонента используются только для регистрации и подключения, а также в случаях, предусмотренных законами Республики Казахстан."
    ],
    en: [
      "This is a text for demonstration, not an official agreement. The portal’s owner supplies the official one.",
      "1. By this agreement the subscriber asks for their subscriber number to be connected to their account on the electronic government web portal, in order to receive state and other services in electronic form by means of a cellular device.",
      "2. The subscriber confirms that the number is theirs with the one-time password in the short message that the portal sends to it. If the one-time password is entered wrongly, registration is refused at once; it goes on after the entry is corrected.",
      "3. If the subscriber has no account, one is created in the same act. The subscriber is given a temporary password by the employee of the State Corporation and changes it at the first sign-in.",
      "4. Once the number is connected, the portal sends to it the one-time codes that guard the account. The subscriber gives these codes and the password to nobody.",
      "5. If the number changes, is lost or passes to another person, the subscriber has it disconnected from the account: on the portal, through the contact centre 1414, or at the State Corporation.",
      "6. The subscriber’s data are used for registration and connection only, and in the cases provided by the laws of the Republic of Kazakhstan."
    ]
  }
};

// demo/policy.ts
var demoPolicy = (issuedAt) => ({
  version: "demo-1",
  issuedAt,
  oneTimePassword: { length: 6, lifeSeconds: 300, resendAfterSeconds: 60, tries: 3 },
  passwordRule: {
    length: 12,
    // Without 0 O o, 1 l I: the password is read from paper by people with tired eyes.
    groups: [
      { characters: "abcdefghijkmnpqrstuvwxyz", atLeast: 2 },
      { characters: "ABCDEFGHJKLMNPQRSTUVWXYZ", atLeast: 2 },
      { characters: "23456789", atLeast: 2 }
    ]
  },
  operatorRoles: [role.employee],
  organisationBins: [corporation.bin],
  statements: {
    version: "order-58-2019/rendering-1",
    agreement: {
      kk: "Абоненттік нөмірді ұялы байланыстың абоненттік құрылғысы арқылы «электрондық үкімет» веб-порталының есептік жазбасына қосу туралы Келісіммен таныстым, қарсылығым жоқ.",
      ru: "С Соглашением о подключении абонентского номера к учетной записи веб-портала «электронного правительства» посредством абонентского устройства сотовой связи ознакомлен(а), возражений не имею.",
      en: "I am acquainted with the Agreement on connecting a subscriber number to the account of the electronic government web portal using a subscriber’s cellular device, I have no objections."
    },
    information: {
      kk: "Заңда көзделген жағдайларда ақпараттық жүйелерде қамтылған, заңмен қорғалатын құпияны құрайтын мәліметтерді пайдалануға келісемін.",
      ru: "Согласен(а) на использование сведений, составляющих охраняемую законом тайну, содержащихся в информационных системах, в случаях, предусмотренных законом.",
      en: "I agree to the use of information constituting a secret protected by law and contained in information systems, in cases provided by law."
    }
  },
  agreement: demoAgreement,
  requestLifeHours: 72,
  clock: { warnSeconds: 60, refuseSeconds: 300 }
});

// demo/citizens.ts
var iin = (body) => {
  const check2 = iinCheckDigit(body);
  if (check2 === null) throw new RangeError(`${body} is never issued`);
  return `${body}${check2}`;
};
var number2 = (text2) => {
  const parsed = parseSubscriberNumber(text2);
  if (!parsed.ok) throw new RangeError(`${text2}: ${parsed.fault}`);
  return parsed.value;
};
var connected = (text2) => ({ connectedNumber: number2(text2) });
var unconnected = { connectedNumber: null };
var citizens = {
  withAccount: {
    iin: "901123300258",
    surname: "ӘБДІҒАЛИЕВ",
    givenName: "НҰРЛАН",
    patronymic: "ҚАЙРАТҰЛЫ",
    account: unconnected,
    telephone: number2("701 123 45 67"),
    about: "has an account, no number yet"
  },
  withoutAccount: {
    iin: "061211600012",
    surname: "ШАҢҒЫТБАЕВА",
    givenName: "ГҮЛЖАҺАН",
    patronymic: "ӨМІРӘЛІҚЫЗЫ",
    account: "none",
    telephone: number2("705 234 56 78"),
    about: "has no account: one is created, with a slip; the IIN is of the second checksum pass"
  },
  secondPass: {
    iin: "901123300004",
    surname: "ПЕТРОВ",
    givenName: "ИВАН",
    patronymic: "СЕРГЕЕВИЧ",
    account: unconnected,
    telephone: number2("702 345 67 89"),
    about: "the IIN is of the second checksum pass"
  },
  changesNumber: {
    iin: iin("75042040123"),
    surname: "СӘРСЕНБАЕВА",
    givenName: "АЙНҰР",
    patronymic: "БОЛАТҚЫЗЫ",
    account: connected("707 456 78 90"),
    telephone: number2("747 456 78 91"),
    about: "has an account with another number, which the new one replaces"
  },
  numberTaken: {
    iin: iin("88091530145"),
    surname: "КАРИМОВ",
    givenName: "РУСТАМ",
    patronymic: "ТИМУРОВИЧ",
    account: unconnected,
    telephone: number2("707 456 78 90"),
    about: "brings a number that is connected to another account"
  },
  noPatronymic: {
    iin: iin("92030740211"),
    surname: "КИМ",
    givenName: "Ю",
    patronymic: null,
    account: "none",
    telephone: number2("708 567 89 01"),
    about: "no patronymic, a given name of one letter"
  },
  hyphens: {
    iin: iin("83120140332"),
    surname: "САЛТЫКОВА-ЩЕДРИНА",
    givenName: "АННА-МАРИЯ",
    patronymic: "ИВАНОВНА",
    account: unconnected,
    telephone: number2("775 678 90 12"),
    about: "hyphens in both names"
  },
  longName: {
    iin: iin("79061840418"),
    surname: "ҚОЖАХМЕТОВА-КОНСТАНТИНОПОЛЬСКАЯ-ТОҚТАМЫСОВА",
    givenName: "БИБІНҰРСҰЛУ-АЛЕКСАНДРИНА-ҚАРЛЫҒАШ",
    patronymic: "МҰХАММЕДӘЛІ-НҰРСҰЛТАНБЕКҚЫЗЫ",
    account: "none",
    telephone: number2("776 789 01 23"),
    about: "a very long name, no account"
  },
  apostrophe: {
    iin: iin("86102230529"),
    surname: "О'КОННОР",
    givenName: "ПАТРИК",
    patronymic: null,
    account: unconnected,
    telephone: number2("777 890 12 34"),
    about: "an apostrophe, no patronymic"
  },
  latinName: {
    iin: iin("95022830637"),
    surname: "MÜLLER",
    givenName: "JÖRG",
    patronymic: null,
    account: "none",
    telephone: number2("778 901 23 45"),
    about: "a name all in Latin letters"
  },
  elderly: {
    iin: iin("38050940716"),
    surname: "ІЗБАСАРОВА",
    givenName: "ҮМІТ",
    patronymic: "ҒАБДУЛЛАҚЫЗЫ",
    account: "none",
    telephone: number2("700 012 34 56"),
    about: "born 1938; the passwords are read out to her"
  },
  dateDoubt: {
    iin: iin("90452330824"),
    surname: "ЖҮНІСОВ",
    givenName: "ӘДІЛЕТ",
    patronymic: "ЕРЛАНҰЛЫ",
    account: unconnected,
    telephone: number2("771 123 98 76"),
    about: "the digits of the IIN are no date, which is a doubt and no error"
  }
};

// demo/seed.ts
var demoSeed = (furtherStaff = []) => ({
  persons: people.map(({ iin: iin2, surname, givenName, patronymic }) => ({ iin: iin2, surname, givenName, patronymic })),
  accounts: people.flatMap(
    ({ iin: iin2, account: account2 }) => account2 === "none" ? [] : [{ iin: iin2, connectedNumber: account2.connectedNumber }]
  ),
  desks: [deskIdentity],
  staff: [...Object.values(operators), ...furtherStaff].map(({ iin: iin2, bin, surname, givenName }) => ({
    iin: iin2,
    bin,
    name: `${surname} ${givenName}`
  }))
});
var people = Object.values(citizens);

// demo/prepare.ts
var officeFile = "office.json";
var OfficeFile = z31.strictObject({
  kind: z31.literal("tereze-demonstration-office"),
  /** The public half of the key that signs policies and receipts. */
  receiptKey: PublicJwk,
  /** Key files by the operator's name in `demo/operators.ts`, or the test's. */
  keyFiles: z31.record(z31.string(), z31.string())
});
var day = 864e5;
async function prepareOffice(folder2, options = {}) {
  if (!existsSync(join(folder2, officeFile))) await furnish(folder2, options);
  const office = await readOffice(folder2);
  const keyFiles = Object.entries(office.keyFiles).map(([name, file]) => [name, join(folder2, "keys", file)]);
  return { folder: folder2, receiptKey: office.receiptKey, keyFiles: Object.fromEntries(keyFiles) };
}
var readOffice = async (folder2) => OfficeFile.parse(JSON.parse(await readFile(join(folder2, officeFile), "utf8")));
async function furnish(folder2, options) {
  const fresh = `${folder2}.new-${process.pid}`;
  await rm(fresh, { recursive: true, force: true });
  const now = options.now ?? Date.now();
  const valid = { notBefore: new Date(now - day), notAfter: new Date(now + 730 * day) };
  const keyFiles = await writeOperatorKeys(fresh, valid, options.furtherKeys ?? {});
  await writeTlsKeys(fresh, valid);
  const receiptKey = await writeCentreKeys(fresh);
  await writeJson(fresh, "centre/policy.json", {
    ...demoPolicy(new Date(now).toISOString()),
    ...options.policy
  });
  await writeJson(fresh, "centre/seed.json", demoSeed(Object.values(options.furtherKeys ?? {})));
  await write(fresh, "telephone/gateway.token", randomBytes3(32).toString("hex"));
  await writeJson(fresh, officeFile, { kind: "tereze-demonstration-office", receiptKey, keyFiles });
  await rename(fresh, folder2);
}
async function writeOperatorKeys(folder2, valid, further) {
  const { root, issuing } = await makeAuthorities(valid);
  await write(folder2, "authorities/root.pem", certificatePem(root.certificate));
  await write(folder2, "authorities/issuing.pem", certificatePem(issuing.certificate));
  const written = Object.entries({ ...operators, ...further }).map(async ([name, operator]) => {
    const key = await makeOperatorKey(issuing, { ...valid, ...operator });
    await write(folder2, `keys/${key.fileName}`, key.file);
    return [name, key.fileName];
  });
  return Object.fromEntries(await Promise.all(written));
}
async function writeTlsKeys(folder2, valid) {
  const tls = await makeTlsKeys({ desks: [deskIdentity.desk], ...valid });
  const desk = tls.desks[deskIdentity.desk];
  await write(folder2, "authorities/tls.pem", tls.authority.certificate);
  await write(folder2, "centre/tls.pem", tls.server.certificate);
  await write(folder2, "centre/tls.key", tls.server.privateKey);
  await write(folder2, "desk/desk.pem", desk.certificate);
  await write(folder2, "desk/desk.key", desk.privateKey);
}
async function writeCentreKeys(folder2) {
  const [sealing, receipt] = await Promise.all([makeJwk(), makeJwk()]);
  await writeJson(folder2, "centre/sealing.jwk.json", sealing.privateJwk);
  await writeJson(folder2, "centre/receipt.jwk.json", receipt.privateJwk);
  await write(folder2, "centre/one-time-passwords.secret", randomBytes3(32).toString("hex"));
  return receipt.publicJwk;
}
async function write(folder2, name, content) {
  const file = join(folder2, name);
  await mkdir(dirname2(file), { recursive: true });
  await writeFile(file, content, { mode: 384 });
}
var writeJson = (folder2, name, value) => write(folder2, name, `${JSON.stringify(value, null, 2)}
`);

// demo/configure.ts
import { join as join2 } from "node:path";
async function configureCentre(office, settings) {
  const config = {
    mode: "demonstration",
    listen: { host: "127.0.0.1", port: 0 },
    tls: { certificate: "tls.pem", key: "tls.key", clientAuthority: "../authorities/tls.pem" },
    keys: {
      sealing: "sealing.jwk.json",
      receipt: "receipt.jwk.json",
      oneTimePasswordSecret: "one-time-passwords.secret"
    },
    trustedAuthorities: ["../authorities/root.pem", "../authorities/issuing.pem"],
    policy: "policy.json",
    seed: "seed.json",
    ...settings
  };
  await writeJson(office.folder, "centre/centre.json", config);
  return join2(office.folder, "centre/centre.json");
}
export {
  configureCentre,
  prepareOffice,
  readCentralConfig,
  startCentre
};
