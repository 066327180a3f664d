import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { demoPolicy } from '../../demo/policy.ts';
import { handoutPaper } from '../../main/registrations/handout-paper.ts';
import { openDatabase } from '../../main/store/database.ts';
import { migrations } from '../../main/store/migrations/index.ts';
import { openStore } from '../../main/store/store.ts';
import { plainStyle } from '../../src/application/paper-style.ts';
import { Policy } from '../../src/contract/policy.ts';
import { foldRegistration } from '../../src/registration/fold.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { eventsUpToQueued, operator, recorded, uuid } from '../fixtures/registrations.ts';
import { applicationIn, registerIn } from './documents.ts';

const key = randomBytes(32);

function opened(folder = temporaryFolder()) {
  const store = openStore(folder, key);
  onTestFinished(() => store.close());
  return store;
}

test('a paper from before its document was kept is still there, letter by letter, and has no duplicate', () => {
  const folder = temporaryFolder();
  const old = openDatabase(join(folder, 'desk.db'), key, migrations.slice(0, 1));
  old
    .prepare('INSERT INTO papers VALUES (?, ?, ?, ?)')
    .run(uuid(2), uuid(1), 1, Buffer.from('%PDF-1.3 drawn long ago'));
  old.close();
  const { papers } = opened(folder);
  expect(Buffer.from(papers.get(uuid(1), uuid(2))?.pdf ?? []).toString()).toBe('%PDF-1.3 drawn long ago');
  expect(papers.document(uuid(2))).toBeNull();
});

test('a paper is kept with what it shows, until both are wiped', () => {
  const store = opened();
  const document = applicationIn('kk', { style: { bilingual: true, largePrint: true } });
  const paper = { paperId: uuid(2), registrationId: uuid(1), pages: 1, pdf: Buffer.from('%PDF') };
  store.papers.put({ ...paper, document });
  expect(store.papers.document(uuid(2))).toEqual(document);
  store.papers.wipe(uuid(2));
  expect(store.papers.document(uuid(2))).toBeNull();
  expect(store.papers.get(uuid(1), uuid(2))).toBeNull();
});

test('what happened to a register is only ever added to', () => {
  const folder = temporaryFolder();
  const store = opened(folder);
  const event = { type: 'paper-confirmed' as const, paperId: uuid(2) };
  store.registers.put({
    ...{ paperId: uuid(2), day: '2026-11-22', pages: 1, pdf: Buffer.from('%PDF') },
    document: registerIn('ru'),
  });
  store.registers.append('2026-11-22', { at: '2026-11-22T13:05:00.000Z', by: operator, event });
  expect(store.registers.events('2026-11-22')).toEqual([event]);
  expect(store.registers.events('2026-11-23')).toEqual([]);
  expect(store.registers.get(uuid(2))?.document).toEqual(registerIn('ru'));
  const connection = openDatabase(join(folder, 'desk.db'), key);
  onTestFinished(() => void connection.close());
  for (const change of ['DELETE FROM register_events', "UPDATE register_events SET recorded = '{}'"])
    expect(() => connection.exec(change)).toThrow('append-only');
});

test('the register has the numbers of its day in their order, and no registration without one', () => {
  const store = opened();
  const open = (registration: number, running: number, at: string, count?: number): void => {
    const entries = recorded(
      registration,
      eventsUpToQueued(running).slice(0, count),
      operator,
      Date.parse(at),
    );
    store.transaction(() => store.registrations.put(foldRegistration(entries), null));
  };
  open(1, 58, '2026-11-22T06:00:00.000Z');
  open(2, 57, '2026-11-22T07:00:00.000Z');
  open(3, 59, '2026-11-22T08:00:00.000Z', 2);
  // Half past midnight at the counter: the next day.
  open(4, 60, '2026-11-22T19:30:00.000Z');
  const numbers = store.registers.numbersOf('2026-11-22').map((row) => row.applicationNumber.slice(8, 14));
  expect(numbers).toEqual(['000057', '000058']);
});

test('a policy without the text of the Agreement gives no paper of it, and says so', () => {
  const { agreement: _, ...policy } = demoPolicy('2026-11-22T05:00:00.000Z');
  const sealingKey = { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA', kid: 'sealing' } as const;
  const state = foldRegistration(recorded(1, [{ type: 'opened' }]));
  const wanted = { kind: 'agreement', language: 'kk', style: plainStyle } as const;
  const view = { state, draft: null, history: [] };
  expect(() =>
    handoutPaper(view, wanted, Policy.parse({ ...policy, sealingKey }), '2026-11-22T05:00:00.000Z'),
  ).toThrow('agreement-missing');
});
