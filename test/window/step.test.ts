import { describe, expect, test } from 'vitest';
import { step } from '../../renderer/registration/step.ts';
import type { RegistrationEvent } from '../../src/registration/events.ts';
import {
  begun,
  connected,
  drawnAgain,
  filled,
  life,
  offline,
  online,
  printedAgain,
  replacedAfterPassword,
  replacedAfterPrint,
  replacedAfterReturn,
  returnedFor,
  withAccount,
  workOf,
} from './works.ts';

const known = workOf(life.lookedUp);

describe('what comes next while the application is filled in', () => {
  test('first the IIN', () => {
    expect(step(begun({}), online)).toEqual({ at: 'iin', need: 'iin' });
    expect(step(begun({ iin: '901123300255' }), online)).toEqual({ at: 'iin', need: 'iin' });
  });

  test('then the statements, before anything is looked up', () => {
    const work = begun({ iin: filled.iin });
    expect(step(work, online)).toEqual({ at: 'statements', act: 'accept-statements' });
  });

  test('without the texts of the centre nothing can be accepted', () => {
    const work = begun({ iin: filled.iin });
    expect(step(work, { ...online, statementsVersion: null })).toEqual({ at: 'statements', need: 'policy' });
  });

  test('accepted statements lead to the look-up', () => {
    const work = begun({ iin: filled.iin, statements: true });
    expect(step(work, online)).toEqual({ at: 'statements', act: 'look-up' });
  });

  test('without a line the names are typed', () => {
    const work = begun({ iin: filled.iin, statements: true });
    expect(step(work, offline)).toEqual({ at: 'surname', need: 'name' });
    const withSurname = { ...work, draft: { ...work.draft, surname: 'Ким' } };
    expect(step(withSurname, offline)).toEqual({ at: 'givenName', need: 'name' });
  });

  test('after a look-up that brought nothing the names are typed', () => {
    const work = { ...begun({ iin: filled.iin, statements: true }), lookUpFault: 'centre-busy' as const };
    expect(step(work, online)).toEqual({ at: 'surname', need: 'name' });
  });

  test('an IIN that the centre does not know has to be corrected', () => {
    const work = { ...begun({ iin: filled.iin, statements: true }), lookUpFault: 'iin-unknown' as const };
    expect(step(work, online)).toEqual({ at: 'iin', need: 'other-iin' });
  });

  test('who is known needs a number, and an e-mail address only if it is right', () => {
    const without = { ...known, draft: { ...filled, subscriberNumber: '+7 701' } };
    expect(step(without, online)).toEqual({ at: 'subscriberNumber', need: 'number' });
    const misspelt = { ...known, draft: { ...filled, email: 'a@' } };
    expect(step(misspelt, online)).toEqual({ at: 'email', need: 'email' });
    expect(step(known, online)).toEqual({ at: 'paper', act: 'print' });
  });

  test('another wording of the statements is put to the citizen again', () => {
    const situation = { ...online, statementsVersion: '2026-2' };
    expect(step(known, situation)).toEqual({ at: 'statements', act: 'accept-statements' });
  });
});

describe('what comes next with the paper', () => {
  test('a printed application is signed by the citizen, and the password sent in the same keystroke', () => {
    expect(step(workOf(life.printed), online)).toEqual({ at: 'paper', act: 'signed-and-send' });
  });

  test('without a line it is only signed', () => {
    expect(step(workOf(life.printed), offline)).toEqual({ at: 'paper', act: 'signed' });
  });

  test('what did not come out of the printer is printed again', () => {
    expect(step(workOf(life.notPrinted), online)).toEqual({ at: 'paper', act: 'print-again' });
    expect(step(workOf(life.drawn), online)).toEqual({ at: 'paper', act: 'print-again' });
  });

  test('a changed field asks for another print, before and after the signature', () => {
    const draft = { ...filled, subscriberNumber: '+7 702 345 67 89' };
    for (const events of [life.printed, life.taken, life.sent, life.refused])
      expect(step(workOf(events, { draft }), online)).toEqual({ at: 'paper', act: 'print' });
  });

  test('a replacement that the paper does not name asks for another print, before anything is sent or signed', () => {
    for (const events of [replacedAfterPrint, replacedAfterPassword, replacedAfterReturn])
      expect(step(workOf(events, { code: '123456' }), online)).toEqual({ at: 'paper', act: 'print' });
    const reprinted = [...replacedAfterPassword, drawnAgain, ...printedAgain];
    expect(step(workOf(reprinted), online)).toEqual({ at: 'paper', act: 'signed-and-send' });
  });

  test('large print is asked for before the signature, not after it', () => {
    const draft = { ...filled, style: { bilingual: false, largePrint: true } };
    expect(step(workOf(life.printed, { draft }), online)).toEqual({ at: 'paper', act: 'print' });
    expect(step(workOf(life.taken, { draft }), online)).toEqual({ at: 'code', act: 'send' });
  });
});

describe('what comes next with the one-time password', () => {
  test('it is sent, once the line is there', () => {
    expect(step(workOf(life.taken), online)).toEqual({ at: 'code', act: 'send' });
    expect(step(workOf(life.taken), offline)).toEqual({ at: 'code', need: 'line' });
  });

  test('sent, its digits are awaited, with a line or without', () => {
    expect(step(workOf(life.sent), online)).toEqual({ at: 'code', need: 'code' });
    expect(step(workOf(life.sent), offline)).toEqual({ at: 'code', need: 'code' });
  });

  test('complete digits that were not signed can be signed by Enter', () => {
    expect(step(workOf(life.sent, { code: '123456' }), online)).toEqual({ at: 'code', act: 'sign' });
  });

  test('what the desk would not sign is sent anew', () => {
    const events = life.sent.filter(({ type }) => type !== 'looked-up');
    const draft = { ...filled, surname: 'ӘБДІҒАЛИЕВА' };
    expect(step(workOf(events, { draft, code: '123456' }), online)).toEqual({ at: 'code', act: 'send' });
  });

  test('an expired one is replaced', () => {
    const late = { ...online, now: Date.parse('2026-11-22T05:05:00.000Z') };
    expect(step(workOf(life.sent), late)).toEqual({ at: 'code', act: 'send-new' });
  });

  test('a number that is connected elsewhere has to be another one, until it is', () => {
    const fault = { place: 'subscriberNumber', code: 'number-connected-elsewhere', details: {} } as const;
    expect(step(workOf(life.taken, { fault }), online)).toEqual({
      at: 'subscriberNumber',
      need: 'other-number',
    });
  });
});

describe('what comes next after the decision', () => {
  test('refused (clause 9): the same boxes again while tries are left', () => {
    expect(step(workOf(life.refused), online)).toEqual({ at: 'code', need: 'code' });
  });

  test('refused with no try left: a new password is sent', () => {
    expect(step(workOf(life.noTriesLeft), online)).toEqual({ at: 'code', act: 'send-new' });
  });

  test('a one-time password that lapsed: a new one is sent', () => {
    expect(step(workOf(life.lapsed), online)).toEqual({ at: 'code', act: 'send-new' });
  });

  test('what waits or is held leaves the operator free for the next citizen', () => {
    for (const events of [life.queued, life.held])
      expect(step(workOf(events), online)).toEqual({ at: 'outcome', act: 'next-citizen' });
  });

  test('a new account has a slip that is printed, then handed over; then the confirmation is due', () => {
    const slipId = '00000000-0000-4000-8000-000000000777';
    const slip = [
      {
        type: 'paper-drawn' as const,
        paper: {
          paperId: slipId,
          kind: 'account-slip' as const,
          language: 'kk' as const,
          sha256: 'c'.repeat(64),
          pages: 1,
        },
      },
      { type: 'paper-asked' as const, paperId: slipId, copy: 1 },
    ];
    const out = { type: 'paper-handed-to-printer' as const, paperId: slipId, printer: 'tray' };
    const stuck = { type: 'paper-not-printed' as const, paperId: slipId, reason: 'printer-missing' as const };
    const stages = [
      [life.registered, 'print-confirmation'],
      [life.accountCreated, 'print-slip'],
      [[...life.accountCreated, ...slip, stuck], 'print-slip'],
      [[...life.accountCreated, ...slip, out], 'hand-over-slip'],
      [[...life.accountCreated, ...slip, out, { type: 'slip-handed-over' as const }], 'print-confirmation'],
    ] as const;
    for (const [events, act] of stages) expect(step(workOf(events), online)).toEqual({ at: 'outcome', act });
  });
});

describe('what comes next with the confirmation', () => {
  const paperId = '00000000-0000-4000-8000-000000000778';
  const drawn: RegistrationEvent[] = [
    {
      type: 'paper-drawn',
      paper: { paperId, kind: 'confirmation', language: 'kk', sha256: 'd'.repeat(64), pages: 1 },
    },
    { type: 'paper-asked', paperId, copy: 1 },
  ];
  const out: RegistrationEvent = { type: 'paper-handed-to-printer', paperId, printer: 'tray' };
  const stepAfter = (...events: RegistrationEvent[]) =>
    step(workOf([...life.registered, ...drawn, ...events]), online);

  test('what did not come out is printed again', () => {
    const stuck: RegistrationEvent = { type: 'paper-not-printed', paperId, reason: 'printer-stopped' };
    expect(stepAfter(stuck)).toEqual({ at: 'outcome', act: 'print-confirmation' });
  });

  test('what came out is handed over with the keystroke that asks for the next citizen', () => {
    expect(stepAfter(out)).toEqual({ at: 'outcome', act: 'confirmed-and-next' });
    expect(stepAfter(out, { type: 'paper-confirmed', paperId })).toEqual({
      at: 'outcome',
      act: 'next-citizen',
    });
  });
});

describe('what comes next after a return', () => {
  test.each([
    ['number-connected-elsewhere', { at: 'subscriberNumber', act: 'again' }],
    ['iin-unknown', { at: 'iin', need: 'other-iin' }],
    ['name-differs', { at: 'outcome', act: 'look-up' }],
    ['account-exists', { at: 'outcome', act: 'look-up' }],
    ['one-time-password-foreign', { at: 'outcome', act: 'again' }],
    ['signer-expired', { at: 'outcome', act: 'again' }],
    ['number-already-decided', { at: 'outcome', act: 'start-over' }],
    ['overtaken', { at: 'outcome', act: 'look-up' }],
    ['replacement-unannounced', { at: 'outcome', act: 'look-up' }],
    ['second-signature-missing', { at: 'outcome', act: 'again' }],
    ['name-unusable', { at: 'outcome', act: 'end' }],
    ['journal-differs', { at: 'outcome', act: 'again' }],
    ['signing-time-contradicted', { at: 'outcome', act: 'again' }],
  ] as const)('%s', (reason, expected) => {
    expect(step(workOf(returnedFor(reason)), online)).toEqual(expected);
  });

  test('a corrected field is printed again', () => {
    const draft = { ...filled, subscriberNumber: '+7 702 345 67 89' };
    const work = workOf(returnedFor('number-connected-elsewhere'), { draft });
    expect(step(work, online)).toEqual({ at: 'paper', act: 'print' });
  });

  test('looked up anew, the request goes again', () => {
    const again = workOf([...returnedFor('account-exists'), ...life.lookedUp.slice(1)]);
    expect(step(again, online)).toEqual({ at: 'outcome', act: 'again' });
  });

  test('looked up anew, an application that names no replaced number is printed again before anything is sent', () => {
    const lookedUp = withAccount(life.lookedUp.slice(1), connected.other);
    for (const reason of ['overtaken', 'replacement-unannounced'] as const) {
      const again = workOf([...returnedFor(reason), ...lookedUp]);
      expect(step(again, online), reason).toEqual({ at: 'paper', act: 'print' });
    }
  });

  test('what an older one-time password said of the connected number counts no more', () => {
    const returned = withAccount(returnedFor('overtaken'), null, { announced: null, replaces: null });
    const again = workOf([...returned, ...withAccount(life.lookedUp.slice(1), connected.other)]);
    expect(step(again, online)).toEqual({ at: 'paper', act: 'print' });
  });

  test('without a line it waits for one', () => {
    expect(step(workOf(returnedFor('request-too-old')), offline)).toEqual({ at: 'outcome', need: 'line' });
  });
});

describe('a connected number is never replaced in silence', () => {
  test('an application that says so is signed and sent', () => {
    const events = withAccount(life.printed, connected.other, { announced: connected.other });
    expect(step(workOf(events), online)).toEqual({ at: 'paper', act: 'signed-and-send' });
  });

  test('one that does not say so is printed anew, before it is signed and after it', () => {
    for (const events of [life.printed, life.taken])
      expect(step(workOf(withAccount(events, connected.other)), online)).toEqual({
        at: 'paper',
        act: 'print',
      });
  });

  test('what the centre says with the one-time password counts, however the numbers end', () => {
    const found = { announced: null, replaces: connected.alike };
    expect(step(workOf(withAccount(life.sent, connected.alike, found)), online)).toEqual({
      at: 'paper',
      act: 'print',
    });
  });

  test('and stands once the paper says it, though the look-up can not tell the numbers apart', () => {
    const sent = withAccount(life.sent, connected.alike, { announced: null, replaces: connected.alike });
    const [drawn] = withAccount(life.drawn.slice(-1), null, { announced: connected.alike });
    const events = [...sent, ...(drawn ? [drawn] : []), ...life.printed.slice(-2)];
    expect(step(workOf(events), online)).toEqual({ at: 'paper', act: 'signed-and-send' });
  });
});

describe('one person a registration', () => {
  test.each([
    ['looked up', life.lookedUp],
    ['printed', life.printed],
    ['sent', life.sent],
    ['returned', returnedFor('iin-unknown')],
  ])('%s: the IIN of another one asks for another registration', (_name, events) => {
    const draft = { ...filled, iin: '901123300004', statements: false, surname: '', givenName: '' };
    expect(step(workOf(events, { draft }), online)).toEqual({ at: 'iin', act: 'other-person' });
  });

  test('an IIN that the centre did not know is corrected in the same one', () => {
    const draft = { ...filled, iin: '901123300004', statements: false };
    expect(step(workOf(life.opened, { draft }), online)).toEqual({
      at: 'statements',
      act: 'accept-statements',
    });
  });
});
