import { expect, test } from 'vitest';
import { mayGoOn } from '../../renderer/registration/possible.ts';
import { type InHandQuestion, watchInHand } from '../../renderer/registration/watch-in-hand.ts';
import { newWork } from '../../renderer/registration/work.ts';
import type { InHand } from '../../src/contract/views.ts';
import { uuid } from '../fixtures/registrations.ts';
import { begun, filled, life, workOf } from './works.ts';

const mine: InHand = {
  same: 'citizen',
  where: 'here',
  office: '0123',
  window: '04',
  operator: 'СЕРІКОВА АЙГЕРІМ',
  phase: 'open',
  since: '2026-11-22T04:00:00.000Z',
  registrationId: uuid(5),
};

test('it is asked with the last digit of the IIN, after the look-up, and with the last digit of the number', () => {
  const asked: InHandQuestion[] = [];
  const look = watchInHand((question) => asked.push(question));
  const iin = filled.iin;
  look(newWork('kk'));
  look(begun({ iin: iin.slice(0, 11) }));
  look(begun({ iin }));
  look(begun({ iin, email: 'a@b.kz' }));
  look(workOf(life.lookedUp, { draft: { ...filled, subscriberNumber: '+7 701' } }));
  look(workOf(life.lookedUp));
  look(workOf(life.printed));
  expect(asked).toEqual([
    { iin, subscriberNumber: '' },
    { iin, subscriberNumber: '' },
    { iin, subscriberNumber: '+77011234567' },
  ]);
});

test('nothing is asked about what is signed and sent', () => {
  const asked: InHandQuestion[] = [];
  const look = watchInHand((question) => asked.push(question));
  look(workOf(life.registered));
  look(workOf(life.queued));
  expect(asked).toEqual([]);
});

test("the operator's own unfinished registration may be gone on with, until this one has a number", () => {
  expect(mayGoOn(workOf(life.lookedUp, { inHand: [mine] }))).toBe(uuid(5));
  expect(mayGoOn(workOf(life.printed, { inHand: [mine] }))).toBeNull();
  expect(mayGoOn(workOf(life.lookedUp, { inHand: [{ ...mine, registrationId: null }] }))).toBeNull();
  expect(mayGoOn(workOf(life.lookedUp, { inHand: [{ ...mine, phase: 'registered' }] }))).toBeNull();
  expect(mayGoOn(workOf(life.lookedUp, { inHand: [{ ...mine, same: 'number' }] }))).toBeNull();
});
