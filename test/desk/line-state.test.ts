import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Centre, connectCentre } from '../../main/centre/centre.ts';
import { openLine } from '../../main/centre/exchange.ts';
import { CentreError, faultOf } from '../../main/centre/failure.ts';
import { watchLine } from '../../main/centre/line.ts';
import { keepVersion } from '../../main/centre/version.ts';
import { Fault } from '../../src/contract/fault.ts';
import { type ProblemCode, problemOf } from '../../src/contract/problem.ts';
import { exchangeHeader } from '../../src/contract/version.ts';
import {
  asCentre,
  centreConfig,
  deskKeyOf,
  healthy,
  makeKeys,
  type Said,
  type Speaker,
  standIn,
  standInWithoutTls,
  type TlsKeys,
} from '../fixtures/stand-in-centre.ts';

let keys: TlsKeys;
let foreignKeys: TlsKeys;
let oldKeys: TlsKeys;
const long = 40 * 86_400_000;
beforeAll(async () => {
  [keys, foreignKeys, oldKeys] = await Promise.all([
    makeKeys(),
    makeKeys(),
    makeKeys({ notBefore: new Date(Date.now() - 2 * long), notAfter: new Date(Date.now() - long) }),
  ]);
});

const journal = { journal: randomUUID(), sequence: 0, hash: '0'.repeat(64) };

/** A desk's line to a port, and what the window is told of it after each exchange. */
function lineTo(port: number) {
  const line = openLine(centreConfig(port, keys), deskKeyOf(keys), randomUUID);
  onTestFinished(line.close);
  const clock = { now: Date.now, monotonic: () => performance.now() };
  const watch = watchLine(line.send, clock, () => undefined);
  const stored = new Map<string, string>();
  const settings = {
    get: (name: string) => stored.get(name) ?? null,
    put: (name: string, value: string) => void stored.set(name, value),
  };
  const centre = connectCentre(
    watch.send,
    keepVersion(settings, () => undefined),
    () => journal,
  );
  /** Asks something, and gives the state of the line and the fault that the operator is told. */
  const ask = async (work: (centre: Centre) => Promise<unknown> = (it) => it.health()) => {
    const failure = await work(centre).then(
      () => null,
      (error: unknown) => error,
    );
    const fault = failure && faultOf(failure);
    return {
      state: watch.line.state,
      fault: fault instanceof Fault ? fault.code : fault,
      retryAfter:
        failure instanceof CentreError && 'retryAfter' in failure.failure ? failure.failure.retryAfter : null,
    };
  };
  return { ask, centre };
}

const problem = (code: ProblemCode): Said => {
  const said = problemOf(code, 'as the test says');
  return { status: said.status, body: said };
};

describe('who answers with the centre’s certificate', () => {
  const told = async (answer: Speaker) => lineTo(await standIn(keys, answer)).ask();

  test('and by the contract is the centre', async () => {
    expect(await told(healthy)).toMatchObject({ state: 'connected', fault: null });
  });

  test('may add members that this version does not know', async () => {
    const newer = asCentre((request) => ({ body: { ...(healthy(request).body as object), load: 0.5 } }));
    expect(await told(newer)).toMatchObject({ state: 'connected', fault: null });
  });

  test('speaks contract version 1 where it states none, and then repeats no id', async () => {
    const { ask, centre } = lineTo(
      await standIn(keys, (request) => ({ body: healthy(request).body as object })),
    );
    expect(await ask()).toMatchObject({ state: 'connected' });
    expect(centre.version).toBe(1);
  });

  test.each<[string, Said]>([
    ['an empty object', { body: {} }],
    [
      'a page of a captive portal',
      { body: '<html>Sign in</html>', headers: { 'content-type': 'text/html' } },
    ],
    ['a redirect', { status: 302, headers: { location: 'https://portal.example/' }, body: '' }],
    ['another contract’s 404', { status: 404, body: { error: 'not found' } }],
    ['another time', { body: { status: 'ok', time: 'now' } }],
  ])('but answers with %s is not the centre', async (_, said) => {
    expect(await told(() => said)).toMatchObject({ state: 'foreign', fault: 'centre-answer-invalid' });
    expect(await told(asCentre(() => said))).toMatchObject({ state: 'foreign' });
  });

  test('with an empty object on every path is not the centre, whatever it is asked', async () => {
    const { ask } = lineTo(await standIn(keys, () => ({})));
    const questions: ((centre: Centre) => Promise<unknown>)[] = [
      (centre) => centre.health(),
      (centre) => centre.policy(),
      (centre) => centre.submit('a'.repeat(64), new Uint8Array([1])),
      (centre) => centre.receipts('0123-04-000057-75'),
      (centre) => centre.deskRecord(),
    ];
    for (const question of questions)
      expect(await ask(question)).toMatchObject({ state: 'foreign', fault: 'centre-answer-invalid' });
  });

  test.each([429, 500, 502, 503, 504])(
    'and a bare %s is the busy centre, or a gateway before it',
    async (status) => {
      for (const [stated, retryAfter] of [
        [{}, null],
        [{ 'retry-after': '120' }, 120],
        [{ 'retry-after': 'Wed, 21 Oct 2099 07:28:00 GMT' }, 3600],
        [{ 'retry-after': '-1' }, null],
      ] as const)
        expect(await told(() => ({ status, headers: stated, body: 'busy' }))).toEqual({
          state: 'busy',
          fault: 'centre-busy',
          retryAfter,
        });
    },
  );

  test.each<[ProblemCode, string, string]>([
    ['unavailable', 'busy', 'centre-busy'],
    ['too-many-requests', 'connected', 'centre-busy'],
    ['internal', 'connected', 'internal'],
    ['unauthorised-desk', 'refused', 'centre-refuses-desk'],
    ['iin-unknown', 'connected', 'iin-unknown'],
  ])('and the problem %s leaves the line %s', async (code, state, fault) => {
    expect(await told(asCentre(() => problem(code)))).toMatchObject({ state, fault });
    expect(await told(() => problem(code))).toMatchObject({ state, fault });
  });

  test.each([
    [503, 'centre-busy'],
    [429, 'centre-busy'],
    [422, 'centre-answer-invalid'],
  ])('and a problem that only a newer centre knows is judged by its status, %s', async (status, fault) => {
    const body = {
      ...problemOf('internal', 'x'),
      code: 'a-newer-code',
      type: 'urn:tereze:problem:a-newer-code',
      status,
    };
    expect(await told(asCentre(() => ({ status, body })))).toMatchObject({ state: 'connected', fault });
  });
});

describe('an answer that belongs to another exchange', () => {
  const ofAnotherExchange: Speaker = (request) => ({
    ...healthy(request),
    headers: { ...healthy(request).headers, [exchangeHeader]: randomUUID() },
  });

  test('is not taken: what may be repeated is asked again, on another connection', async () => {
    const ports: (number | undefined)[] = [];
    const { ask } = lineTo(
      await standIn(keys, (request) => {
        ports.push(request.socket.remotePort);
        return ports.length === 2 ? ofAnotherExchange(request) : healthy(request);
      }),
    );
    await ask();
    expect(await ask()).toMatchObject({ state: 'connected', fault: null });
    expect(ports).toHaveLength(3);
    expect(ports[1]).toBe(ports[0]);
    expect(ports[2]).not.toBe(ports[0]);
  });

  test('twice is not the centre', async () => {
    const { ask } = lineTo(await standIn(keys, ofAnotherExchange));
    expect(await ask()).toMatchObject({ state: 'foreign', fault: 'centre-answer-invalid' });
  });

  test('is not asked for again where a second request is another act', async () => {
    let asked = 0;
    const { ask } = lineTo(
      await standIn(keys, (request) => {
        asked += 1;
        return ofAnotherExchange(request);
      }),
    );
    expect(await ask((centre) => centre.openSession(new Uint8Array([1]), 2))).toMatchObject({
      state: 'foreign',
    });
    expect(asked).toBe(1);
  });
});

test('a connection on which something else than the centre answered is not used again', async () => {
  const ports = new Set<number | undefined>();
  const { ask } = lineTo(
    await standIn(keys, (request) => {
      ports.add(request.socket.remotePort);
      return ports.size === 1 ? {} : healthy(request);
    }),
  );
  expect(await ask()).toMatchObject({ state: 'foreign' });
  expect(await ask()).toMatchObject({ state: 'connected' });
  expect(ports.size).toBe(2);
});

describe('who answers otherwise', () => {
  test('with a certificate of another authority is not the centre', async () => {
    expect(await lineTo(await standIn(foreignKeys, healthy)).ask()).toMatchObject({ state: 'foreign' });
  });

  test('with a certificate that has ended is not the centre', async () => {
    const { certificate, privateKey } = oldKeys.server;
    const port = await standIn(keys, healthy, { cert: certificate, key: privateKey });
    expect(await lineTo(port).ask()).toMatchObject({ state: 'foreign' });
  });

  test('without TLS, as captive portals do, is not the centre', async () => {
    const port = await standInWithoutTls(() => ({ status: 302, headers: { location: 'http://portal/' } }));
    expect(await lineTo(port).ask()).toMatchObject({ state: 'foreign', fault: 'centre-answer-invalid' });
  });

  test('not at all is no line', async () => {
    expect(await lineTo(1).ask()).toMatchObject({ state: 'offline', fault: 'line-down' });
  });
});
