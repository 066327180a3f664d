import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildFonts } from '../../build/fonts.ts';
import { type Citizen, citizens } from '../../demo/citizens.ts';
import { configureDesk } from '../../demo/configure.ts';
import { type Office, startOffice } from '../../demo/office.ts';
import { readDeskConfig } from '../../main/config.ts';
import { createDesk } from '../../main/desk.ts';
import { sealSecret } from '../../main/eds/sealing.ts';
import { type Desk, type DeskAnswer, type DeskOperationName, takesSecret } from '../../src/contract/desk.ts';
import { Fault } from '../../src/contract/fault.ts';
import { type Line, openLine } from '../fixtures/line.ts';
import { type CallDesk, operatorAt } from '../fixtures/operator.ts';
import {
  loadReleasedCentre,
  loadReleasedDesk,
  type RunningDesk,
  releasedDesks,
} from '../fixtures/released.ts';
import { utf8 } from '../fixtures/utf8.ts';

beforeAll(buildFonts);

const valueIn = (answer: DeskAnswer): never => {
  if (!answer.ok) throw new Fault(answer.fault.code, answer.fault.details);
  return answer.value as never;
};

/** Calls a released desk, whose operations took a secret as a part of their input. */
function callReleased(desk: RunningDesk): CallDesk {
  const secrets: Readonly<Record<string, string>> = { signIn: 'password', sign: 'oneTimePassword' };
  return async (name, input, ...[secret]) =>
    valueIn(await desk.call(name, { ...input, ...(secrets[name] && { [secrets[name]]: secret }) }));
}

/** Calls today's desk. */
function callToday(desk: Desk): CallDesk {
  return async (name, input, ...[secret]) =>
    valueIn(
      await desk.call(name, input, secret === undefined ? undefined : await sealFor(desk, name, secret)),
    );
}

/** Seals a secret for an operation, as the window does. */
async function sealFor(desk: Desk, name: DeskOperationName, secret: string): Promise<Uint8Array> {
  if (!takesSecret(name)) throw new Error(`${name} takes no secret`);
  return sealSecret(utf8(secret), valueIn(await desk.call('secretKey', { operation: name })));
}

/** Waits until a registration has got to a phase, by the desk's own notices. */
async function until(
  desk: RunningDesk,
  call: CallDesk,
  registrationId: string,
  phase: string,
): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const look = async (): Promise<void> => {
    const { state } = await call('registration', { registrationId });
    if (state.phase === phase) resolve();
  };
  const silence = desk.listen(() => void look());
  await look();
  await promise;
  silence();
}

describe.each(releasedDesks)('the released desk %s at today’s centre', (revision) => {
  const databaseKey = randomBytes(32);
  let office: Office;
  let desk: RunningDesk;
  let call: CallDesk;
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tereze-releases-'));
    office = await startOffice(join(folder, 'office'), { clock: Date.now, withoutDesk: true });
    const released = await loadReleasedDesk(revision);
    const config = released.readDeskConfig(await released.configureDesk(office.prepared, office.line.port));
    desk = await released.createDesk({ config, databaseKey, version: revision });
    call = callReleased(desk);
    return async () => {
      await desk.close();
      await office.stop();
      rmSync(folder, { recursive: true });
    };
  });
  const operator = () => operatorAt(call, () => office);

  test('registers a citizen, who has an account or gets one', async () => {
    const { signIn, serve } = operator();
    await signIn();
    expect((await serve(citizens.withAccount)).state.phase).toBe('registered');
    expect((await serve(citizens.withoutAccount)).state).toMatchObject({ phase: 'registered', slip: 'due' });
  });

  test('delivers a request that it signed without a line', async () => {
    const { signIn, askForPassword } = operator();
    await signIn();
    const { registrationId, password } = await askForPassword(citizens.hyphens);
    office.line.cut();
    const { state } = await call('sign', { registrationId }, password);
    expect(state.phase).toBe('queued');
    office.line.restore();
    await until(desk, call, registrationId, 'registered');
  });

  test('leaves a signed request to today’s desk, which delivers it', async () => {
    const { signIn, askForPassword } = operator();
    await signIn();
    const { registrationId, password } = await askForPassword(citizens.secondPass);
    office.line.cut();
    await call('sign', { registrationId }, password);
    await desk.close();
    office.line.restore();
    const config = readDeskConfig(await configureDesk(office.prepared, office.line.port));
    const today = await createDesk({
      config,
      deskKey: readFileSync(config.centre.key),
      databaseKey,
      version: 'test',
    });
    desk = today;
    call = callToday(today);
    await operator().signIn();
    await until(desk, call, registrationId, 'registered');
  });
});

describe('today’s desk at the released centre, which speaks contract version 1', () => {
  let desk: Desk;
  let call: CallDesk;
  let office: Pick<Office, 'prepared' | 'telephone'>;
  let line: Line;
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tereze-releases-'));
    const released = await loadReleasedCentre();
    const prepared = await released.prepareOffice(join(folder, 'office'));
    const inbox: { to: string; text: string }[] = [];
    const sms = { send: async (message: { to: string; text: string }) => void inbox.push(message) };
    const configFile = await released.configureCentre(prepared, {
      database: { kind: 'embedded' },
      sms: { kind: 'gateway', url: 'http://127.0.0.1:1', token: 'unused' },
    });
    const centre = await released.startCentre(released.readCentralConfig(configFile), {
      sms,
      log: { write: () => undefined },
    });
    line = await openLine(Number(new URL(centre.url).port));
    const config = readDeskConfig(await configureDesk(prepared, line.port));
    desk = await createDesk({
      config,
      deskKey: readFileSync(config.centre.key),
      databaseKey: randomBytes(32),
      version: 'test',
    });
    call = callToday(desk);
    const messages = { to: async (number: string) => inbox.filter(({ to }) => to === number) };
    office = { prepared, telephone: { messages } as unknown as Office['telephone'] };
    return async () => {
      await desk.close();
      await line.close();
      await centre.close();
      rmSync(folder, { recursive: true });
    };
  });
  const operator = () => operatorAt(call, () => office);
  test.each<[string, Citizen]>([
    ['has an account', citizens.withAccount],
    ['gets an account', citizens.withoutAccount],
    ['replaces a connected number', citizens.changesNumber],
  ])('registers a citizen who %s', async (_, citizen) => {
    const { signIn, serve } = operator();
    await signIn();
    expect((await serve(citizen)).state.phase).toBe('registered');
    expect((await call('overview', {})).line.state).toBe('connected');
  });

  test('refuses by clause 9 and goes on after the correction', async () => {
    const { signIn, askForPassword } = operator();
    await signIn();
    const { registrationId, password } = await askForPassword(citizens.hyphens);
    const wrong = password.replaceAll(/\d/g, (digit) => String((Number(digit) + 1) % 10));
    expect((await call('sign', { registrationId }, wrong)).state.phase).toBe('refused');
    expect((await call('sign', { registrationId }, password)).state.phase).toBe('registered');
  });

  test('delivers a request that it signed without a line', async () => {
    const { signIn, askForPassword } = operator();
    await signIn();
    const { registrationId, password } = await askForPassword(citizens.secondPass);
    line.cut();
    expect((await call('sign', { registrationId }, password)).state.phase).toBe('queued');
    line.restore();
    await until(desk, call, registrationId, 'registered');
  });

  test('keeps its journal to itself, since that centre would not take it', async () => {
    const { journal } = await call('overview', {});
    expect(journal.waiting).toBeGreaterThan(0);
    expect(journal.uploadedAt).toBeNull();
  });
});
