import { afterEach, expect, test } from 'vitest';
import { forkKeyProcess, type KeyChannel } from '../../main/eds/key-process/channel.ts';
import { describeStart } from '../../main/hosts/describe.ts';
import { type DeskThreadOptions, startDeskThread } from '../../main/hosts/thread/thread.ts';
import type { Printer } from '../../main/papers/printer.ts';
import type { Desk, DeskNotice } from '../../src/contract/desk.ts';
import { Fault } from '../../src/contract/fault.ts';
import { deskConfig } from '../fixtures/desk-config.ts';

const open: Desk[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((desk) => desk.close()));
});

async function start(changes: Partial<DeskThreadOptions> = {}): Promise<Desk> {
  const desk = await startDeskThread({
    config: deskConfig(),
    databaseKey: new Uint8Array(32).fill(7),
    deskKey: Buffer.from('a private key'),
    version: '1.0.0',
    entry: new URL('./small-desk.ts', import.meta.url),
    ...changes,
  });
  open.push(desk);
  return desk;
}

const internal = { ok: false, fault: { code: 'internal', details: {} } };
const printer: Printer = {
  names: async () => ['Counter'],
  status: async () => ({ name: 'Counter', fault: null }),
  print: async (pdf, title) => ({ printer: `${title}, ${pdf.length} bytes` }),
};

test('carries a call to the worker and its answer back, with the database key', async () => {
  const desk = await start();
  expect(await desk.call('overview', { any: 'input' })).toEqual({
    ok: true,
    value: { operation: 'overview', input: { any: 'input' }, key: '07'.repeat(32), memory: 32 },
  });
});

test('sends no neighbour of the key along: a slice of a pool arrives as 32 bytes', async () => {
  const pool = Buffer.alloc(64, 9);
  const desk = await start({ databaseKey: pool.subarray(16, 48) });
  expect(await desk.call('overview', {})).toMatchObject({ value: { key: '09'.repeat(32), memory: 32 } });
});

test('moves a secret to the worker: no copy of it stays on this side', async () => {
  const desk = await start();
  const secret = new TextEncoder().encode('123456');
  const answer = await desk.call('overview', {}, secret);
  expect(answer).toMatchObject({ value: { secret: { text: '123456', memory: 6 } } });
  expect(secret.length).toBe(0);
});

test('a secret in a larger memory is copied, overwritten, and arrives without its neighbours', async () => {
  const desk = await start();
  const pool = Buffer.from('before 123456 after');
  const answer = await desk.call('overview', {}, pool.subarray(7, 13));
  expect(answer).toMatchObject({ value: { secret: { text: '123456', memory: 6 } } });
  expect(pool.toString()).toBe(`before ${'\0'.repeat(6)} after`);
});

test('a secret for a desk that has ended is overwritten', async () => {
  const desk = await start();
  await desk.close();
  const secret = new TextEncoder().encode('123456');
  expect(await desk.call('unlock', {}, secret)).toEqual(internal);
  expect(secret).toEqual(new Uint8Array(6));
});

test('brings notices to every listener, and none to one that has left', async () => {
  const desk = await start();
  const heard: DeskNotice[] = [];
  const leave = desk.listen((notice) => heard.push(notice));
  await desk.call('queue', {});
  leave();
  await desk.call('queue', {});
  expect(heard).toHaveLength(1);
  expect(heard[0]?.notice).toBe('registration');
});

test('prints through the printer of the host', async () => {
  const desk = await start({ printer });
  expect(await desk.call('paper', {})).toEqual({
    ok: true,
    value: { status: { name: 'Counter', fault: null }, printer: 'a paper, 3 bytes' },
  });
});

test('a desk that is still being made reaches the printer of the host', async () => {
  const desk = await start({ printer, version: 'looks at its printer first' });
  expect(await desk.call('overview', {})).toMatchObject({ ok: true });
});

test('carries the fault of a stopped printer over, and names any other failure printer-failed', async () => {
  const stopped = { ...printer, print: () => Promise.reject(new Fault('printer-stopped')) };
  const desk = await start({ printer: stopped });
  expect(await desk.call('paper', {})).toMatchObject({ value: { code: 'printer-stopped' } });
  const broken = { ...printer, status: () => Promise.reject(new Error('spooler')) };
  const other = await start({ printer: broken });
  expect(await other.call('paper', {})).toMatchObject({ value: { code: 'printer-failed' } });
});

test('runs the key processes that the worker can not start by itself, and ends them with the worker', async () => {
  const started: KeyChannel[] = [];
  const startKeyChannel = (): KeyChannel => {
    const channel = forkKeyProcess();
    started.push(channel);
    return channel;
  };
  const desk = await start({ startKeyChannel });
  expect(await desk.call('resume', {})).toEqual({ ok: true, value: 'СЫНАҚОВ СЫНАҚ' });
  expect(started).toHaveLength(1);

  const pending = Promise.withResolvers<void>();
  const waiting = await start({
    startKeyChannel: () => ({
      post: () => undefined,
      listen: () => undefined,
      kill: pending.resolve,
    }),
  });
  void waiting.call('resume', {});
  void waiting.call('lock', {});
  await pending.promise;
});

test('rejects with the reason where the desk cannot be made', async () => {
  const fault = await start({ version: 'newer database' }).catch((error: unknown) => error);
  expect(fault).toMatchObject({ code: 'store-failed' });
  expect(describeStart(fault)).toBe('store-failed: the database is newer');
});

test.each(['lock', 'unlock', 'sendNow'] as const)(
  'answers every pending and later call with internal, and reports once, where the worker dies (%s)',
  async (operation) => {
    const reports: Error[] = [];
    const desk = await start({ onDeath: (error) => reports.push(error) });
    const pending = desk.call('signOut', {});
    void desk.call(operation, {});
    expect(await pending).toEqual(internal);
    expect(await desk.call('overview', {})).toEqual(internal);
    await desk.close();
    expect(reports).toHaveLength(1);
  },
);

test('a desk that is closed reports no death and answers internal', async () => {
  const reports: Error[] = [];
  const desk = await start({ onDeath: (error) => reports.push(error) });
  const pending = desk.call('signOut', {});
  await desk.close();
  expect(await pending).toEqual(internal);
  expect(await desk.call('overview', {})).toEqual(internal);
  expect(reports).toEqual([]);
});
