import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listenToDesk } from '../../renderer/citizen-screen/listen.ts';
import { type CitizenView, repeatAfter, silence } from '../../renderer/citizen-screen/message.ts';
import { type Channel, tellCitizen } from '../../renderer/citizen-screen/tell.ts';
import { citizenViewOf } from '../../renderer/citizen-screen/view-of.ts';
import { newWork } from '../../renderer/registration/work.ts';
import type { RegistrationEvent } from '../../src/registration/events.ts';
import { begun, connected, filled, life, online, returnedFor, withAccount, workOf } from './works.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test.each([
  [
    'opened',
    workOf(life.opened, { draft: { ...filled, statements: false, subscriberNumber: '' } }),
    'welcome',
  ],
  ['lookedUp', workOf(life.lookedUp), 'checking'],
  ['printed', workOf(life.printed), 'signing'],
  ['taken', workOf(life.taken), 'signing'],
  ['sent', workOf(life.sent), 'code'],
  ['signing', workOf(life.sent, { doing: 'sign' }), 'deciding'],
  ['refused', workOf(life.refused), 'wrong-code'],
  ['lapsed', workOf(life.lapsed), 'lapsed'],
  ['no tries left', workOf(life.noTriesLeft), 'lapsed'],
  ["another operator's refused one", workOf(life.refused, { mine: false }), 'welcome'],
  ['queued', workOf(life.queued), 'waiting'],
  ['held', workOf(life.held), 'held'],
  ['returned', workOf(returnedFor('clock-off')), 'returned'],
  ['registered', workOf(life.registered), 'registered'],
  ['accountCreated', workOf(life.accountCreated), 'registered-slip'],
] as const)('of %s the citizen is told so', (_name, work, face) => {
  expect(citizenViewOf(work, online.now).face).toBe(face);
});

test('no code is asked for once its time is over', () => {
  const { view } = workOf(life.sent);
  const expiresAt = Date.parse(view.state.challenge?.expiresAt ?? '');
  for (const events of [life.sent, life.refused])
    expect(citizenViewOf(workOf(events), expiresAt).face).toBe('lapsed');
  expect(citizenViewOf(workOf(life.sent), expiresAt - 1).face).toBe('code');
});

test('surname and initials and the number, and nothing else of anybody', () => {
  expect(citizenViewOf(workOf(life.sent), online.now)).toEqual({
    language: 'kk',
    face: 'code',
    name: 'ӘБДІҒАЛИЕВА Ұ.',
    number: '+7 701 123 45 67',
    replaces: null,
  });
  expect(citizenViewOf(newWork('ru'), online.now)).toEqual({
    ...{ language: 'ru', face: 'welcome', name: null, number: null },
    replaces: null,
  });
});

test('the citizen sees which number is replaced: as soon as theirs is typed, and once it was', () => {
  const { other, alike } = connected;
  const replacing = { announced: other, replaces: other };
  const seen = (events: readonly RegistrationEvent[], changes = {}) =>
    citizenViewOf(workOf(events, changes), online.now).replaces;
  expect(seen(withAccount(life.lookedUp, other))).toBe(other);
  expect(seen(withAccount(life.lookedUp, other), { draft: { ...filled, subscriberNumber: '' } })).toBeNull();
  expect(seen(withAccount(life.lookedUp, alike))).toBeNull();
  expect(seen(withAccount(life.sent, other, replacing))).toBe(other);
  expect(seen(withAccount(life.registered, other, replacing))).toBe(other);
  expect(seen(withAccount(life.registered, null))).toBeNull();
});

test('no name before the citizen agreed to the look-up', () => {
  expect(citizenViewOf(begun({ ...filled, statements: false }), online.now).name).toBeNull();
});

/** Two ends of a channel: what one posts the other hears. */
function twoEnds(): [Channel, Channel] {
  const heard: ((event: { data: unknown }) => void)[][] = [[], []];
  const end = (own: number, other: number): Channel =>
    ({
      postMessage(data: unknown) {
        for (const hear of heard[other] ?? []) hear({ data });
      },
      addEventListener: (_type: string, hear: (event: { data: unknown }) => void) => heard[own]?.push(hear),
      close: () => heard[own]?.splice(0),
    }) as unknown as Channel;
  return [end(0, 1), end(1, 0)];
}

const view: CitizenView = {
  language: 'kk',
  face: 'code',
  name: 'КИМ Ю.',
  number: '+7 708 567 89 01',
  replaces: null,
};

test('a screen that opens late is shown what there is, and blanked when the window leaves', () => {
  const [desk, screen] = twoEnds();
  const isOpen: boolean[] = [];
  const shown: (CitizenView | null)[] = [];
  const teller = tellCitizen(desk, (open) => isOpen.push(open));
  teller.show(view);
  listenToDesk(screen, (next) => shown.push(next));
  expect(shown.at(-1)).toEqual(view);
  expect(isOpen.at(-1)).toBe(true);
  teller.close();
  expect(shown.at(-1)).toBeNull();
});

test('silence blanks the screen: a window that crashed says nothing', () => {
  const [desk, screen] = twoEnds();
  const shown: (CitizenView | null)[] = [];
  listenToDesk(screen, (next) => shown.push(next));
  desk.postMessage({ say: 'show', view });
  vi.advanceTimersByTime(silence - 1);
  expect(shown).toEqual([view]);
  vi.advanceTimersByTime(1);
  expect(shown).toEqual([view, null]);
});

test('what is shown is said again and again, and a screen that went away is noticed', () => {
  const [desk, screen] = twoEnds();
  const isOpen: boolean[] = [];
  const shown: (CitizenView | null)[] = [];
  tellCitizen(desk, (open) => isOpen.push(open)).show(view);
  const stop = listenToDesk(screen, (next) => shown.push(next));
  vi.advanceTimersByTime(3 * silence);
  expect(shown).not.toContain(null);
  stop();
  expect(isOpen.at(-1)).toBe(false);
});

test('what is no message of ours is passed over', () => {
  const [desk, screen] = twoEnds();
  const shown: (CitizenView | null)[] = [];
  listenToDesk(screen, (next) => shown.push(next));
  for (const data of [null, 'show', { say: 'show', view: { ...view, operator: 'x' } }, { say: 'shout' }])
    desk.postMessage(data);
  expect(shown).toEqual([]);
  expect(repeatAfter).toBeLessThan(silence / 3);
});
