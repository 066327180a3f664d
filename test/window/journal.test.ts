import { describe, expect, test } from 'vitest';
import { readDate, typedDate } from '../../renderer/days/typed-date.ts';
import { isWhole, noPages, type Pages, rowAt, rowCount } from '../../renderer/journal/pages.ts';
import { readPages } from '../../renderer/journal/read-pages.ts';

/** A list of numbers behind a cursor, as the desk gives one; counts what it was asked. */
function listOf(total: number, length: number) {
  const numbers = Array.from({ length: total }, (_, place) => place);
  const asked: (string | null)[] = [];
  return {
    asked,
    numbers,
    async ask(before: string | null) {
      asked.push(before);
      const from = before === null ? 0 : Number(before);
      const rows = numbers.slice(from, from + length);
      return { rows, next: from + length < numbers.length ? String(from + length) : null };
    },
  };
}

function read(total: number, length: number) {
  const list = listOf(total, length);
  let pages: Pages<number> = noPages(length);
  const failures: unknown[] = [];
  const reading = readPages<number>({
    length,
    ask: (before) => list.ask(before),
    told: (told) => {
      pages = told;
    },
    failed: (failure, read) => failures.push([failure, read.kept.size]),
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { list, reading, settle, failures, pages: () => pages };
}

describe('a list of which only what is near the eye is kept', () => {
  test('counts one page more than was read, until its end is read', async () => {
    const { reading, settle, pages } = read(25, 10);
    reading.show(0, 5);
    await settle();
    expect([rowCount(pages()), isWhole(pages())]).toEqual([20, false]);
    for (const place of [10, 20]) {
      reading.show(place, place + 5);
      await settle();
    }
    expect([rowCount(pages()), isWhole(pages())]).toEqual([25, true]);
  });

  test('keeps no more pages however far one scrolls, and reads an old one again', async () => {
    const { list, reading, settle, pages } = read(1000, 10);
    for (let place = 0; place < 1000; place += 10) {
      reading.show(place, place + 9);
      await settle();
    }
    expect(pages().kept.size).toBeLessThanOrEqual(6);
    expect(rowAt(pages(), 3)).toBeUndefined();
    reading.show(0, 5);
    await settle();
    expect(rowAt(pages(), 3)).toBe(3);
    expect(list.asked.filter((before) => before === null)).toHaveLength(2);
  });

  test('tells why a page could not be read, keeps the others, and reads it when it is asked for again', async () => {
    const { list, reading, settle, failures, pages } = read(25, 10);
    reading.show(0, 5);
    await settle();
    const { ask } = list;
    list.ask = () => Promise.reject('no answer');
    reading.show(10, 15);
    await settle();
    expect(failures).toEqual([['no answer', 1]]);
    expect([rowAt(pages(), 3), rowAt(pages(), 13)]).toEqual([3, undefined]);
    list.ask = ask;
    reading.show(10, 15);
    await settle();
    expect(rowAt(pages(), 13)).toBe(13);
  });

  test('tells nothing once it was left', async () => {
    const { list, reading, settle, failures } = read(25, 10);
    list.ask = () => Promise.reject('no answer');
    reading.show(0, 5);
    reading.stop();
    await settle();
    expect(failures).toEqual([]);
  });

  test('asks for a page once, however often its rows come in sight', async () => {
    const { list, reading, settle } = read(25, 10);
    reading.show(0, 5);
    reading.show(0, 6);
    await settle();
    reading.show(0, 7);
    expect(list.asked).toEqual([null]);
  });

  test('begins anew at its top, and reads only what changed farther down', async () => {
    const { list, reading, settle, pages } = read(30, 10);
    reading.show(0, 5);
    await settle();
    reading.show(10, 15);
    await settle();
    list.numbers[12] = -12;
    reading.refresh((row) => row === 12, false);
    await settle();
    expect(rowAt(pages(), 12)).toBe(-12);
    list.numbers.unshift(-1);
    reading.refresh((row) => row === -1, true);
    await settle();
    expect([rowAt(pages(), 0), pages().kept.size]).toEqual([-1, 1]);
  });

  test('does not hear an answer that comes after its end', async () => {
    const { reading, settle, pages } = read(25, 10);
    reading.show(0, 5);
    reading.stop();
    await settle();
    expect(rowAt(pages(), 0)).toBeUndefined();
  });
});

describe('a typed date', () => {
  const type = (keys: string): string =>
    [...keys].reduce((text, key) => typedDate(key === '<' ? text.slice(0, -1) : text + key, text), '');

  test.each([
    ['22112026', '22.11.2026'],
    ['22.11.2026', '22.11.2026'],
    ['221', '22.1'],
    ['22<<', '2'],
    ['221120269', '22.11.2026'],
  ])('%s becomes %s', (keys, text) => expect(type(keys)).toBe(text));

  test.each([
    ['22.11.2026', '2026-11-22'],
    ['29.02.2028', '2028-02-29'],
    ['29.02.2026', null],
    ['32.01.2026', null],
    ['22.11.26', null],
    ['', null],
  ])('%s is the day %s', (text, day) => expect(readDate(text)).toBe(day));
});
