import { createHash } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Citizen, citizens } from '../../demo/citizens.ts';
import { signedContent } from '../../main/eds/signed-content.ts';
import { maskSubscriberNumber } from '../../src/application/subscriber-number.ts';
import { type JournalEntry, JournalUpload, OneTimePasswordInput } from '../../src/contract/central.ts';
import type { Fault } from '../../src/contract/fault.ts';
import { RegistrationRequest, SessionStatement } from '../../src/contract/request.ts';
import { contractHeader, journalHeader } from '../../src/contract/version.ts';
import type { RecordedEvent } from '../../src/registration/events.ts';
import { type CentreProxy, openCentreProxy, type ProxiedRequest } from '../fixtures/centre-proxy.ts';
import { mannedDesk } from '../fixtures/manned-desk.ts';

let proxy: CentreProxy;
const here = mannedDesk({
  inFront: async (office) => {
    proxy = await openCentreProxy(office);
    return proxy;
  },
});

beforeAll(() => here.signIn());
beforeEach(() => proxy.meddle(null));

const sent = (path: string): ProxiedRequest[] =>
  proxy.requests.filter((request) => request.path.startsWith(path));
const jsonOf = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));
const contentOf = ({ body }: ProxiedRequest): unknown => jsonOf(signedContent(body));
const requestOf = (registrationId: string): RegistrationRequest => {
  const contents = sent('/v1/requests/').map((request) => RegistrationRequest.parse(contentOf(request)));
  return contents.find((content) => content.registrationId === registrationId) as RegistrationRequest;
};
const signedIn = (history: readonly RecordedEvent[]) =>
  history.map(({ event }) => event).find((event) => event.type === 'signed');

/** Waits until the whole journal is with the centre, and gives what was sent of it. */
async function uploaded(): Promise<JournalEntry[]> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const look = async (): Promise<void> => {
    const { journal } = await here.call('overview', {});
    if (journal.waiting === 0) resolve();
  };
  const silence = here.desk.listen(() => void look());
  await look();
  await promise;
  silence();
  return sent('/v1/journal').flatMap(({ body }) => JournalUpload.parse(jsonOf(body)).entries);
}

test('a desk speaks contract version 2, and its session vouches for its journal', () => {
  expect(proxy.requests.every(({ headers }) => headers[contractHeader] === '2')).toBe(true);
  const [statement] = sent('/v1/sessions').map((request) => SessionStatement.parse(contentOf(request)));
  expect(statement?.journal.key.kid).toBe(statement?.journal.journal);
  expect(proxy.requests.every(({ headers }) => headers[journalHeader] !== undefined)).toBe(true);
  const healths = sent('/v1/health').map(({ headers }) => headers[journalHeader]);
  expect(healths[0]).toBe(`${statement?.journal.journal} 0`);
});

test('a signed request names the journal’s entry before its signature, also where two are signed at once', async () => {
  const asked = [
    await here.askForPassword(citizens.withAccount),
    await here.askForPassword(citizens.hyphens),
  ];
  const views = await Promise.all(
    asked.map(({ registrationId, password }) => here.call('sign', { registrationId }, password)),
  );
  expect(views.map(({ state }) => state.phase)).toEqual(['registered', 'registered']);
  const entries = await uploaded();
  for (const { state, history } of views) {
    const { journal } = requestOf(state.registrationId);
    const before = entries.find(({ sequence }) => sequence === journal.sequence);
    expect(before?.hash).toBe(journal.hash);
    const next = entries.find(({ sequence }) => sequence === journal.sequence + 1);
    expect(next).toMatchObject({ registrationId: state.registrationId, event: { type: 'signed' } });
    expect(next?.event['requestHash']).toBe(signedIn(history)?.requestHash);
  }
});

test('a signature is recorded with the hash of its content', async () => {
  const { state, history } = await here.serve(citizens.secondPass);
  const request = sent('/v1/requests/').at(-1) as ProxiedRequest;
  const contentHash = createHash('sha256').update(signedContent(request.body)).digest('hex');
  expect(signedIn(history)?.contentHash).toBe(contentHash);
  expect(requestOf(state.registrationId).account).toEqual({ act: 'connect', replaces: null });
});

describe('a one-time password', () => {
  const inputs = () =>
    sent('/v1/one-time-passwords').map(({ body }) => OneTimePasswordInput.parse(jsonOf(body)));

  test('whose answer was lost is the same when it is asked for again; the next one is another', async () => {
    const citizen: Citizen = citizens.apostrophe;
    const { registrationId, draft } = await here.takeIn(citizen);
    await here.call('printApplication', { registrationId, draft });
    await here.call('takeApplication', { registrationId });
    const answers: unknown[] = [];
    proxy.meddle(async (request, pass) => {
      const answer = await pass();
      if (!request.path.startsWith('/v1/one-time-passwords')) return answer;
      answers.push(jsonOf(answer.body));
      return null;
    });
    const lost = await here
      .call('sendOneTimePassword', { registrationId })
      .catch((error: Fault) => error.code);
    expect(lost).toBe('line-down');
    proxy.meddle(null);
    const { state } = await here.call('sendOneTimePassword', { registrationId });
    expect(answers).toEqual([state.challenge]);
    expect(inputs().slice(-2)).toMatchObject([{ attempt: 1 }, { attempt: 1 }]);
    const again = await here
      .call('sendOneTimePassword', { registrationId })
      .catch((error: Fault) => error.code);
    expect(again).toBe('resend-too-early');
    expect(inputs().at(-1)).toMatchObject({ attempt: 2, applicationNumber: state.applicationNumber });
  });

  test('is not sent where the paper does not name the number that is replaced', async () => {
    const citizen: Citizen = citizens.changesNumber;
    const connected = maskSubscriberNumber('+77074567890');
    here.office.line.cut();
    const { state: opened } = await here.call('openRegistration', { language: 'kk' });
    const { registrationId } = opened;
    const draft = here.draftOf(citizen);
    await here.call('printApplication', { registrationId, draft });
    await here.call('takeApplication', { registrationId });
    here.office.line.restore();
    const before = inputs().length;

    const told = await here.call('sendOneTimePassword', { registrationId });
    expect(told.state).toMatchObject({ phase: 'taken', challenge: null, announcedReplacement: null });
    expect(told.state.lookup?.account).toEqual({ state: 'exists', connectedNumber: connected });
    expect(inputs()).toHaveLength(before);

    const printed = await here.call('printApplication', { registrationId, draft });
    expect(printed.state.announcedReplacement).toBe(connected);
    await here.call('takeApplication', { registrationId });
    const password = await here.sendPassword(citizen, registrationId);
    const { state } = await here.call('sign', { registrationId }, password);
    expect(state.phase).toBe('registered');
    expect(requestOf(registrationId).account).toEqual({ act: 'connect', replaces: connected });
  });
});
