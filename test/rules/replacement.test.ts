import { describe, expect, test } from 'vitest';
import { mayDo } from '../../src/registration/acts.ts';
import type { RegistrationEvent } from '../../src/registration/events.ts';
import { isReplacementAnnounced, replacedNumber } from '../../src/registration/replacement.ts';
import { eventsUpToQueued } from '../fixtures/registrations.ts';
import { stateAfter } from './walks.ts';

const other = '+7 ••• ••• •• 90';
const [opened, , drawn, taken, sent] = eventsUpToQueued(1) as [RegistrationEvent, ...RegistrationEvent[]];
const { applicant, statements, subscriberNumber } = (
  drawn as Extract<RegistrationEvent, { type: 'application-drawn' }>
).application;

/** The look-up finds an account with a connected number, or none (null). */
const lookedUp = (connectedNumber: string | null): RegistrationEvent => ({
  ...{ type: 'looked-up', iin: applicant.iin, statements },
  found: { person: applicant, account: { state: 'exists', connectedNumber } },
});
const drawnWith = (replaces: string | null): RegistrationEvent =>
  ({ ...drawn, replaces }) as RegistrationEvent;
/** The one-time password of a centre that says what is replaced; of contract version 1 where it does not. */
const sentWith = (replaces?: string | null): RegistrationEvent =>
  sent?.type === 'one-time-password-sent'
    ? { ...sent, challenge: { ...sent.challenge, ...(replaces !== undefined && { replaces }) } }
    : opened;

const having = (...events: (RegistrationEvent | undefined)[]) =>
  stateAfter(opened, ...events.filter((event) => event !== undefined));

describe('the paper names what is replaced', () => {
  test.each<[string, boolean, RegistrationEvent[]]>([
    ['nothing is known and nothing is named', true, [drawnWith(null)]],
    ['nothing is printed yet', true, [lookedUp(other)]],
    ['the look-up tells of a number that is named', true, [lookedUp(other), drawnWith(other)]],
    ['the look-up tells of no number, and none is named', true, [lookedUp(null), drawnWith(null)]],
    ['the look-up comes after the paper, and tells of a number', false, [drawnWith(null), lookedUp(other)]],
    [
      'the look-up tells of another number than the one that is named',
      false,
      [drawnWith('+7 ••• ••• •• 11'), lookedUp(other)],
    ],
  ])('%s: %s', (_, announced, events) => {
    expect(isReplacementAnnounced(having(...events))).toBe(announced);
  });

  test.each<[string, boolean, string | null, string | null | undefined]>([
    ['the centre says what is named', true, other, other],
    ['the centre says none, and none is named', true, null, null],
    ['the centre says another number', false, null, other],
    ['the centre says none, and one is named', false, other, null],
    ['a centre of contract version 1 does not say', true, other, undefined],
  ])('once the one-time password is sent, %s: %s', (_, announced, named, said) => {
    const state = having(lookedUp(named), drawnWith(named), taken, sentWith(said));
    expect(isReplacementAnnounced(state)).toBe(announced);
    expect(mayDo('sign', state)).toBe(announced);
  });

  test('two numbers with the same last digits are told apart by the centre alone', () => {
    const same = `+7 ••• ••• •• ${subscriberNumber.slice(-2)}`;
    const before = having(lookedUp(same), drawnWith(null));
    expect(replacedNumber(before, applicant.iin, subscriberNumber)).toBeNull();
    expect(isReplacementAnnounced(before)).toBe(true);
    expect(isReplacementAnnounced(having(lookedUp(same), drawnWith(null), taken, sentWith(same)))).toBe(
      false,
    );
    expect(isReplacementAnnounced(having(lookedUp(same), drawnWith(same)))).toBe(true);
  });
});
