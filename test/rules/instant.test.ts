import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  beginningOfDay,
  dateAtCounter,
  dayAfter,
  Instant,
  instantOf,
  PlainDate,
} from '../../src/contract/instant.ts';

const since2024 = fc.date({
  min: new Date('2024-03-01T00:00:00.000Z'),
  max: new Date('2099-12-31T23:59:59.999Z'),
  noInvalidDate: true,
});

describe('the date at the counter (Asia/Almaty)', () => {
  test.each([
    ['2026-11-21T18:59:59.999Z', '2026-11-21'],
    ['2026-11-21T19:00:00.000Z', '2026-11-22'],
    ['2026-11-22T05:07:17.000Z', '2026-11-22'],
    ['2026-12-31T18:59:59.999Z', '2026-12-31'],
    ['2026-12-31T19:00:00.000Z', '2027-01-01'],
    ['2028-02-28T19:00:00.000Z', '2028-02-29'],
    ['2027-02-28T19:00:00.000Z', '2027-03-01'],
  ])('%s is %s: the day begins at 19:00 UTC', (instant, date) => {
    expect(dateAtCounter(instant)).toBe(date);
  });

  test.each([
    ['2024-02-27T17:59:59.999Z', '2024-02-27', 'UTC+6 until the end of February 2024'],
    ['2024-02-27T18:00:00.000Z', '2024-02-28', 'UTC+6 until the end of February 2024'],
    ['2024-02-29T17:59:59.999Z', '2024-02-29', 'the last hour of 29 February'],
    ['2024-02-29T18:00:00.000Z', '2024-02-29', 'which came twice when the clocks went back'],
    ['2024-02-29T18:59:59.999Z', '2024-02-29', 'which came twice when the clocks went back'],
    ['2024-02-29T19:00:00.000Z', '2024-03-01', 'UTC+5 from 1 March 2024'],
  ])('%s is %s: %s', (instant, date) => {
    expect(dateAtCounter(instant)).toBe(date);
  });

  test('is five hours ahead of UTC at any instant since, in summer and in winter', () => {
    fc.assert(
      fc.property(since2024, (moment) => {
        const ahead = new Date(moment.getTime() + 5 * 3_600_000).toISOString().slice(0, 10);
        expect(dateAtCounter(instantOf(moment.getTime()))).toBe(ahead);
      }),
    );
  });

  test('is a plain date', () => {
    fc.assert(
      fc.property(since2024, (moment) => PlainDate.safeParse(dateAtCounter(moment.toISOString())).success),
    );
  });
});

describe('an instant', () => {
  test('is UTC with milliseconds, and there and back the same', () => {
    expect(instantOf(0)).toBe('1970-01-01T00:00:00.000Z');
    fc.assert(
      fc.property(since2024, (moment) => {
        const instant = Instant.parse(instantOf(moment.getTime()));
        expect(Date.parse(instant)).toBe(moment.getTime());
      }),
    );
  });

  test('as text sorts as in time', () => {
    fc.assert(
      fc.property(since2024, since2024, (one, other) => {
        const [first, second] = [instantOf(one.getTime()), instantOf(other.getTime())];
        expect(first < second).toBe(one.getTime() < other.getTime());
      }),
    );
  });

  test.each([
    '2026-11-22',
    '2026-11-22T05:07:17Z',
    '2026-11-22T05:07:17.00Z',
    '2026-11-22T05:07:17.0000Z',
    '2026-11-22T05:07:17.000',
    '2026-11-22T05:07:17.000+05:00',
    '2026-11-22 05:07:17.000Z',
    '2026-11-22T24:00:00.000Z',
    '2026-11-22T05:60:00.000Z',
    '2026-02-30T05:07:17.000Z',
    '2026-13-01T05:07:17.000Z',
    '+010000-01-01T00:00:00.000Z',
    '',
  ])('has one form, not "%s"', (text) => {
    expect(Instant.safeParse(text).success).toBe(false);
  });
});

describe('a plain date', () => {
  test.each(['2026-11-22', '2024-02-29', '1899-12-31'])('%s', (date) => {
    expect(PlainDate.parse(date)).toBe(date);
  });

  test.each([
    '2026-02-29',
    '2026-11-31',
    '2026-13-01',
    '2026-1-2',
    '22.11.2026',
    '2026-11-22T00:00:00.000Z',
    '',
  ])('is a day of the calendar and nothing more, not "%s"', (text) => {
    expect(PlainDate.safeParse(text).success).toBe(false);
  });
});

describe('the beginning of a date at the counter', () => {
  test.each([
    ['2026-11-22', '2026-11-21T19:00:00.000Z'],
    ['2024-02-29', '2024-02-28T18:00:00.000Z'],
    ['2024-03-01', '2024-02-29T19:00:00.000Z'],
    ['2028-02-29', '2028-02-28T19:00:00.000Z'],
  ])('%s begins at %s', (date, instant) => {
    expect(beginningOfDay(date)).toBe(instant);
  });

  test('is the first millisecond of that date', () => {
    fc.assert(
      fc.property(since2024, (moment) => {
        const date = dateAtCounter(moment.toISOString());
        const beginning = Date.parse(beginningOfDay(date));
        expect(dateAtCounter(instantOf(beginning))).toBe(date);
        expect(dateAtCounter(instantOf(beginning - 1)) < date).toBe(true);
        expect(Date.parse(beginningOfDay(dayAfter(date)))).toBe(beginning + 24 * 3_600_000);
      }),
      { numRuns: 50 },
    );
  });

  test.each([
    ['2026-12-31', '2027-01-01'],
    ['2028-02-28', '2028-02-29'],
  ])('after %s comes %s', (date, next) => {
    expect(dayAfter(date)).toBe(next);
  });
});
