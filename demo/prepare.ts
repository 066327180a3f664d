import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { PublicJwk } from '../src/contract/jwk.ts';
import { deskIdentity } from './desk-identity.ts';
import { makeAuthorities } from './keys/authorities.ts';
import { certificatePem } from './keys/certificate.ts';
import { makeJwk } from './keys/jwk.ts';
import { makeOperatorKey, type OperatorKeyOptions } from './keys/operator-key.ts';
import { makeTlsKeys } from './keys/tls.ts';
import { type Operator, operators } from './operators.ts';
import { demoPolicy } from './policy.ts';
import { demoSeed } from './seed.ts';

const officeFile = 'office.json';

/** What an office's folder says of itself. Its presence is what `--fresh` checks before it deletes. */
const OfficeFile = z.strictObject({
  kind: z.literal('tereze-demonstration-office'),
  /** The public half of the key that signs policies and receipts. */
  receiptKey: PublicJwk,
  /** Key files by the operator's name in `demo/operators.ts`, or the test's. */
  keyFiles: z.record(z.string(), z.string()),
});
type OfficeFile = z.infer<typeof OfficeFile>;

export interface PrepareOptions {
  /** Further key files, by name: unfit ones for tests. Dates default to the office's own. */
  readonly furtherKeys?: Readonly<Record<string, Operator & Partial<OperatorKeyOptions>>>;
  /** Changes to the policy of the demonstration. */
  readonly policy?: Partial<ReturnType<typeof demoPolicy>>;
  /** Now, in milliseconds; keys are valid from the day before and for two years. */
  readonly now?: number;
}

export interface PreparedOffice {
  readonly folder: string;
  readonly receiptKey: PublicJwk;
  /** Absolute paths of the key files, by operator. */
  readonly keyFiles: Readonly<Record<string, string>>;
}

const day = 86_400_000;

/** Makes an office's keys, authorities, policy and citizens in a folder; one that is there already is left as it is. */
export async function prepareOffice(folder: string, options: PrepareOptions = {}): Promise<PreparedOffice> {
  if (!existsSync(join(folder, officeFile))) await furnish(folder, options);
  const office = await readOffice(folder);
  const keyFiles = Object.entries(office.keyFiles).map(([name, file]) => [name, join(folder, 'keys', file)]);
  return { folder, receiptKey: office.receiptKey, keyFiles: Object.fromEntries(keyFiles) };
}

/** Deletes an office's folder. Throws, and deletes nothing, where the folder holds anything else. */
export async function clearOffice(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  await readOffice(folder).catch((cause: unknown) => {
    throw new Error(`${folder} is no office of the demonstration and is left as it is`, { cause });
  });
  await rm(folder, { recursive: true });
}

const readOffice = async (folder: string): Promise<OfficeFile> =>
  OfficeFile.parse(JSON.parse(await readFile(join(folder, officeFile), 'utf8')));

/** Makes everything in a folder beside and moves it into place whole, so that an interrupted start leaves no half office. */
async function furnish(folder: string, options: PrepareOptions): Promise<void> {
  const fresh = `${folder}.new-${process.pid}`;
  await rm(fresh, { recursive: true, force: true });
  const now = options.now ?? Date.now();
  const valid = { notBefore: new Date(now - day), notAfter: new Date(now + 730 * day) };
  const keyFiles = await writeOperatorKeys(fresh, valid, options.furtherKeys ?? {});
  await writeTlsKeys(fresh, valid);
  const receiptKey = await writeCentreKeys(fresh);
  await writeJson(fresh, 'centre/policy.json', {
    ...demoPolicy(new Date(now).toISOString()),
    ...options.policy,
  });
  await writeJson(fresh, 'centre/seed.json', demoSeed(Object.values(options.furtherKeys ?? {})));
  await write(fresh, 'telephone/gateway.token', randomBytes(32).toString('hex'));
  await writeJson(fresh, officeFile, { kind: 'tereze-demonstration-office', receiptKey, keyFiles });
  await rename(fresh, folder);
}

async function writeOperatorKeys(
  folder: string,
  valid: { notBefore: Date; notAfter: Date },
  further: NonNullable<PrepareOptions['furtherKeys']>,
): Promise<Record<string, string>> {
  const { root, issuing } = await makeAuthorities(valid);
  await write(folder, 'authorities/root.pem', certificatePem(root.certificate));
  await write(folder, 'authorities/issuing.pem', certificatePem(issuing.certificate));
  const written = Object.entries({ ...operators, ...further }).map(async ([name, operator]) => {
    const key = await makeOperatorKey(issuing, { ...valid, ...operator });
    await write(folder, `keys/${key.fileName}`, key.file);
    return [name, key.fileName] as const;
  });
  return Object.fromEntries(await Promise.all(written));
}

async function writeTlsKeys(folder: string, valid: { notBefore: Date; notAfter: Date }): Promise<void> {
  const tls = await makeTlsKeys({ desks: [deskIdentity.desk], ...valid });
  const desk = tls.desks[deskIdentity.desk];
  await write(folder, 'authorities/tls.pem', tls.authority.certificate);
  await write(folder, 'centre/tls.pem', tls.server.certificate);
  await write(folder, 'centre/tls.key', tls.server.privateKey);
  await write(folder, 'desk/desk.pem', desk.certificate);
  await write(folder, 'desk/desk.key', desk.privateKey);
}

/** The centre's own keys; what a desk pins of them is returned. */
async function writeCentreKeys(folder: string): Promise<PublicJwk> {
  const [sealing, receipt] = await Promise.all([makeJwk(), makeJwk()]);
  await writeJson(folder, 'centre/sealing.jwk.json', sealing.privateJwk);
  await writeJson(folder, 'centre/receipt.jwk.json', receipt.privateJwk);
  await write(folder, 'centre/one-time-passwords.secret', randomBytes(32).toString('hex'));
  return receipt.publicJwk;
}

async function write(folder: string, name: string, content: string | Uint8Array): Promise<void> {
  const file = join(folder, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content, { mode: 0o600 });
}

/** Writes a JSON file of an office, for its owner's eyes only. */
export const writeJson = (folder: string, name: string, value: unknown): Promise<void> =>
  write(folder, name, `${JSON.stringify(value, null, 2)}\n`);
