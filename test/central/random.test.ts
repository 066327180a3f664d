import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { randomDigits, randomUuid } from '../../central/random.ts';

test('every digit is as likely as any other', () => {
  const everyByte = Uint8Array.from({ length: 256 }, (_item, byte) => byte);
  const digits = randomDigits(250, () => everyByte);
  for (const digit of '0123456789') expect(digits.split(digit)).toHaveLength(26);
});

test('asks for more bytes where some can not be used', () => {
  const batches = [
    [255, 250, 7],
    [251, 252, 253],
    [18, 29, 3],
  ].map((bytes) => Uint8Array.from(bytes));
  expect(randomDigits(3, () => batches.shift() ?? new Uint8Array())).toBe('789');
});

test('a random UUID is of version 4', () => {
  expect(z.uuidv4().safeParse(randomUuid(randomBytes)).success).toBe(true);
  expect(randomUuid(() => new Uint8Array(16))).toBe('00000000-0000-4000-8000-000000000000');
});
