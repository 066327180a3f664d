import { describe, expect, test } from 'vitest';
import { accountSays, connectedTo } from '../../renderer/registration/account.ts';
import { bandState } from '../../renderer/registration/band-state.ts';
import { current, slipProgress } from '../../renderer/registration/papers.ts';
import type { Band } from '../../renderer/registration/places.ts';
import { isSignedOnPaper } from '../../renderer/registration/possible.ts';
import { returnSays } from '../../renderer/registration/return-says.ts';
import { step } from '../../renderer/registration/step.ts';
import { languages, unbroken } from '../../src/language/format.ts';
import { words } from '../../src/language/index.ts';
import type { RegistrationEvent } from '../../src/registration/events.ts';
import { isSuperseded } from '../../src/registration/papers.ts';
import { uuid } from '../fixtures/registrations.ts';
import { connected, filled, life, online, returnedFor, viewOf, withAccount, workOf } from './works.ts';

const { account: texts } = words('en').registration;
const abandoned: RegistrationEvent = { type: 'abandoned', reason: 'the citizen left' };
const replacing = { announced: connected.other, replaces: connected.other };

describe('a code that the centre has not checked', () => {
  /** What follows depends on it, and is said with the condition. */
  const condition = /\b[Ii]f\b|[Ее]сли|болса|келмесе/;

  test.each(languages)('is told as that, on screen and to the citizen (%s)', (language) => {
    const { citizen, citizenScreen, registration } = words(language);
    const { waiting, deciding } = citizenScreen.face;
    const told = [citizen.sayWaiting, citizen.sayWaitingSlip, waiting.text, registration.outcome.waitingWhy];
    for (const text of told) expect(text).toMatch(/код|code/i);
    for (const text of [...told, deciding.next]) expect(text).toMatch(condition);
  });
});

describe('the account in words', () => {
  const says = (events: readonly RegistrationEvent[]) => accountSays(workOf(events), words('en'));

  test('none yet, while one will be created', () => {
    for (const events of [life.lookedUp, life.sent, life.queued]) expect(says(events)).toBe(texts.none);
  });

  test('created, once it was: never that it will be', () => {
    expect(says(life.accountCreated)).toBe(texts.created);
  });

  test('nothing is promised of what was abandoned', () => {
    expect(says([...life.sent, abandoned])).toBe(texts.stillNone);
    expect(says([...withAccount(life.sent, connected.other, replacing), abandoned])).toBe(
      texts.connected(unbroken(connected.other)),
    );
  });

  test('a connected number: as it is before the signature, replaced after the decision', () => {
    const stages = [
      [life.lookedUp, texts.connected(unbroken(connected.other))],
      [life.queued, texts.willBeReplaced(unbroken(connected.other))],
      [life.registered, texts.replaced(unbroken(connected.other))],
    ] as const;
    for (const [events, text] of stages)
      expect(says(withAccount(events, connected.other, replacing))).toBe(text);
  });

  test('connected where nothing was replaced', () => {
    expect(says(withAccount(life.registered, connected.alike))).toBe(texts.connectedNow);
    expect(says(withAccount(life.lookedUp, null))).toBe(texts.unconnected);
  });
});

describe('a request that was returned for what changed meanwhile', () => {
  const { outcome } = words('en').registration;
  const returned = withAccount(returnedFor('overtaken'), null);
  const again = [...returned, ...withAccount(life.lookedUp, connected.alike).slice(-1)];
  const replacing = [...returned, ...withAccount(life.lookedUp, connected.other).slice(-1)];
  const told = (events: readonly RegistrationEvent[]) => {
    const work = workOf(events);
    return returnSays(work, step(work, online), words('en'));
  };

  test('what is known of the account is said to be out of date, until the citizen was looked up again', () => {
    expect(accountSays(workOf(returned), words('en'))).toBe(texts.outdated);
    expect(accountSays(workOf(again), words('en'))).toBe(texts.connected(unbroken(connected.alike)));
    expect(accountSays(workOf(withAccount(returnedFor('name-differs'), null)), words('en'))).toBe(
      texts.unconnected,
    );
  });

  test('nobody is told to look up again who has done so', () => {
    const { what, next } = words('en').states.returned.overtaken;
    expect(told(returned)).toEqual({ what, next });
    expect(told(again)).toEqual({ what, next: outcome.lookedUpAgain });
    expect(told(replacing)).toEqual({ what, next: '' });
    expect(told(life.sent)).toBeNull();
  });
});

describe('the typed number against the connected one', () => {
  const to = (events: readonly RegistrationEvent[], changes = {}) => connectedTo(workOf(events, changes));

  test('another one is replaced', () => {
    expect(to(withAccount(life.lookedUp, connected.other))).toEqual({
      is: 'replaced',
      masked: connected.other,
    });
  });

  test('one that ends alike may be the very one; the centre knows with the one-time password', () => {
    expect(to(withAccount(life.lookedUp, connected.alike))).toEqual({ is: 'alike' });
    expect(to(withAccount(life.sent, connected.alike, { replaces: null }))).toEqual({ is: 'same' });
    expect(to(withAccount(life.sent, connected.alike, { replaces: connected.alike }))).toEqual({
      is: 'replaced',
      masked: connected.alike,
    });
  });

  test('nothing is said while no number is typed, of another person, or where none is connected', () => {
    const events = withAccount(life.lookedUp, connected.other);
    expect(to(events, { draft: { ...filled, subscriberNumber: '+7 701' } })).toBeNull();
    expect(to(events, { draft: { ...filled, iin: '901123300004' } })).toBeNull();
    expect(to(withAccount(life.lookedUp, null))).toBeNull();
    expect(to(life.lookedUp)).toBeNull();
  });
});

describe('a tick stands where something is there', () => {
  const bands: readonly Band[] = ['citizen', 'statements', 'number', 'paper'];
  const done = (events: readonly RegistrationEvent[], changes = {}) => {
    const work = workOf(events, changes);
    const state = bandState(step(work, online), work);
    return bands.filter((band) => state(band) === 'done');
  };

  test('all of it after the signature', () => {
    for (const events of [life.queued, life.held, life.registered]) expect(done(events)).toEqual(bands);
  });

  test('an abandoned one has what it had: no consent that was not given, no signature that is missing', () => {
    const nothing = { ...filled, iin: '', statements: false, subscriberNumber: '' };
    expect(done([...life.opened, abandoned], { draft: nothing })).toEqual([]);
    expect(done([...life.lookedUp, abandoned], { draft: { ...filled, subscriberNumber: '' } })).toEqual([
      'citizen',
      'statements',
    ]);
    expect(done([...life.printed, abandoned])).toEqual(['citizen', 'statements', 'number']);
    expect(done([...life.taken, abandoned])).toEqual(bands);
  });

  test('a returned application was signed, until it is drawn anew', () => {
    expect(isSignedOnPaper(viewOf(returnedFor('clock-off')))).toBe(true);
    expect(isSignedOnPaper(viewOf([...returnedFor('clock-off'), ...life.drawn.slice(-1)]))).toBe(false);
  });
});

describe('the slip with the temporary password', () => {
  const passwordExpiresAt = '2026-11-23T05:00:00.000Z';
  const created = life.accountCreated.map((event) =>
    event.type === 'registered' ? { ...event, passwordExpiresAt } : event,
  );
  const paperId = uuid(80);
  const slip: RegistrationEvent = {
    type: 'paper-drawn',
    paper: { paperId, kind: 'account-slip', language: 'kk', sha256: 'd'.repeat(64), pages: 1 },
  };
  const asked: RegistrationEvent[] = [slip, { type: 'paper-asked', paperId, copy: 1 }];
  const stuck: RegistrationEvent = { type: 'paper-not-printed', paperId, reason: 'printer-stopped' };
  const out: RegistrationEvent = { type: 'paper-handed-to-printer', paperId, printer: 'tray' };
  const end = Date.parse(passwordExpiresAt);
  const stages = [
    ['none', life.registered],
    ['due', created],
    ['due', [...created, ...asked]],
    ['failed', [...created, ...asked, stuck]],
    ['came-out', [...created, ...asked, out]],
    ['handed-over', [...created, ...asked, out, { type: 'slip-handed-over' }]],
  ] as const;

  test.each(stages)('is %s', (progress, events) => {
    expect(slipProgress(viewOf(events).state, end - 1)).toBe(progress);
  });

  test('expires with its password, printed or not, until it is handed over', () => {
    const late = stages.map(([, events]) => slipProgress(viewOf(events).state, end));
    expect(late).toEqual(['none', 'expired', 'expired', 'expired', 'expired', 'handed-over']);
    expect(slipProgress(viewOf(life.accountCreated).state, end)).toBe('due');
  });
});

describe('papers', () => {
  const notice = (paperId: string): RegistrationEvent => ({
    type: 'paper-drawn',
    paper: { paperId, kind: 'refusal-notice', language: 'kk', sha256: 'd'.repeat(64), pages: 1 },
  });
  const again = (running: number): RegistrationEvent[] =>
    life.drawn
      .slice(-1)
      .map((event) =>
        event.type === 'application-drawn'
          ? { ...event, paper: { ...event.paper, paperId: uuid(running) } }
          : event,
      );

  test('an application is superseded by the next one, and its duplicates with it; a notice by none', () => {
    const { papers } = viewOf([
      ...life.refused,
      notice(uuid(70)),
      ...life.queued.slice(-2),
      ...life.refused.slice(-1),
      notice(uuid(71)),
      ...again(72),
    ]).state;
    expect(papers.map((paper) => [paper.kind, isSuperseded(paper, papers)])).toEqual([
      ['application', true],
      ['refusal-notice', false],
      ['refusal-notice', false],
      ['application', false],
    ]);
  });

  test('the notice that counts is the one of the latest refusal', () => {
    const first = [...life.refused, notice(uuid(70))];
    expect(current(viewOf(first), 'refusal-notice')?.paperId).toBe(uuid(70));
    const second = [...first, ...life.queued.slice(-2), ...life.refused.slice(-1)];
    expect(current(viewOf(second), 'refusal-notice')).toBeUndefined();
  });
});
