import { execFileSync } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Citizen, citizens } from '../../demo/citizens.ts';
import { type Office, startOffice } from '../../demo/office.ts';
import { operators } from '../../demo/operators.ts';
import { demoPolicy } from '../../demo/policy.ts';
import type { DeskClient } from '../../renderer/desk/client.ts';
import { secretOf } from '../../renderer/desk/secret.ts';
import { emptyDraft } from '../../src/application/draft.ts';
import { deskOverHttp } from '../fixtures/desk-over-http.ts';
import { childrenOf, memoryIsReadable, searchMemory } from '../fixtures/process-memory.ts';

// Some hundred megabytes are searched for each of the needles, again and again.
vi.setConfig({ testTimeout: 300_000 });

/** Passwords that stand nowhere but here: a Kazakh one is UTF-8 in bytes, and two-byte text in the engine. */
const password = 'Құпия-8127-Зима';
const wrongPassword = 'Қате-5530-Күз';
const colleaguePassword = 'Әріптес-6641-Көктем';

/** Ten digits stand nowhere by chance, as six might. */
const oneTimePassword = { ...demoPolicy('').oneTimePassword, length: 10 };

describe.skipIf(!memoryIsReadable)("the memory of the desk's process", () => {
  let folder: string;
  let office: Office;
  let desk: DeskClient;
  let pid: number;
  let needles: Record<string, Buffer>;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tereze-memory-'));
    office = await startOffice(join(folder, 'office'), {
      clock: Date.now,
      policy: { oneTimePassword, replacement: { secondSignature: true } },
      furtherKeys: {
        planted: { ...operators.aigul, password },
        colleague: { ...operators.daniyar, password: colleaguePassword },
      },
    });
    desk = deskOverHttp(office.deskUrl());
    pid = processOf(office.deskConfig);
    needles = { ...encodings('password', password), ...privateParts(keyFile(), password) };
  });
  afterAll(async () => {
    await office?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const keyFile = (name = 'planted'): string => office.prepared.keyFiles[name] ?? '';
  const signIn = () => desk.signIn({ keyFile: keyFile() }, secretOf(password));
  const keyProcesses = () => childrenOf(pid).filter(({ command }) => command.includes('key-process'));

  /** Much goes through the desk's memory afterwards; what lay in it is not found later either. */
  async function found(sought = needles): Promise<unknown[]> {
    const atOnce = searchMemory(pid, sought);
    for (let call = 0; call < 100; call++) await desk.overview({});
    return [atOnce, searchMemory(pid, sought)];
  }

  /** A citizen is served up to the decision; answers what to look for of the one-time password. */
  async function serve(
    citizen: Citizen,
    beforeSigning: (registrationId: string) => Promise<unknown> = async () => undefined,
  ): Promise<{ registrationId: string; digits: Record<string, Buffer> }> {
    const { state } = await desk.openRegistration({ language: 'kk' });
    const { registrationId } = state;
    const { policy } = await desk.overview({});
    const statementsVersion = policy?.statements.version ?? '';
    await desk.lookUp({ registrationId, iin: citizen.iin, statementsVersion });
    const { iin, surname, givenName, telephone } = citizen;
    const patronymic = citizen.patronymic ?? '';
    const typed = { iin, surname, givenName, patronymic, subscriberNumber: telephone, statements: true };
    await desk.printApplication({ registrationId, draft: { ...emptyDraft('kk'), ...typed } });
    await desk.takeApplication({ registrationId });
    await desk.sendOneTimePassword({ registrationId });
    const [sms] = await office.telephone.messages.to(telephone, 1);
    const digits = /\b\d{10}\b/.exec(sms?.text ?? '')?.[0] ?? '';
    expect(digits).toHaveLength(10);
    await beforeSigning(registrationId);
    const signed = await desk.sign({ registrationId }, secretOf(digits));
    expect(signed.history.map(({ event }) => event.type)).toContain('signed');
    return { registrationId, digits: encodings('one-time password', digits) };
  }

  test('is searched as a whole: a key process that works holds the key', async () => {
    await signIn();
    const [keyProcess] = keyProcesses();
    expect(Object.keys(searchMemory(keyProcess?.pid ?? 0, needles))).toContain('d');
    expect(searchMemory(pid, { operator: Buffer.from('СЕРІКОВА АЙГҮЛ', 'utf16le') })).toHaveProperty(
      'operator',
    );
  });

  test('holds no password, no private part of a key and no one-time password while an operator works', async () => {
    await signIn();
    const { digits } = await serve(citizens.withAccount);
    expect(await found({ ...needles, ...digits })).toEqual([{}, {}]);
  });

  test('nor after it was locked, unlocked with a wrong and a right password, and locked again', async () => {
    await signIn();
    const before = keyProcesses();
    await desk.lock({});
    expect(await found()).toEqual([{}, {}]);
    await expect(desk.unlock({}, secretOf(wrongPassword))).rejects.toMatchObject({
      code: 'key-password-wrong',
    });
    await desk.unlock({}, secretOf(password));
    const { digits, registrationId } = await serve(citizens.withoutAccount);
    await desk.showSlip({ registrationId }, secretOf(password));
    await desk.lock({});
    const sought = { ...needles, ...digits, ...encodings('wrong password', wrongPassword) };
    expect(await found(sought)).toEqual([{}, {}]);
    for (const { pid: ended } of before) expect(keyProcesses().map((each) => each.pid)).not.toContain(ended);
  });

  test('nor of a colleague who signed too', async () => {
    await signIn();
    const second = keyFile('colleague');
    const { digits } = await serve(citizens.changesNumber, (registrationId) =>
      desk.openSecondKey({ registrationId, keyFile: second }, secretOf(colleaguePassword)),
    );
    const theirs = {
      ...encodings('password', colleaguePassword),
      ...privateParts(second, colleaguePassword),
    };
    expect(await found({ ...needles, ...digits })).toEqual([{}, {}]);
    expect(await found(theirs)).toEqual([{}, {}]);
    expect(keyProcesses()).toHaveLength(1);
  });

  test('nor after sign-out, and the process that held them is gone when that is answered', async () => {
    await signIn();
    const before = keyProcesses();
    expect(before.length).toBeGreaterThan(0);
    await desk.signOut({});
    const still = readdirSync('/proc');
    for (const { pid: ended } of before) expect(still).not.toContain(String(ended));
    expect(await found()).toEqual([{}, {}]);
  });

  test('goes into no core dump, nor does that of a key process', async () => {
    await signIn();
    for (const each of [pid, ...keyProcesses().map((child) => child.pid)]) {
      expect(readFileSync(`/proc/${each}/limits`, 'utf8')).toMatch(/^Max core file size\s+0\s+0\s/m);
      expect(readFileSync(`/proc/${each}/coredump_filter`, 'utf8')).toMatch(/^0+\n$/);
    }
  });
});

const encodings = (name: string, text: string): Record<string, Buffer> => ({
  [`${name} in UTF-8`]: Buffer.from(text),
  [`${name} in UTF-16`]: Buffer.from(text, 'utf16le'),
  [`${name} in UTF-16, as PKCS#12 has it`]: Buffer.from(text, 'utf16le').swap16(),
});

/** The private parts of an RSA key, as they stand in PKCS#8, and as OpenSSL's numbers have them: least byte first. */
function privateParts(keyFile: string, word: string): Record<string, Buffer> {
  const options = ['pkcs12', '-legacy', '-nodes', '-nocerts', '-in', keyFile, '-passin', `pass:${word}`];
  const jwk = createPrivateKey(execFileSync('openssl', options)).export({ format: 'jwk' });
  const parts = (['d', 'p', 'q', 'dp', 'dq', 'qi'] as const).flatMap((part) => {
    const number = Buffer.from(jwk[part] as string, 'base64url');
    const reversed = Buffer.from(number).reverse();
    // a window of it suffices, and finds a part of a copy too
    return [
      [part, number.subarray(-48)],
      [`${part}, least byte first`, reversed.subarray(0, 48)],
    ] as const;
  });
  return Object.fromEntries(parts);
}

/** The process of the desk that was started with a configuration. */
function processOf(config: string): number {
  const own = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const found = own.filter((name) => commandOf(name).includes(`browser/main.ts\0${config}\0`));
  if (found.length !== 1) throw new Error(`${found.length} processes run this desk`);
  return Number(found[0]);
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return ''; // ended meanwhile
  }
}
