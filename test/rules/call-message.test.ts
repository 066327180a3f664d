import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCall, writeCall } from '../../src/contract/call-message.ts';

test('a call comes back as it was written, wherever its bytes lie', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.option(fc.uint8Array({ minLength: 1, maxLength: 1024 }), { nil: undefined }),
      fc.nat(8),
      (given, secret, before) => {
        const input: unknown = JSON.parse(JSON.stringify(given));
        const call = { input, ...(secret && { secret }) };
        const message = writeCall(call);
        const within = new Uint8Array(before + message.length);
        within.set(message, before);
        expect(readCall(within.subarray(before))).toEqual(call);
      },
    ),
  );
});

test('the secret has memory of its own, so that the message can be overwritten', () => {
  const message = writeCall({ input: {}, secret: new Uint8Array([1, 2, 3]) });
  const call = readCall(message);
  message.fill(0);
  expect(call?.secret).toEqual(new Uint8Array([1, 2, 3]));
  expect(call?.secret?.buffer.byteLength).toBe(3);
});

test('any other bytes are no call', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20 }), (bytes) => {
      const call = readCall(bytes);
      if (call) expect(writeCall(call).length).toBeGreaterThan(4);
    }),
  );
  for (const bytes of [[], [0, 0, 0], [0, 0, 0, 2, 0x31], [0, 0, 0, 1, 0x7b], [255, 255, 255, 255, 0x31]])
    expect(readCall(Uint8Array.from(bytes))).toBeNull();
});
