import { randomBytes } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { compactVerify, importJWK } from 'jose';
import { expect, onTestFinished, test, vi } from 'vitest';
import { CentreError } from '../../main/centre/failure.ts';
import { batchSize } from '../../main/journal/batch.ts';
import { type UploadParts, uploadJournal } from '../../main/journal/upload.ts';
import { record } from '../../main/registrations/record.ts';
import { openStore } from '../../main/store/store.ts';
import { type JournalEntry, JournalProof, JournalUpload, messageLimit } from '../../src/contract/central.ts';
import type { ProblemCode } from '../../src/contract/problem.ts';
import { problems } from '../../src/contract/problem.ts';
import type { ContractVersion } from '../../src/contract/version.ts';
import { deskConfig } from '../fixtures/desk-config.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { begin, ownTime } from '../fixtures/outbox-office.ts';
import { eventsUpToQueued, operator, uuid } from '../fixtures/registrations.ts';

ownTime();

type Answer = 'takes' | 'line' | ProblemCode | { readonly retryAfter: number } | 'forked';

/** A desk's journal over a real store, and a centre that keeps what it is sent and answers as the test says. */
function journalOffice(answers: (attempt: number) => Answer = () => 'takes') {
  const store = openStore(temporaryFolder(), randomBytes(32));
  onTestFinished(() => store.close());
  /** Uploads that were begun, and those that the centre has answered. */
  const uploads = { begun: 0, ended: 0 };
  const after = (sequence: number, limit: number): JournalEntry[] => {
    uploads.begun += 1;
    return store.journal.after(sequence, limit);
  };
  const centre = {
    version: 2 as ContractVersion,
    entries: [] as JournalEntry[],
    uploads: [] as JournalUpload[],
    uploadJournal: async (upload: JournalUpload) => {
      uploads.ended += 1;
      centre.uploads.push(JournalUpload.parse(upload));
      const answer = answers(centre.uploads.length);
      if (answer === 'line') throw new CentreError({ kind: 'line', cause: 'ECONNRESET' });
      if (answer !== 'takes' && answer !== 'forked') throw problemOf(answer);
      const last = (): number => centre.entries.at(-1)?.sequence ?? 0;
      if ((upload.entries[0]?.sequence ?? 0) > last() + 1) throw problemOf('hash-mismatch');
      if (answer === 'takes')
        centre.entries.push(...upload.entries.filter(({ sequence }) => sequence > last()));
      return { acceptedThrough: last(), state: answer === 'takes' ? ('whole' as const) : answer };
    },
    deskRecord: async () => {
      const { sequence, hash } = centre.entries.at(-1) ?? { sequence: 0, hash: '0'.repeat(64) };
      const { journal } = store.journalIdentity;
      const receivedAt = '2026-11-22T06:00:00.000Z';
      return { lastRunningNumber: 0, journals: sequence ? [{ journal, sequence, hash, receivedAt }] : [] };
    },
  };
  const clock = {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    offset: () => 0,
    uncertainty: () => 0,
    judge: () => ({ offset: 0, state: 'right' as const }),
  };
  const unforeseen: unknown[] = [];
  let forks = 0;
  const start = () => {
    const parts = {
      config: deskConfig(),
      store: { ...store, journal: { ...store.journal, after } },
      centre: centre as unknown as UploadParts['centre'],
      clock,
      chance: { uuid: () => uuid(1), below: (limit: number) => Math.floor(limit / 2) },
    };
    const upload = uploadJournal(parts, {
      changed: () => {},
      forked: () => forks++,
      failed: (error) => unforeseen.push(error),
    });
    onTestFinished(() => upload.stop());
    return upload;
  };
  let upload = start();
  /** Writes the seven entries of one registration. */
  const write = (registration: number): void => {
    const changed = () => upload.notice();
    record({ store, clock, changed }, uuid(registration), operator, eventsUpToQueued(registration));
  };
  /** Lets time pass, and what is begun in it end: making a proof takes real time, which no false clock can turn. */
  const pass = async (milliseconds: number): Promise<void> => {
    for (let left = milliseconds; left > 0; left -= 500) {
      await vi.advanceTimersByTimeAsync(Math.min(left, 500));
      do await nextTurn();
      while (uploads.begun !== uploads.ended);
    }
  };
  return {
    store,
    centre,
    write,
    pass,
    unforeseen,
    forks: () => forks,
    state: () => upload.state,
    notice: () => upload.notice(),
    async restart() {
      await upload.stop();
      upload = start();
    },
  };
}

const problemOf = (answer: ProblemCode | { readonly retryAfter: number }): CentreError => {
  const code = typeof answer === 'string' ? answer : 'unavailable';
  const retryAfter = typeof answer === 'string' ? null : answer.retryAfter;
  return new CentreError({ kind: 'problem', problem: { code, status: problems[code].status, retryAfter } });
};

const sequences = (entries: readonly JournalEntry[]): number[] => entries.map(({ sequence }) => sequence);
const upTo = (last: number): number[] => Array.from({ length: last }, (_, place) => place + 1);

test('what is written is with the centre two seconds later, in order, and only once', async () => {
  const { centre, write, pass, state } = journalOffice();
  write(1);
  expect(state()).toMatchObject({ waiting: 7, uploadedAt: null });
  await pass(2_000);
  write(2);
  await pass(2_000);
  expect(sequences(centre.entries)).toEqual(upTo(14));
  expect(centre.uploads.map(({ entries }) => entries.length)).toEqual([7, 7]);
  expect(state()).toMatchObject({ waiting: 0, forked: false, late: false });
  expect(Date.parse(state().uploadedAt ?? '')).toBeGreaterThan(begin);
});

test('each upload is proven by the journal’s own key: whose it is, its last entry, and where the journal stands', async () => {
  const { centre, write, pass, store } = journalOffice();
  write(1);
  await pass(2_000);
  const { key, journal } = store.journalIdentity;
  const { payload, protectedHeader } = await compactVerify(
    centre.uploads[0]?.proof ?? '',
    await importJWK(key, 'ES256'),
  );
  expect(protectedHeader).toEqual({ alg: 'ES256', kid: key.kid });
  const head = store.journal.head();
  expect(JournalProof.parse(JSON.parse(new TextDecoder().decode(payload)))).toEqual({
    kind: 'journal-upload',
    desk: deskConfig().from.desk,
    last: head,
    head: { journal, ...head },
  });
});

test('much is uploaded in parts that the centre takes', async () => {
  const { centre, write, pass } = journalOffice();
  for (let registration = 1; registration <= 150; registration++) write(registration);
  await pass(2_000);
  expect(sequences(centre.entries)).toEqual(upTo(1_050));
  expect(centre.uploads.length).toBeGreaterThanOrEqual(3);
  for (const upload of centre.uploads) {
    expect(upload.entries.length).toBeLessThanOrEqual(batchSize);
    expect(JSON.stringify(upload).length).toBeLessThan(messageLimit);
  }
});

test('entries that are long go in smaller parts', async () => {
  const { centre, store, pass, notice } = journalOffice();
  const registrationId = uuid(1);
  const at = '2026-11-22T06:00:00.000Z';
  const entry = { registrationId, at, clockOffset: 0, by: operator };
  const receipt = `a.${'b'.repeat(60_000)}.c`;
  for (let place = 0; place < 40; place++)
    store.journal.append({
      ...entry,
      event: {
        type: 'lapsed',
        requestHash: 'a'.repeat(64),
        receipt,
        decidedAt: at,
        reason: 'one-time-password-spent',
      },
    });
  notice();
  await pass(2_000);
  expect(sequences(centre.entries)).toEqual(upTo(40));
  for (const upload of centre.uploads) expect(JSON.stringify(upload).length).toBeLessThan(messageLimit);
});

test('a line that is down is tried again by itself, and soon once it is back', async () => {
  const { centre, write, pass, notice } = journalOffice((attempt) => (attempt < 8 ? 'line' : 'takes'));
  write(1);
  await pass(120_000);
  expect(centre.uploads.length).toBeGreaterThan(4);
  expect(centre.entries).toEqual([]);
  for (let time = 0; time < 8; time++) {
    notice();
    await pass(2_000);
  }
  expect(sequences(centre.entries)).toEqual(upTo(7));
});

test('a journal that nobody has vouched for yet waits for the operator', async () => {
  const { centre, write, pass } = journalOffice((attempt) => (attempt === 1 ? 'journal-unknown' : 'takes'));
  write(1);
  await pass(1_500);
  expect(centre.entries).toEqual([]);
  write(2);
  await pass(2_000);
  expect(sequences(centre.entries)).toEqual(upTo(14));
});

test('a centre that asks to wait is left alone, however much is written', async () => {
  const { centre, write, pass } = journalOffice((attempt) => (attempt === 1 ? { retryAfter: 300 } : 'takes'));
  write(1);
  await pass(2_000);
  write(2);
  await pass(297_000);
  expect(centre.uploads).toHaveLength(1);
  await pass(80_000);
  expect(sequences(centre.entries)).toEqual(upTo(14));
});

test('a centre that has lost entries gets them again', async () => {
  const { centre, write, pass, state } = journalOffice();
  write(1);
  await pass(2_000);
  centre.entries.length = 3;
  write(2);
  await pass(2_000);
  expect(sequences(centre.entries)).toEqual(upTo(14));
  expect(state()).toMatchObject({ waiting: 0, forked: false });
});

test('a restart sends nothing twice', async () => {
  const { centre, write, pass, restart } = journalOffice();
  write(1);
  await pass(2_000);
  await restart();
  write(2);
  await pass(2_000);
  expect(centre.uploads.map(({ entries }) => entries.length)).toEqual([7, 7]);
});

test('a fork seals the store at once, is told and remembered, and nothing more is sent', async () => {
  const { centre, store, write, pass, restart, state, forks } = journalOffice(() => 'forked');
  write(1);
  await pass(2_000);
  expect(store.health.sealed).toBe('store-diverged');
  expect(forks()).toBe(1);
  expect(state()).toMatchObject({ forked: true, waiting: 7 });
  await pass(60_000);
  expect(centre.uploads).toHaveLength(1);
  await restart();
  expect(state().forked).toBe(true);
});

test('a centre of contract version 1 is sent nothing', async () => {
  const { centre, write, pass, state } = journalOffice();
  centre.version = 1;
  write(1);
  await pass(60_000);
  expect(centre.uploads).toEqual([]);
  expect(state().waiting).toBe(7);
});

test('nothing is sent from a store that was found damaged, or behind what the centre has', async () => {
  const { centre, store, write, pass } = journalOffice();
  write(1);
  store.health.seal('store-behind');
  await pass(60_000);
  expect(centre.uploads).toEqual([]);
});

test('entries that have waited for more than ten minutes are late', async () => {
  const { write, pass, state } = journalOffice(() => 'line');
  write(1);
  await pass(600_000);
  expect(state().late).toBe(false);
  await pass(10_000);
  expect(state().late).toBe(true);
});

test('a fault of the desk itself is reported, and tried again', async () => {
  const { centre, store, write, pass, unforeseen } = journalOffice();
  const put = vi.spyOn(store.settings, 'put').mockImplementationOnce(() => {
    throw new Error('disk full');
  });
  write(1);
  await pass(10_000);
  put.mockRestore();
  await pass(10_000);
  expect(unforeseen).toHaveLength(1);
  expect(sequences(centre.entries)).toEqual(upTo(7));
});
