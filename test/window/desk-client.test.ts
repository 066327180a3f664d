import { compactDecrypt, importJWK } from 'jose';
import { describe, expect, test } from 'vitest';
import { makeJwk } from '../../demo/keys/jwk.ts';
import { type Caller, DeskGone, makeClient } from '../../renderer/desk/client.ts';
import { takeLaunchToken } from '../../renderer/desk/launch-token.ts';
import { linesOf } from '../../renderer/desk/lines.ts';
import { secretOf } from '../../renderer/desk/secret.ts';
import { Fault } from '../../src/contract/fault.ts';

const token = 'ab'.repeat(32);

describe("the desk's answers", () => {
  const answering = (answer: unknown) => makeClient({ keyFiles: async () => answer } as unknown as Caller);

  test('become values', async () => {
    expect(await answering({ ok: true, value: { files: [] } }).keyFiles({})).toEqual({ files: [] });
  });

  test('become the fault that they carry', async () => {
    const fault = { code: 'disk-full', details: { seconds: 3 } };
    const failed = answering({ ok: false, fault }).keyFiles({});
    await expect(failed).rejects.toEqual(new Fault('disk-full', { seconds: 3 }));
  });

  test.each([{ ok: true, value: { files: [], more: 1 } }, { ok: true, value: null }, { ok: 'yes' }, null])(
    'are refused where they break the contract: %j',
    async (answer) => {
      await expect(answering(answer).keyFiles({})).rejects.toThrow();
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
    ['nothing, since the desk is gone', () => Promise.reject(new DeskGone())],
  ])('%s: the secret went along sealed and is overwritten afterwards', async (_what, answer) => {
    const { client, sent, opened } = await sealing(answer);
    const secret = secretOf('Құпия-2026');
    await client.unlock({}, secret).catch(() => null);
    expect(await opened()).toEqual(['Құпия-2026']);
    expect(Buffer.from(sent[0] ?? []).includes('Құпия-2026')).toBe(false);
    expect(secret.every((byte) => byte === 0)).toBe(true);
  });

  test('a secret goes nowhere where the desk has no key for it', async () => {
    const sent: unknown[] = [];
    const client = makeClient({
      secretKey: async () => ({ ok: false, fault: { code: 'session-required', details: {} } }),
      unlock: async (...given: unknown[]) => sent.push(given),
    } as unknown as Caller);
    const secret = secretOf('Құпия-2026');
    await expect(client.unlock({}, secret)).rejects.toMatchObject({ code: 'session-required' });
    expect(sent).toEqual([]);
    expect(secret.every((byte) => byte === 0)).toBe(true);
  });

  test('say so where the desk is gone', async () => {
    const gone = makeClient({ keyFiles: () => Promise.reject(new DeskGone()) } as unknown as Caller);
    await expect(gone.keyFiles({})).rejects.toBeInstanceOf(DeskGone);
  });
});

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
