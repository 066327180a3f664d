import { describe, expect, test } from 'vitest';
import { keyDaysLeft } from '../../renderer/frame/key-days.ts';
import { checksOf } from '../../renderer/home/checks.ts';
import { todoOf } from '../../renderer/home/findings.ts';
import { figuresOf } from '../../renderer/home/today.ts';
import { sentenceOf } from '../../renderer/journal/sentences.ts';
import { fragmentOf, type Route, routeOf } from '../../renderer/routes.ts';
import type { Overview } from '../../src/contract/overview.ts';
import type { RegistrationRow } from '../../src/contract/views.ts';
import { languages } from '../../src/language/format.ts';
import { words } from '../../src/language/index.ts';
import { Phase } from '../../src/registration/state.ts';
import { uuid } from '../fixtures/registrations.ts';
import { life, notPrinted, returnedFor, viewOf } from './works.ts';

describe('the address', () => {
  test.each<Route>([
    { screen: 'home' },
    { screen: 'new' },
    { screen: 'queue' },
    { screen: 'shift' },
    { screen: 'settings' },
    { screen: 'journal', registrationId: null },
    { screen: 'journal', registrationId: uuid(1) },
    { screen: 'registration', registrationId: uuid(1) },
  ])('leads back to %j', (route) => expect(routeOf(fragmentOf(route))).toEqual(route));

  test.each(['', '#', '#/nowhere', '#/registration', '#/registration/1', '#token=abc'])(
    '%s is home',
    (text) => expect(routeOf(text)).toEqual({ screen: 'home' }),
  );
});

describe('home', () => {
  const row = (phase: Phase): RegistrationRow => ({ phase }) as RegistrationRow;

  test('counts each registration of the day once, and the abandoned not at all', () => {
    expect(figuresOf(Phase.options.map(row))).toEqual({
      registered: 1,
      underWay: 3,
      onTheWay: 1,
      needYou: 4,
    });
  });

  test('counts a slip that is not with the citizen yet as waiting for the operator', () => {
    const due = { ...row('registered'), slipDue: true };
    expect(figuresOf([due])).toMatchObject({ registered: 1, needYou: 1 });
  });

  test('counts whole days of a key', () => {
    const now = Date.parse('2026-11-22T05:00:00.000Z');
    expect(keyDaysLeft('2026-12-22T05:00:00.000Z', now)).toBe(30);
    expect(keyDaysLeft('2026-11-22T06:00:00.000Z', now)).toBe(0);
    expect(keyDaysLeft('2026-11-21T06:00:00.000Z', now)).toBe(0);
  });

  const now = Date.parse('2026-11-22T05:00:00.000Z');
  const ready = {
    line: { state: 'connected' },
    clock: { state: 'right', offset: 200 },
    queue: { waiting: 0, held: 0, oldestAt: null },
    printer: { name: 'tray', fault: null },
    policy: {},
    store: { fault: null },
    disk: { freeBytes: 5e9, state: 'enough' },
    journal: { state: 'whole', waiting: 0, uploadedAt: null, forked: false },
    session: { keyValidUntil: '2027-11-22T05:00:00.000Z' },
  } as unknown as Overview;

  test('says that all is ready', () => {
    expect(new Set(Object.values(checksOf(ready, now)))).toEqual(new Set(['pass']));
  });

  test.each([
    ['line', 'warn', { line: { state: 'offline' } }],
    ['line', 'block', { line: { state: 'refused' } }],
    ['line', 'warn', { line: { state: 'busy' } }],
    ['line', 'block', { line: { state: 'foreign' } }],
    ['clock', 'warn', { clock: { state: 'warn', offset: 70_000 } }],
    ['clock', 'block', { clock: { state: 'refuse', offset: 400_000 } }],
    ['clock', 'warn', { clock: { state: 'unknown', offset: null } }],
    ['clock', 'warn', { clock: { state: 'moved', offset: 290_000 } }],
    ['clock', 'warn', { clock: { state: 'stale', offset: 0 } }],
    ['journal', 'block', { journal: { state: 'broken', waiting: 0, uploadedAt: null, forked: false } }],
    ['journal', 'warn', { journal: { state: 'behind', waiting: 9, uploadedAt: null, forked: false } }],
    ['journal', 'warn', { journal: { state: 'whole', waiting: 0, uploadedAt: null, forked: true } }],
    ['queue', 'warn', { queue: { waiting: 0, held: 1, oldestAt: null } }],
    ['queue', 'warn', { queue: { waiting: 1, held: 0, oldestAt: '2026-11-22T04:00:00.000Z' } }],
    ['printer', 'block', { printer: { name: null, fault: null } }],
    ['printer', 'block', { printer: { name: 'tray', fault: 'printer-stopped' } }],
    ['policy', 'block', { policy: null }],
    ['store', 'block', { store: { fault: 'store-damaged' } }],
    ['store', 'block', { store: { fault: 'recovery-under-way' } }],
    ['store', 'warn', { store: { fault: 'desk-record-missing' } }],
    ['store', 'warn', { store: { fault: 'desk-record-unwritten' } }],
    ['disk', 'warn', { disk: { state: 'little' } }],
    ['disk', 'block', { disk: { state: 'too-little' } }],
    ['key', 'warn', { session: { keyValidUntil: '2026-12-01T05:00:00.000Z' } }],
    ['key', 'block', { session: { keyValidUntil: '2026-11-22T06:00:00.000Z' } }],
  ] as const)('%s: %s', (name, verdict, change) => {
    const overview = { ...ready, ...change } as unknown as Overview;
    expect(checksOf(overview, now)[name]).toBe(verdict);
    for (const language of languages)
      expect(todoOf(name, verdict, overview, words(language))).toMatch(/[.]$/);
  });
});

describe('the history', () => {
  const everything = [
    ...[life.accountCreated, life.refused, life.held, returnedFor('iin-unknown')],
    [...life.drawn, ...notPrinted],
    [...life.held, { type: 'abandoned' as const, reason: 'the citizen left' }],
  ].map(viewOf);

  test.each(languages)('is told in whole sentences (%s)', (language) => {
    for (const { history, state } of everything)
      for (const event of history) {
        const sentence = sentenceOf(event, state.papers, words(language));
        expect(sentence).toMatch(/^[^a-zа-я].*[.:»”]|.+: the citizen left$/u);
        expect(sentence).not.toContain('undefined');
      }
  });
});
