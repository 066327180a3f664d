import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DeskClient } from '../../renderer/desk/client.ts';
import { secretOf } from '../../renderer/desk/secret.ts';
import { type Serving, serveCitizen } from '../../renderer/registration/serve.ts';
import { step } from '../../renderer/registration/step.ts';
import type { OutOfStep } from '../../renderer/registration/work.ts';
import { Fault } from '../../src/contract/fault.ts';
import type { RegistrationView } from '../../src/contract/views.ts';
import { operator, uuid } from '../fixtures/registrations.ts';
import { filled, life, offline, online, viewOf } from './works.ts';

/** A desk that answers what a test puts into it and writes down what it was asked. */
function scriptedDesk(answers: Partial<Record<keyof DeskClient, () => unknown>>) {
  const asked: { name: string; input: Record<string, unknown>; secret?: Uint8Array }[] = [];
  const desk = new Proxy({} as DeskClient, {
    get: (_, name: keyof DeskClient) => async (input: Record<string, unknown>, secret?: Uint8Array) => {
      asked.push({ name, input, ...(secret && { secret }) });
      return answers[name]?.() ?? (name === 'inHand' ? { found: [] } : viewOf(life.opened));
    },
  });
  /** What was asked on the way to the receipt; who has the citizen in hand is asked beside it. */
  const names = () => asked.map(({ name }) => name).filter((name) => name !== 'inHand');
  return { desk, asked, names };
}

function serve(
  { desk }: { desk: DeskClient },
  existing: RegistrationView | null = null,
  situation = online,
): { serving: Serving; opened: [string, string | null][]; faults: unknown[] } {
  const opened: [string, string | null][] = [];
  const faults: unknown[] = [];
  const serving = serveCitizen(
    {
      desk,
      language: 'kk',
      situation: () => situation,
      operatorIin: operator.iin,
      endReason: (why) => why,
      onOpened: (id, before) => opened.push([id, before]),
      onFault: (fault) => faults.push(fault),
    },
    existing,
  );
  return { serving, opened, faults };
}

const existing = (events: Parameters<typeof viewOf>[0]): RegistrationView => ({
  ...viewOf(events),
  draft: filled,
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a new citizen', () => {
  test('is opened with the first character, once, and saved after a pause', async () => {
    const script = scriptedDesk({});
    const { serving, opened } = serve(script);
    expect(script.names()).toEqual([]);
    for (const text of ['9', '90', '901']) serving.type('iin', text);
    await vi.advanceTimersByTimeAsync(249);
    expect(script.names()).toEqual(['openRegistration']);
    await vi.advanceTimersByTimeAsync(1);
    expect(script.names()).toEqual(['openRegistration', 'saveDraft']);
    expect(script.asked[1]?.input).toMatchObject({ registrationId: uuid(1), draft: { iin: '901' } });
    expect(opened).toEqual([[uuid(1), null]]);
  });

  test('is tried again where opening failed', async () => {
    let broken = true;
    const script = scriptedDesk({
      openRegistration: () => {
        if (broken) throw new Fault('disk-full');
        return viewOf(life.opened);
      },
    });
    const { serving, faults } = serve(script);
    serving.type('iin', '9');
    await vi.advanceTimersByTimeAsync(300);
    expect(faults).not.toEqual([]);
    broken = false;
    serving.type('iin', '90');
    await vi.advanceTimersByTimeAsync(300);
    expect(script.names().at(-1)).toBe('saveDraft');
  });

  test('without a line agreement asks nothing of the desk, and names are typed', async () => {
    const script = scriptedDesk({});
    const { serving } = serve(script, null, offline);
    serving.type('iin', filled.iin);
    await serving.act('accept-statements');
    expect(script.names()).not.toContain('lookUp');
    expect(serving.current()).toMatchObject({ lookUpFault: 'line-down', draft: { statements: true } });
  });
});

test('agreement that is taken back is saved so, and asked for again', async () => {
  const script = scriptedDesk({});
  const { serving } = serve(script, existing(life.lookedUp));
  serving.retractStatements();
  await serving.flush();
  expect(script.asked.at(-1)?.input).toMatchObject({ draft: { statements: false } });
  expect(step(serving.current(), online)).toEqual({ at: 'statements', act: 'accept-statements' });
});

describe('an act', () => {
  test('saves what is typed before it is done', async () => {
    const script = scriptedDesk({ printApplication: () => viewOf(life.printed) });
    const { serving } = serve(script, existing(life.lookedUp));
    serving.type('email', 'a@b.kz');
    await serving.act('print');
    expect(script.names()).toEqual(['saveDraft', 'printApplication']);
  });

  test('is done once, however often it is asked for', async () => {
    const script = scriptedDesk({ printApplication: () => viewOf(life.printed) });
    const { serving } = serve(script, existing(life.lookedUp));
    await Promise.all([serving.act('print'), serving.act('print'), serving.act('signed-and-send')]);
    expect(script.names()).toEqual(['printApplication']);
  });

  test('that takes the application sends the password in the same keystroke', async () => {
    const script = scriptedDesk({ sendOneTimePassword: () => viewOf(life.sent) });
    const { serving } = serve(script, existing(life.printed));
    await serving.act('signed-and-send');
    expect(script.names()).toEqual(['takeApplication', 'sendOneTimePassword']);
    expect(serving.current().view?.state.phase).toBe('password-sent');
  });

  test('that failed halfway shows how far it got', async () => {
    const script = scriptedDesk({
      sendOneTimePassword: () => {
        throw new Fault('number-connected-elsewhere');
      },
      registration: () => viewOf(life.taken),
    });
    const { serving } = serve(script, existing(life.printed));
    await serving.act('signed-and-send');
    expect(serving.current()).toMatchObject({
      view: { state: { phase: 'taken' } },
      fault: { place: 'subscriberNumber', code: 'number-connected-elsewhere' },
      doing: null,
    });
  });

  test('that looks up late sends nothing where the centre knows the citizen by another name', async () => {
    const taken = life.taken.filter(({ type }) => type !== 'looked-up');
    const script = scriptedDesk({ lookUp: () => viewOf(life.lookedUp) });
    const { serving } = serve(script, {
      ...viewOf(taken),
      draft: { ...filled, surname: 'АБДИГАЛИЕВА' },
    });
    await serving.act('send');
    expect(script.names()).not.toContain('sendOneTimePassword');
    expect(serving.current().draft.surname).toBe(filled.surname);
  });
});

describe('the one-time password', () => {
  test('is signed with its last digit, once', async () => {
    const script = scriptedDesk({ sign: () => viewOf(life.registered) });
    const { serving } = serve(script, existing(life.sent));
    serving.enterCode('12345');
    expect(script.names()).toEqual([]);
    serving.enterCode('123456');
    serving.enterCode('123456');
    await vi.advanceTimersByTimeAsync(0);
    expect(script.asked.filter(({ name }) => name === 'sign')).toEqual([
      { name: 'sign', input: { registrationId: uuid(1) }, secret: secretOf('123456') },
    ]);
    expect(serving.current()).toMatchObject({ code: '', view: { state: { phase: 'registered' } } });
  });

  test('is kept in the boxes where signing was not possible, so that Enter can try again', async () => {
    const script = scriptedDesk({
      sign: () => {
        throw new Fault('clock-off');
      },
      registration: () => viewOf(life.sent),
    });
    const { serving } = serve(script, existing(life.sent));
    serving.enterCode('123456');
    await vi.advanceTimersByTimeAsync(0);
    expect(serving.current()).toMatchObject({ code: '123456', fault: { place: 'code', code: 'clock-off' } });
  });
});

describe('what fails without having been asked for is told, and tried again', () => {
  /** A desk whose operations fail as long as they are named. */
  function failing(...names: (keyof DeskClient)[]) {
    const broken = new Set(names);
    const answer = (name: keyof DeskClient, value: unknown) => (): unknown => {
      if (broken.has(name)) throw new Fault('store-failed');
      return value;
    };
    const script = scriptedDesk({
      saveDraft: answer('saveDraft', { savedAt: '2026-11-22T05:00:00.000Z' }),
      registration: answer('registration', existing(life.lookedUp)),
      inHand: answer('inHand', { found: [] }),
    });
    return { ...script, mend: () => broken.clear() };
  }
  const outOfStep = (serving: Serving) => serving.current().outOfStep;

  test.each<[OutOfStep['what'], keyof DeskClient, (serving: Serving) => unknown]>([
    ['draft', 'saveDraft', (serving) => serving.type('email', 'a@b.kz')],
    ['view', 'registration', (serving) => serving.refresh()],
    ['in-hand', 'inHand', (serving) => serving.type('subscriberNumber', '7021112233')],
  ])('%s: %s', async (what, operation, doing) => {
    const script = failing(operation);
    const { serving, faults } = serve(script, existing(life.lookedUp));
    doing(serving);
    await vi.advanceTimersByTimeAsync(300);
    expect(outOfStep(serving)).toEqual([{ what, code: 'store-failed', details: {} }]);
    expect(faults).not.toEqual([]);
    await serving.catchUp();
    expect(outOfStep(serving)).toMatchObject([{ what }]);
    script.mend();
    await serving.catchUp();
    expect(outOfStep(serving)).toEqual([]);
    expect(serving.isUnsaved()).toBe(false);
  });

  test('a draft that is saved at last is the newest one', async () => {
    const script = failing('saveDraft');
    const { serving } = serve(script, existing(life.lookedUp));
    serving.type('email', 'a@b');
    await vi.advanceTimersByTimeAsync(300);
    expect(serving.isUnsaved()).toBe(true);
    script.mend();
    serving.type('email', 'a@b.kz');
    await serving.flush();
    expect(outOfStep(serving)).toEqual([]);
    expect(script.asked.filter(({ name }) => name === 'saveDraft').at(-1)?.input).toMatchObject({
      draft: { email: 'a@b.kz' },
    });
  });
});

test('an earlier registration is gone on with only where this one could be ended', async () => {
  const script = scriptedDesk({
    abandon: () => {
      throw new Fault('store-failed');
    },
  });
  const { serving } = serve(script, existing(life.lookedUp));
  expect(await serving.giveWay('gone on with the earlier one')).toBe(false);
  expect(serving.current().fault).toMatchObject({ place: 'iin', code: 'store-failed' });
  expect(step(serving.current(), online)).not.toMatchObject({ need: 'other-iin' });
});

test('what is past typing is not saved again', async () => {
  const script = scriptedDesk({ printSlip: () => viewOf(life.accountCreated) });
  const { serving } = serve(script, viewOf(life.accountCreated));
  await serving.act('print-slip');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(script.names()).toEqual(['printSlip']);
});

describe('another registration takes the place of this one', () => {
  const fresh = { ...viewOf(life.opened), state: { ...viewOf(life.opened).state, registrationId: uuid(2) } };

  test('with the same fields where its number was decided already', async () => {
    const script = scriptedDesk({ openRegistration: () => fresh, registration: () => fresh });
    const { serving, opened } = serve(script, existing(life.held));
    await serving.act('start-over');
    expect(script.names()).toEqual(['abandon', 'openRegistration', 'saveDraft', 'registration']);
    expect(script.asked[0]?.input).toMatchObject({ registrationId: uuid(1), reason: 'start-over' });
    const saved = script.asked.find(({ name }) => name === 'saveDraft');
    expect(saved?.input).toMatchObject({ registrationId: uuid(2), draft: filled });
    expect(opened).toEqual([[uuid(2), uuid(1)]]);
  });

  test('with number, e-mail and papers, and nothing of the first person, where the IIN is another one', async () => {
    const script = scriptedDesk({ openRegistration: () => fresh, registration: () => fresh });
    const { serving } = serve(script, existing(life.lookedUp));
    serving.type('email', 'a@b.kz');
    serving.choosePaper('ru');
    serving.type('iin', '901123300004');
    expect(step(serving.current(), online)).toEqual({ at: 'iin', act: 'other-person' });
    await serving.act('other-person');
    const abandoned = script.asked.find(({ name }) => name === 'abandon');
    expect(abandoned?.input).toMatchObject({ registrationId: uuid(1), reason: 'other-person' });
    expect(serving.current().view?.state.registrationId).toBe(uuid(2));
    expect(serving.current().draft).toEqual({
      ...filled,
      ...{ iin: '901123300004', surname: '', givenName: '', patronymic: '', statements: false },
      ...{ email: 'a@b.kz', language: 'ru' },
    });
    expect(step(serving.current(), online)).toEqual({ at: 'statements', act: 'accept-statements' });
  });
});
