import { createHash, randomUUID, type UUID } from 'node:crypto';
import { compactVerify, importJWK } from 'jose';
import { z } from 'zod';
import { readSignedMessage } from '../../central/signatures/signed-data.ts';
import { seal } from '../../main/eds/sealing.ts';
import type { PaperLanguage } from '../../src/application/application.ts';
import { makeApplicationNumber } from '../../src/application/application-number.ts';
import { iinCheckDigit } from '../../src/application/iin.ts';
import { canonicalBytes } from '../../src/contract/canonical.ts';
import type { Challenge } from '../../src/contract/central.ts';
import { instantOf } from '../../src/contract/instant.ts';
import { Receipt } from '../../src/contract/receipt.ts';
import { type DeskIdentity, type JournalHead, lastSequence } from '../../src/contract/request.ts';
import { type ContractVersion, journalHeader } from '../../src/contract/version.ts';
import type { Answer } from './client.ts';
import { type DeskName, type Operator, signWithOpenssl } from './keys.ts';
import type { World } from './world.ts';

/** What comes of a request in contract version 2: a number that took no other one's place, with an account that was there. */
export const registered = {
  outcome: 'registered',
  accountCreated: false,
  replaced: null,
  passwordExpiresAt: null,
};
export const returned = (reason: string) => ({ outcome: 'returned', reason });
export const refused = (triesLeft: number) => ({
  outcome: 'refused',
  reason: 'one-time-password-wrong',
  triesLeft,
});
export const lapsed = (reason: string) => ({ outcome: 'lapsed', reason });

let count = 0;

/** Somebody whom nobody met before. */
export interface Citizen {
  readonly iin: string;
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic: string | null;
  readonly number: string;
}

/** A number that nobody has. */
export const freshNumber = (): string => `+7701${String(1_000_000 + ++count)}`;

/** A new person in the register, with an account unless said. */
export async function newCitizen(
  { centre }: World,
  { account = true, connected = null }: { account?: boolean; connected?: string | null } = {},
): Promise<Citizen> {
  const citizen = {
    ...{ iin: freshIin(), surname: 'ӘБДІҒАЛИЕВ', givenName: 'НҰРЛАН', patronymic: 'ҚАЙРАТҰЛЫ' },
    number: freshNumber(),
  };
  await centre.database.run(
    'INSERT INTO person (iin, surname, given_name, patronymic) VALUES ($1, $2, $3, $4)',
    [citizen.iin, citizen.surname, citizen.givenName, citizen.patronymic],
  );
  if (account)
    await centre.database.run('INSERT INTO account (iin, connected_number) VALUES ($1, $2)', [
      citizen.iin,
      connected,
    ]);
  return citizen;
}

function freshIin(): string {
  for (;;) {
    const body = `900101${String(30_000 + ++count)}`;
    const check = iinCheckDigit(body);
    if (check !== null) return `${body}${check}`;
  }
}

export const identities: Readonly<Record<'desk-0123-04' | 'desk-0123-05' | 'desk-0999-01', DeskIdentity>> = {
  'desk-0123-04': { desk: 'desk-0123-04', office: '0123', window: '04' },
  'desk-0123-05': { desk: 'desk-0123-05', office: '0123', window: '05' },
  'desk-0999-01': { desk: 'desk-0999-01', office: '0999', window: '01' },
};

/** The journal that the desk of the tests has. */
const journal = randomUUID();

let signatures = 0;

/** Where it stands before the next request: two entries further each time. The centre has none of them. */
function nextHead(): JournalHead {
  signatures += 1;
  return { journal, sequence: 2 * signatures, hash: sha256(Buffer.from(`${signatures}`)) };
}

/** The desk's journal is far ahead of every request of the tests: what is asked for holds nothing against them. */
export const journalHeaders = { [journalHeader]: `${journal} ${lastSequence}` };

/** Signs a session statement and sends it. `changes` are made before signing. */
export function openSession(
  world: World,
  changes: object = {},
  operator: Operator = world.operator,
  desk: DeskName = 'desk-0123-04',
): Promise<Answer> {
  const statement = {
    ...{ version: 2, kind: 'session-statement', sessionId: randomUUID(), from: identities['desk-0123-04'] },
    journal: { journal, key: world.keys.journal.publicJwk },
    ...{ signedAt: instantOf(world.outside.now), clockOffset: 0, ...changes },
  };
  const cms = signWithOpenssl(canonicalBytes(statement), operator, world.keys.openssl);
  return world.client(desk)({ method: 'POST', path: '/v1/sessions', cms });
}

const sessions = new WeakMap<World, Promise<Answer>>();

/** The token of a session that the world's operator opened; a new one once the last has run out. */
export async function sessionOf(world: World): Promise<string> {
  const last = await sessions.get(world);
  const isLive = last && Date.parse(last.body.expiresAt) > world.outside.now;
  const open = isLive ? last : openSession(world);
  sessions.set(world, Promise.resolve(open));
  return (await open).body.token;
}

export interface AskOptions {
  readonly language?: PaperLanguage;
  readonly session?: string;
  readonly url?: string;
  readonly version?: ContractVersion;
  readonly desk?: DeskName;
  /** Another one of the registration each time unless said. */
  readonly attempt?: number;
}

const attempts = new Map<string, number>();

/** Asks for a one-time password. */
export async function askForPassword(
  world: World,
  registrationId: string,
  { iin, number: subscriberNumber }: Citizen,
  { language = 'kk', session, url, version = 2, desk = 'desk-0123-04', ...options }: AskOptions = {},
): Promise<Answer> {
  const attempt = options.attempt ?? (attempts.get(registrationId) ?? 0) + 1;
  attempts.set(registrationId, attempt);
  const applicationNumber = numberOf(registrationId);
  const json = {
    ...{ registrationId, iin, subscriberNumber, language },
    ...(version > 1 && { applicationNumber, attempt }),
  };
  return world.client(
    desk,
    url,
  )({
    ...{ method: 'POST', path: '/v1/one-time-passwords', json, version },
    session: session ?? (await sessionOf(world)),
  });
}

/** A citizen at the counter, up to the moment when the operator has heard the one-time password. */
export interface Visit {
  /** What the desk speaks. */
  readonly version: ContractVersion;
  readonly citizen: Citizen;
  readonly registrationId: UUID;
  readonly challenge: Challenge;
  /** The digits in the citizen's SMS. */
  readonly digits: string;
}

export async function visit(
  world: World,
  citizen: Citizen,
  registrationId = randomUUID(),
  version: ContractVersion = 2,
): Promise<Visit> {
  const { status, body } = await askForPassword(world, registrationId, citizen, { version });
  if (status !== 200) throw new Error(`no one-time password: ${JSON.stringify(body)}`);
  return { version, citizen, registrationId, challenge: body, digits: digitsFor(world, citizen.number) };
}

/** The same at a desk that speaks version 1 and has never enrolled a journal. */
export async function visit1(world: World, citizen: Citizen): Promise<Visit> {
  await sessionOf(world);
  for (const table of ['journal_contact', 'journal_entry', 'journal'])
    await world.centre.database.run(`DELETE FROM ${table} WHERE desk = 'desk-0123-04'`);
  const at = await visit(world, citizen, randomUUID(), 1);
  // The next one vouches for the journal of version 2 again.
  sessions.delete(world);
  return at;
}

/** The digits of the newest SMS to a number. */
export const digitsFor = (world: World, number: string): string =>
  textsTo(world, number)
    .flatMap((text) => /^1414: (\d+)/.exec(text)?.[1] ?? [])
    .at(-1) ?? '';

/** Other digits than these, as long. */
export const wrong = (digits: string): string =>
  digits.replace(/\d$/, (last) => String((Number(last) + 1) % 10));

const runningNumbers = new Map<string, string>();

/** The unique number of a registration, the same each time. */
export function numberOf(registrationId: string): string {
  const number =
    runningNumbers.get(registrationId) ?? makeApplicationNumber('0123', '04', runningNumbers.size + 1);
  runningNumbers.set(registrationId, number);
  return number;
}

export interface RequestChanges {
  readonly digits?: string;
  /** Makes an account with this temporary password. */
  readonly create?: string;
  /** What is sealed with the digits, where it is not what the request says. */
  readonly sealedFor?: Partial<{ registrationId: string; challengeId: string }>;
  /** Any fields of the request, as they are. */
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly application?: Readonly<Record<string, unknown>>;
  readonly applicant?: Readonly<Record<string, unknown>>;
}

/** The request of clause 7.2 for a visit, as a desk would make it now. */
export async function requestFor(
  world: World,
  { version, citizen, registrationId, challenge, digits }: Visit,
  changes: RequestChanges = {},
) {
  const { sealingKey, statements } = world.policy;
  const { challengeId } = challenge;
  const { iin, surname, givenName, patronymic } = citizen;
  return {
    ...(version > 1 && { version, journal: nextHead() }),
    kind: 'registration-request',
    registrationId,
    applicationNumber: numberOf(registrationId),
    application: {
      applicant: { iin, surname, givenName, patronymic, ...changes.applicant },
      email: null,
      subscriberNumber: citizen.number,
      statements: { version: statements.version, agreement: true, information: true },
      language: 'kk',
      ...changes.application,
    },
    oneTimePassword: {
      challengeId,
      sealed: await seal(
        { registrationId, challengeId, ...changes.sealedFor, oneTimePassword: changes.digits ?? digits },
        sealingKey,
      ),
    },
    account:
      changes.create === undefined
        ? { act: 'connect', ...(version > 1 && { replaces: challenge.replaces }) }
        : {
            act: 'create',
            temporaryPassword: await seal({ registrationId, temporaryPassword: changes.create }, sealingKey),
          },
    from: identities['desk-0123-04'],
    signedAt: instantOf(world.outside.now),
    clockOffset: 0,
    policyVersion: world.policy.version,
    ...changes.fields,
  };
}

/** The request signed by openssl: the bytes that travel. */
export const signedRequest = async (
  world: World,
  from: Visit,
  changes: RequestChanges = {},
  operator: Operator = world.operator,
  options?: readonly string[],
): Promise<Buffer> =>
  signWithOpenssl(
    canonicalBytes(await requestFor(world, from, changes)),
    operator,
    world.keys.openssl,
    options,
  );

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What was signed. */
export const contentOf = (cms: Uint8Array): Uint8Array => readSignedMessage(cms)?.content ?? new Uint8Array();

/** Sends signed bytes under their hash. */
export const send = (
  world: World,
  cms: Uint8Array,
  { desk, url, hash = sha256(cms) }: { desk?: DeskName; url?: string; hash?: string } = {},
): Promise<Answer> => world.client(desk, url)({ method: 'PUT', path: `/v1/requests/${hash}`, cms });

/** What the operator signs to end a request, with what is said changed. */
export const withdrawalFor = (
  world: World,
  { registrationId }: Pick<Visit, 'registrationId'>,
  request: Uint8Array,
  changes: object = {},
) => ({
  ...{ version: 2, kind: 'withdrawal', registrationId, applicationNumber: numberOf(registrationId) },
  ...{ requestHash: sha256(request), contentHash: sha256(contentOf(request)) },
  ...{ from: identities['desk-0123-04'], signedAt: instantOf(world.outside.now), clockOffset: 0, ...changes },
});

/** Signs a withdrawal and sends it, under the hash of the request that it names unless said. */
export function withdraw(
  world: World,
  withdrawal: ReturnType<typeof withdrawalFor>,
  {
    operator = world.operator,
    hash = withdrawal.requestHash,
    options,
    ...to
  }: { operator?: Operator; hash?: string; options?: readonly string[]; url?: string; desk?: DeskName } = {},
): Promise<Answer> {
  const cms = signWithOpenssl(canonicalBytes(withdrawal), operator, world.keys.openssl, options);
  return world.client(to.desk, to.url)({ method: 'PUT', path: `/v1/withdrawals/${hash}`, cms });
}

/** Sends signed bytes and answers the decision in the verified receipt. */
export async function decisionOn(world: World, cms: Uint8Array): Promise<Receipt['decision']> {
  const { status, body } = await send(world, cms);
  if (status !== 200) throw new Error(`no receipt: ${JSON.stringify(body)}`);
  const receipt = await readReceipt(world, body.receipt);
  if (receipt.requestHash !== sha256(cms)) throw new Error('the receipt names another request');
  return receipt.decision;
}

/** Signs, sends, and answers the decision. */
export const decide = async (
  world: World,
  from: Visit,
  changes?: RequestChanges,
  operator?: Operator,
): Promise<Receipt['decision']> => decisionOn(world, await signedRequest(world, from, changes, operator));

/** A receipt, verified against the centre's public key. */
export const readReceipt = async (world: World, jws: string): Promise<Receipt> =>
  Receipt.parse(await readJws(world, jws));

export async function readJws({ keys }: World, jws: string): Promise<unknown> {
  const { publicJwk } = keys.receipt;
  const { payload, protectedHeader } = await compactVerify(jws, await importJWK(publicJwk, 'ES256'));
  if (protectedHeader.kid !== publicJwk.kid) throw new Error('the signature names another key');
  return JSON.parse(new TextDecoder().decode(payload));
}

/** The SMS that a number has got, oldest first. */
export const textsTo = ({ outside }: World, number: string): string[] =>
  outside.messages.filter(({ to }) => to === number).map(({ text }) => text);

/** The number that stands in the account, as the database has it. */
export async function connectedNumber({ centre }: World, iin: string): Promise<string | null | undefined> {
  const row = z.strictObject({ connected_number: z.string().nullable() });
  const [account] = await centre.database.rows(row, 'SELECT connected_number FROM account WHERE iin = $1', [
    iin,
  ]);
  return account?.connected_number;
}
