import { describe, expect, test } from 'vitest';
import { enterAt, namesAreTyped, placeBefore } from '../../renderer/registration/cursor.ts';
import { targetOf } from '../../renderer/registration/follow.ts';
import { step } from '../../renderer/registration/step.ts';
import { begun, filled, life, offline, online, workOf } from './works.ts';

const byHand = {
  ...begun({ ...filled, givenName: '', subscriberNumber: '' }),
  lookUpFault: 'line-down' as const,
};

describe('Enter where the cursor stands', () => {
  test('does the next thing from the field that it follows', () => {
    const work = workOf(life.lookedUp);
    for (const cursor of ['subscriberNumber', 'email', 'paper', null] as const)
      expect(enterAt(step(work, online), cursor, work)).toMatchObject({ act: 'print' });
  });

  test('in a field that was gone back to, leads back to where the work stands', () => {
    const work = workOf(life.printed);
    for (const cursor of ['iin', 'statements', 'subscriberNumber'] as const)
      expect(enterAt(step(work, online), cursor, work)).toEqual({ at: 'paper', act: 'go-on' });
  });

  test('never signs, sends or hands over from another place than its own', () => {
    for (const events of [life.printed, life.taken, life.sent]) {
      const work = workOf(events, { code: '123456' });
      const there = enterAt(step(work, online), 'email', work);
      expect(there).toMatchObject({ act: 'go-on' });
    }
  });

  test('goes from name to name, past an empty patronymic to the number', () => {
    const current = step(byHand, offline);
    expect(enterAt(current, 'surname', byHand)).toEqual({ at: 'givenName', act: 'next-field' });
    expect(enterAt(current, 'givenName', byHand)).toEqual({ at: 'givenName', need: 'name' });
    expect(enterAt(current, 'patronymic', byHand)).toEqual({ at: 'subscriberNumber', act: 'next-field' });
  });
});

describe('one step back', () => {
  test('goes from place to place and ends at home', () => {
    const work = workOf(life.sent);
    expect(placeBefore('code', work)).toBe('paper');
    expect(placeBefore('subscriberNumber', work)).toBe('statements');
    expect(placeBefore('iin', work)).toBeNull();
  });

  test('passes the names where they are typed', () => {
    expect(placeBefore('subscriberNumber', byHand)).toBe('patronymic');
  });

  test('leads home from what can no longer be changed', () => {
    for (const events of [life.queued, life.registered, life.held])
      expect(placeBefore('outcome', workOf(events))).toBeNull();
  });
});

test('names are typed only where no look-up brought them', () => {
  expect(namesAreTyped(byHand)).toBe(true);
  expect(namesAreTyped(workOf(life.lookedUp))).toBe(false);
  expect(namesAreTyped(begun({ iin: filled.iin, statements: true }))).toBe(false);
});

describe('the cursor goes by itself', () => {
  const still = {
    was: { at: 'paper', doing: null, phase: 'open', ready: true },
    doing: null,
    phase: 'open',
    at: 'paper',
    ready: true,
    cursor: 'paper',
    faultAt: null,
  } as const;

  test('to the first place when the screen opens', () => {
    const opening = { ...still, was: { ...still.was, at: null }, cursor: null } as const;
    expect(targetOf({ ...opening, at: 'iin' })).toBe('iin');
    expect(targetOf({ ...opening, at: 'code', doing: 'sign' })).toBe('code');
  });

  test('from the twelfth digit of the IIN to the statements', () => {
    const moment = { ...still, was: { ...still.was, at: 'iin' }, at: 'statements', cursor: 'iin' } as const;
    expect(targetOf(moment)).toBe('statements');
  });

  test('to the number while the citizen is looked up', () => {
    const moment = { ...still, doing: 'look-up', cursor: 'statements', at: 'statements' } as const;
    expect(targetOf(moment)).toBe('subscriberNumber');
  });

  test('nowhere while the operator types on during the look-up', () => {
    const moment = {
      ...still,
      was: { ...still.was, doing: 'look-up' },
      cursor: 'subscriberNumber',
      at: 'subscriberNumber',
    } as const;
    expect(targetOf(moment)).toBeNull();
    expect(targetOf({ ...moment, at: 'surname' })).toBe('surname');
  });

  test('to the field that the centre refused', () => {
    const moment = {
      ...still,
      was: { ...still.was, doing: 'send' },
      at: 'code',
      faultAt: 'subscriberNumber',
    } as const;
    expect(targetOf(moment)).toBe('subscriberNumber');
  });

  test('to what was waited for once it has come, where the cursor was nowhere', () => {
    const moment = { ...still, was: { ...still.was, at: 'code', ready: false }, at: 'code' } as const;
    expect(targetOf({ ...moment, cursor: null })).toBe('code');
    expect(targetOf({ ...moment, cursor: 'email' })).toBeNull();
  });

  test('nowhere while the desk works', () => {
    const moment = { ...still, was: { ...still.was, phase: 'taken' }, doing: 'sign', at: 'code' } as const;
    expect(targetOf(moment)).toBeNull();
  });

  test('to the outcome when the registration moves on by itself', () => {
    const moment = {
      ...still,
      was: { ...still.was, phase: 'queued' },
      phase: 'registered',
      at: 'outcome',
    } as const;
    expect(targetOf(moment)).toBe('outcome');
  });

  test('nowhere while a field is typed in that becomes right', () => {
    const moment = {
      ...still,
      was: { ...still.was, at: 'subscriberNumber' },
      cursor: 'subscriberNumber',
    } as const;
    expect(targetOf(moment)).toBeNull();
  });
});
