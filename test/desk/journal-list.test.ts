import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore, type Store } from '../../main/store/store.ts';
import { isVisible } from '../../src/registration/access.ts';
import { beforeSigning } from '../../src/registration/acts.ts';
import type { RegistrationEvent } from '../../src/registration/events.ts';
import { foldRegistration } from '../../src/registration/fold.ts';
import type { Phase } from '../../src/registration/state.ts';
import {
  applicationNumber,
  eventsUpToQueued,
  operator,
  otherOperator,
  recorded,
  uuid,
} from '../fixtures/registrations.ts';
import { phases, wayTo } from '../rules/walks.ts';

const day = Date.parse('2026-11-22T05:00:00.000Z');
const everything = { viewerIin: operator.iin, day: null, phase: null, operatorIin: null };
const folder = mkdtempSync(join(tmpdir(), 'tereze-'));
let store: Store;

beforeAll(() => {
  store = openStore(folder, randomBytes(32));
  const put = (number: number, upTo: number, by = operator, begin = day): void => {
    const entries = recorded(number, eventsUpToQueued(number).slice(0, upTo), by, begin);
    store.transaction(() => {
      for (const entry of entries) store.journal.append(entry);
      store.registrations.put(foldRegistration(entries), null);
    });
  };
  put(1, 7);
  put(2, 5);
  put(3, 7, otherOperator);
  put(4, 5, otherOperator);
  put(5, 7, operator, day - 86_400_000);
});

afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const ids = (rows: { registrationId: string }[]) => rows.map((row) => row.registrationId).sort();

test.each([
  ['a day', { day: '2026-11-21' }, [5]],
  ['a state', { phase: 'queued' as const }, [1, 3, 5]],
  ['an operator', { operatorIin: otherOperator.iin }, [3]],
  ['all of them', { day: '2026-11-22', phase: 'queued' as const, operatorIin: operator.iin }, [1]],
])('a list narrowed down by %s holds just that', (_, filter, numbers) => {
  const rows = store.registrations.list({ ...everything, ...filter, before: null, limit: 10 });
  expect(ids(rows)).toEqual(numbers.map(uuid));
});

test('a search is narrowed down in the same way', () => {
  const rows = store.registrations.search({ ...everything, phase: 'queued', text: 'абди', limit: 10 });
  expect(ids(rows)).toEqual([1, 3, 5].map(uuid));
});

test('a registration that two of its names find is found once', () => {
  const rows = store.registrations.search({ ...everything, text: '', limit: 10 });
  expect(ids(rows)).toEqual([1, 2, 3, 5].map(uuid));
});

test('who has a citizen or a number in hand: unfinished work of any day, and what was registered today', () => {
  const of = (iin: string, subscriberNumber: string) =>
    store.registrations.inHand({ iin, subscriberNumber, day: '2026-11-22' });
  expect(of('901123300258', 'none').filter(({ same }) => same === 'citizen')).toHaveLength(5);
  expect(of('none', '+77011234567').filter(({ same }) => same === 'number')).toHaveLength(5);
  expect(of('none', '+77019999999')).toEqual([]);
});

test('a slip is due while its password is kept and the number is registered, on whatever day that was', () => {
  const accountCreated: RegistrationEvent[] = [
    ...eventsUpToQueued(6),
    {
      ...{ type: 'registered', requestHash: 'a'.repeat(64), receipt: 'a.b.c' },
      ...{ decidedAt: '2026-11-20T05:02:00.000Z', accountCreated: true },
    },
  ];
  const due = () => store.registrations.slipsDue(operator.iin).map(({ registrationId }) => registrationId);
  store.temporaryPasswords.put(uuid(1), 'kept until the slip is handed over');
  expect(due()).toEqual([]);
  store.transaction(() => {
    const number = 6;
    const entries = recorded(number, accountCreated, otherOperator, day - 2 * 86_400_000);
    for (const entry of entries) store.journal.append(entry);
    store.registrations.put(foldRegistration(entries), null);
    store.temporaryPasswords.put(uuid(number), 'kept until the slip is handed over');
  });
  expect(due()).toEqual([uuid(6)]);
  const [listed] = store.registrations.search({ ...everything, day: '2026-11-20', text: 'абди', limit: 10 });
  expect(listed).toMatchObject({ registrationId: uuid(6), slipDue: true });
  store.temporaryPasswords.wipe(uuid(6));
  expect(due()).toEqual([]);
});

test('everyone who opened a registration is known, once', () => {
  expect(
    store.registrations
      .operators()
      .map(({ iin }) => iin)
      .sort(),
  ).toEqual([operator.iin, otherOperator.iin]);
});

describe('who sees what, by the rule that the window and the desk go by', () => {
  const folderOfAll = mkdtempSync(join(tmpdir(), 'tereze-'));
  const all = openStore(folderOfAll, randomBytes(32));
  afterAll(() => {
    all.close();
    rmSync(folderOfAll, { recursive: true });
  });
  const states = phases.flatMap((phase, place) =>
    [operator, otherOperator].map((by, whose) => {
      const number = 100 + 2 * place + whose;
      const events = wayTo[phase].map((event) =>
        event.type === 'application-drawn'
          ? { ...event, applicationNumber: applicationNumber(number) }
          : event,
      );
      const entries = recorded(number, events, by);
      const state = foldRegistration(entries);
      all.transaction(() => {
        for (const entry of entries) all.journal.append(entry);
        all.registrations.put(state, null);
      });
      return { state, isOwn: by === operator };
    }),
  );
  const idsOf = (rows: typeof states) => ids(rows.map(({ state }) => state));
  const seen = states.filter(({ state, isOwn }) => isVisible(state, isOwn));

  test('lists and searches hold just what is visible, and say whose it is', () => {
    const rows = all.registrations.list({ ...everything, before: null, limit: 100 });
    expect(ids(rows)).toEqual(idsOf(seen));
    expect(ids(all.registrations.search({ ...everything, text: '', limit: 100 }))).toEqual(idsOf(seen));
    expect(ids(rows.filter(({ mine }) => mine))).toEqual(idsOf(states.filter(({ isOwn }) => isOwn)));
  });

  test('what is unfinished is what waits to be signed, of any day', () => {
    const unfinished = seen.filter(({ state }) => (beforeSigning as readonly Phase[]).includes(state.phase));
    expect(ids(all.registrations.unfinished(operator.iin))).toEqual(idsOf(unfinished));
  });
});
