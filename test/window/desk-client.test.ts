import { compactDecrypt, importJWK } from 'jose';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeJwk } from '../../demo/keys/jwk.ts';
import { type Caller, makeClient } from '../../renderer/desk/client.ts';
import { takeLaunchToken } from '../../renderer/desk/launch-token.ts';
import { linesOf } from '../../renderer/desk/lines.ts';
import { secretOf } from '../../renderer/desk/secret.ts';
import type { DeskAnswer } from '../../src/contract/desk.ts';
import { Fault } from '../../src/contract/fault.ts';

const token = 'ab'.repeat(32);

const clientOf = (bridge: Partial<Caller>) => makeClient(bridge as Caller);
const never = () => new Promise<never>(() => undefined);

describe("the desk's answers", () => {
  const answering = (answer: unknown) => clientOf({ keyFiles: async () => answer as DeskAnswer }).desk;

  test('become values', async () => {
    expect(await answering({ ok: true, value: { files: [] } }).keyFiles({})).toEqual({ files: [] });
  });

  test('become the fault that they carry', async () => {
    const fault = { code: 'disk-full', details: { seconds: 3 } };
    const failed = answering({ ok: false, fault }).keyFiles({});
    await expect(failed).rejects.toEqual(new Fault('disk-full', { seconds: 3 }));
  });

  test.each([{ ok: true, value: { files: [], more: 1 } }, { ok: true, value: null }, { ok: 'yes' }, null])(
    'are a fault of the program where they break the contract: %j',
    async (answer) => {
      await expect(answering(answer).keyFiles({})).rejects.toMatchObject({ code: 'internal' });
    },
  );

  /** A desk that takes a secret: what it was sent, and the secret as its key process reads it. */
  const sealing = async (answer: () => Promise<unknown>) => {
    const { publicJwk, privateJwk } = await makeJwk();
    const sent: Uint8Array[] = [];
    const client = makeClient({
      secretKey: async () => ({ ok: true, value: publicJwk }),
      unlock: (_input: unknown, sealed: Uint8Array) => {
        sent.push(sealed);
        return answer();
      },
    } as unknown as Caller);
    const opened = async (): Promise<string[]> => {
      const key = await importJWK(privateJwk, 'ECDH-ES');
      const opening = sent.map(async (sealed) => (await compactDecrypt(sealed, key)).plaintext);
      return (await Promise.all(opening)).map((bytes) => new TextDecoder().decode(bytes));
    };
    return { client, sent, opened };
  };

  test.each([
    ['a value', async () => ({ ok: true, value: {} })],
    ['a fault', async () => ({ ok: false, fault: { code: 'key-password-wrong', details: {} } })],
    ['nothing, since nobody is there', () => Promise.reject(new TypeError('failed to fetch'))],
  ])('%s: the secret went along sealed and is overwritten afterwards', async (_what, answer) => {
    const { client, sent, opened } = await sealing(answer);
    const secret = secretOf('Құпия-2026');
    await client.desk.unlock({}, secret).catch(() => null);
    expect(await opened()).toEqual(['Құпия-2026']);
    expect(Buffer.from(sent[0] ?? []).includes('Құпия-2026')).toBe(false);
    expect(secret.every((byte) => byte === 0)).toBe(true);
  });

  test('a secret goes nowhere where the desk has no key for it', async () => {
    const sent: unknown[] = [];
    const { desk } = makeClient({
      secretKey: async () => ({ ok: false, fault: { code: 'session-required', details: {} } }),
      unlock: async (...given: unknown[]) => sent.push(given),
    } as unknown as Caller);
    const secret = secretOf('Құпия-2026');
    await expect(desk.unlock({}, secret)).rejects.toMatchObject({ code: 'session-required' });
    expect(sent).toEqual([]);
    expect(secret.every((byte) => byte === 0)).toBe(true);
  });

  test('a silent desk gets no secret, and it is overwritten all the same', async () => {
    const secret = secretOf('Құпия-2026');
    const client = clientOf({ unlock: never });
    client.setSilent(true);
    await expect(client.desk.unlock({}, secret)).rejects.toMatchObject({ code: 'desk-silent' });
    expect(secret.every((byte) => byte === 0)).toBe(true);
  });

  test('are missing where the bridge leads nowhere', async () => {
    const { desk } = clientOf({ keyFiles: () => Promise.reject(new TypeError('failed to fetch')) });
    await expect(desk.keyFiles({})).rejects.toMatchObject({ code: 'desk-silent' });
  });
});

describe('no answer is waited for in vain', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('one that does not come ends in the fault desk-silent', async () => {
    const { desk } = clientOf({ keyFiles: never });
    const failed = expect(desk.keyFiles({})).rejects.toMatchObject({ code: 'desk-silent' });
    await vi.advanceTimersByTimeAsync(15_000);
    await failed;
  });

  test('an act may take the time that the centre, the printer or a key takes', async () => {
    const bridge = clientOf({ sendNow: () => after(60_000, { ok: true, value: { items: [] } }) });
    const sent = bridge.desk.sendNow({ ignoreRetryAfter: false });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await sent).toEqual({ items: [] });
  });

  test('once the desk is silent nothing waits for it but the question whether it is back', async () => {
    const asked: string[] = [];
    const client = clientOf({
      queue: never,
      overview: () => {
        asked.push('overview');
        return never();
      },
    });
    const waiting = expect(client.desk.queue({})).rejects.toMatchObject({ code: 'desk-silent' });
    client.setSilent(true);
    await waiting;
    await expect(client.desk.queue({})).rejects.toMatchObject({ code: 'desk-silent' });
    void client.desk.overview({}).catch(() => undefined);
    expect(asked).toEqual(['overview']);
  });

  test('a desk that is back answers again', async () => {
    const client = clientOf({ queue: async () => ({ ok: true, value: { items: [] } }) });
    client.setSilent(true);
    client.setSilent(false);
    expect(await client.desk.queue({})).toEqual({ items: [] });
  });
});

const after = <Value>(milliseconds: number, value: Value): Promise<Value> =>
  new Promise((resolve) => setTimeout(() => resolve(value), milliseconds));

describe('the token of the launch', () => {
  const place = (hash: string, kept: string | null) => {
    const done: string[] = [];
    return {
      done,
      hash,
      clearHash: () => done.push('cleared'),
      read: () => kept,
      keep: (text: string) => done.push(text),
    };
  };

  test('is kept and taken out of the address', () => {
    const first = place(`#token=${token}`, null);
    expect(takeLaunchToken(first)).toBe(token);
    expect(first.done).toEqual([token, 'cleared']);
  });

  test('is remembered over a reload, whatever the address says by then', () => {
    expect(takeLaunchToken(place('#/journal', token))).toBe(token);
    expect(takeLaunchToken(place('#token=short', token))).toBe(token);
    expect(takeLaunchToken(place('', null))).toBeNull();
  });
});

test('notices are lines, however the bytes are cut', async () => {
  const bytes = new TextEncoder().encode('{"а":1}\n\n{"ә":2}\n{"half');
  for (const size of [1, 2, 3, 7, 100]) {
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
        controller.close();
      },
    });
    const lines: string[] = [];
    for await (const line of linesOf(stream)) lines.push(line);
    expect(lines).toEqual(['{"а":1}', '{"ә":2}']);
  }
});
