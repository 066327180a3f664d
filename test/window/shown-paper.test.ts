import { describe, expect, test } from 'vitest';
import { shownPaper } from '../../renderer/preview/shown-paper.ts';
import type { PaperKind, RegistrationEvent } from '../../src/registration/events.ts';
import { connected, filled, life, offline, online, returnedFor, withAccount, workOf } from './works.ts';

const paperId = '00000000-0000-4000-8000-000000000901';
const laterId = '00000000-0000-4000-8000-000000000902';

const drawn = (kind: PaperKind): RegistrationEvent => ({
  type: 'paper-drawn',
  paper: { paperId: laterId, kind, language: 'kk', sha256: 'd'.repeat(64), pages: 1 },
});
const asked: RegistrationEvent = { type: 'paper-asked', paperId: laterId, copy: 1 };
const out: RegistrationEvent = { type: 'paper-handed-to-printer', paperId: laterId, printer: 'tray' };
const stuck: RegistrationEvent = { type: 'paper-not-printed', paperId: laterId, reason: 'printer-stopped' };

const abandoned: RegistrationEvent = { type: 'abandoned', reason: 'the citizen left' };

const shown = (events: readonly RegistrationEvent[], changes = {}) =>
  shownPaper(workOf(events, changes), online);
const signed = { how: 'kept', kind: 'application', paperId };

describe('beside the registration stands', () => {
  test('the application as the fields say it, until it is drawn', () => {
    expect(shownPaper({ view: null, draft: filled }, online)).toEqual({ how: 'drawn', kind: 'application' });
    for (const events of [life.opened, life.lookedUp])
      expect(shown(events)).toEqual({ how: 'drawn', kind: 'application' });
  });

  test('the very application that was printed, while the fields say the same', () => {
    for (const events of [life.printed, life.taken, life.sent, returnedFor('clock-off')])
      expect(shown(events)).toEqual(signed);
    const draft = { ...filled, email: 'a@b.kz' };
    for (const events of [life.printed, life.sent, life.refused])
      expect(shown(events, { draft })).toEqual({ how: 'drawn', kind: 'application' });
  });

  test('the application as it was signed where nothing can be changed any more, whatever the policy says now', () => {
    const later = { ...online, statementsVersion: '2027-1' };
    for (const events of [life.queued, life.held, [...life.printed, abandoned]])
      for (const situation of [online, offline, later])
        expect(shownPaper(workOf(events), situation)).toEqual(signed);
  });

  test('the refusal notice after a refusal, and the one that was printed of that very refusal', () => {
    expect(shown(life.refused)).toEqual({ how: 'drawn', kind: 'refusal-notice' });
    const noticed = [...life.refused, drawn('refusal-notice')];
    expect(shown(noticed)).toEqual({ how: 'kept', kind: 'refusal-notice', paperId: laterId });
    expect(shown([...noticed, ...life.queued.slice(-2), ...life.refused.slice(-1)])).toEqual({
      how: 'drawn',
      kind: 'refusal-notice',
    });
  });

  test('the lapse notice after a one-time password that counted no more', () => {
    expect(shown(life.lapsed)).toEqual({ how: 'drawn', kind: 'lapse-notice' });
    expect(shown([...life.lapsed, drawn('lapse-notice')])).toEqual({
      how: 'kept',
      kind: 'lapse-notice',
      paperId: laterId,
    });
  });

  test('the application as it has to be printed anew once it is known that a number is replaced', () => {
    expect(shown(withAccount(life.printed, connected.other))).toEqual({ how: 'drawn', kind: 'application' });
  });

  test('the confirmation from the decision on', () => {
    expect(shown(life.registered)).toEqual({ how: 'drawn', kind: 'confirmation' });
    for (const end of [out, stuck])
      expect(shown([...life.registered, drawn('confirmation'), asked, end])).toEqual({
        how: 'kept',
        kind: 'confirmation',
        paperId: laterId,
      });
  });

  test('never the slip: words while it is what is printed, then the confirmation', () => {
    const secret = { how: 'secret', kind: 'account-slip' };
    expect(shown(life.accountCreated)).toEqual(secret);
    expect(shown([...life.accountCreated, drawn('account-slip'), asked, stuck])).toEqual(secret);
    const handed: RegistrationEvent = { type: 'slip-handed-over' };
    for (const ends of [[out], [out, handed]])
      expect(shown([...life.accountCreated, drawn('account-slip'), asked, ...ends])).toEqual({
        how: 'drawn',
        kind: 'confirmation',
      });
  });
});
