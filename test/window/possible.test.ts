import fc from 'fast-check';
import { expect, test } from 'vitest';
import { handoutsOf } from '../../renderer/registration/papers.ts';
import {
  hasOutcome,
  isEditable,
  isPaperOutdated,
  isReadOnly,
  mayAbandon,
  mayResend,
  mayRetract,
  reachable,
} from '../../renderer/registration/possible.ts';
import { type EnterAct, step } from '../../renderer/registration/step.ts';
import { Line } from '../../src/contract/overview.ts';
import { ReceivedReturnReason } from '../../src/contract/receipt.ts';
import { mayDoAs } from '../../src/registration/access.ts';
import type { Act } from '../../src/registration/acts.ts';
import { anyDraft, rightDraft } from '../rules/arbitraries.ts';
import { filled, life, offline, online, returnedFor, workOf } from './works.ts';

/** What the desk's table must allow where the window offers an act of Enter. */
const needs: Readonly<Record<EnterAct, Act | null>> = {
  'accept-statements': 'look-up',
  'look-up': 'look-up',
  'next-field': null,
  'go-on': null,
  print: 'print-application',
  'print-again': 'print-application',
  'signed-and-send': 'take-application',
  signed: 'take-application',
  send: 'send-one-time-password',
  'send-new': 'send-one-time-password',
  sign: 'sign',
  again: 'take-application',
  'start-over': 'abandon',
  'other-person': 'abandon',
  end: 'abandon',
  'print-slip': 'print-slip',
  'hand-over-slip': 'hand-over-slip',
  'print-confirmation': 'print-confirmation',
  'confirmed-and-next': null,
  'next-citizen': null,
};

const everyLife = [...Object.values(life), ...ReceivedReturnReason.options.map(returnedFor)];

test('Enter never offers what the desk would refuse', () => {
  const anyWork = fc.record({
    events: fc.constantFrom(...everyLife),
    draft: fc.oneof(fc.constant(filled), rightDraft, anyDraft),
    code: fc.constantFrom('', '123456'),
    lookUpFault: fc.constantFrom(null, 'line-down' as const, 'iin-unknown' as const),
    situation: fc.constantFrom(online, offline),
    late: fc.boolean(),
    mine: fc.boolean(),
  });
  fc.assert(
    fc.property(anyWork, ({ events, draft, code, lookUpFault, situation, late, mine }) => {
      const work = workOf(events, { draft, code, lookUpFault, mine });
      const now = late ? Date.parse('2026-11-22T06:00:00.000Z') : situation.now;
      const next = step(work, { ...situation, now });
      const act = 'act' in next ? needs[next.act] : null;
      if (act) expect(mayDoAs(act, work.view.state, mine), `${act} in ${work.view.state.phase}`).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test('another password may be sent when the interval is over, the line is there and the paper still says the same', () => {
  const early = { ...online, now: Date.parse('2026-11-22T05:00:59.000Z') };
  expect(mayResend(workOf(life.sent), online)).toBe(true);
  expect(mayResend(workOf(life.sent), early)).toBe(false);
  expect(mayResend(workOf(life.sent), offline)).toBe(false);
  expect(mayResend(workOf(life.sent, { draft: { ...filled, email: 'a@b.kz' } }), online)).toBe(false);
  expect(mayResend(workOf(life.queued), online)).toBe(false);
});

test('fields can be typed in until the request is signed, and again after a return', () => {
  for (const events of [life.opened, life.taken, life.sent, life.refused, returnedFor('iin-unknown')])
    expect(isEditable(workOf(events))).toBe(true);
  for (const events of [life.queued, life.held, life.registered])
    expect(isEditable(workOf(events))).toBe(false);
});

test('a return shows its face until the corrected application is drawn', () => {
  const returned = returnedFor('number-connected-elsewhere');
  expect(hasOutcome(workOf(returned))).toBe(true);
  const redrawn = life.drawn.slice(-1).map((event) => ({
    ...event,
    ...('paper' in event && { paper: { ...event.paper, paperId: '00000000-0000-4000-8000-000000000555' } }),
  })) as typeof life.drawn;
  expect(hasOutcome(workOf([...returned, ...redrawn]))).toBe(false);
});

test('nothing is given up while the desk works, nor what is on its way or at its end', () => {
  expect(mayAbandon(workOf(life.sent))).toBe(true);
  expect(mayAbandon(workOf(life.sent, { doing: 'sign' }))).toBe(false);
  for (const events of [life.queued, life.registered]) expect(mayAbandon(workOf(events))).toBe(false);
});

test('agreement can be taken back until the paper is signed', () => {
  expect(mayRetract(workOf(life.lookedUp))).toBe(true);
  expect(mayRetract(workOf(life.printed))).toBe(true);
  expect(mayRetract(workOf(life.taken))).toBe(false);
  expect(mayRetract(workOf(life.registered))).toBe(false);
});

test('a call to the centre has a chance unless nothing answers, or something that is not the centre, or it says no', () => {
  const states = Line.shape.state.options;
  expect(states.filter(reachable)).toEqual(['connected', 'slow', 'busy', 'unknown']);
});

test('what the centre gave back to another operator can be ended, and nothing else', () => {
  for (const events of [
    life.refused,
    life.lapsed,
    life.noTriesLeft,
    ...ReceivedReturnReason.options.map(returnedFor),
  ]) {
    const work = workOf(events, { mine: false });
    expect(step(work, online)).toEqual({ at: 'outcome', act: 'end' });
    expect([isReadOnly(work), isEditable(work), hasOutcome(work), mayAbandon(work)]).toEqual([
      ...[true, false, true, true],
    ]);
    expect(mayResend(work, { ...online, now: Date.parse('2026-11-22T05:04:00.000Z') })).toBe(false);
    expect(handoutsOf(work.view.state, false)).toEqual([]);
  }
});

test('signed work of another operator is gone on with as if it were one’s own', () => {
  for (const events of [life.queued, life.held, life.registered, life.accountCreated]) {
    const [own, other] = [workOf(events), workOf(events, { mine: false })];
    expect(isReadOnly(other)).toBe(false);
    expect(step(other, online)).toEqual(step(own, online));
  }
});

test('an application is outdated once other things are typed, and not for want of the policy', () => {
  const draft = { ...filled, email: 'a@b.kz' };
  for (const events of [life.printed, life.taken, life.sent, life.refused, returnedFor('clock-off')]) {
    expect(isPaperOutdated(workOf(events), online)).toBe(false);
    expect(isPaperOutdated(workOf(events), { statementsVersion: null })).toBe(false);
    expect(isPaperOutdated(workOf(events, { draft }), online)).toBe(true);
    expect(isPaperOutdated(workOf(events), { statementsVersion: '2027-1' })).toBe(true);
  }
  for (const events of [life.opened, life.queued, life.registered])
    expect(isPaperOutdated(workOf(events, { draft }), online)).toBe(false);
});
