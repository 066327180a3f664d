import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeskParts } from '../../main/parts.ts';
import { listRegistrations } from '../../main/registrations/list.ts';
import { openStore } from '../../main/store/store.ts';
import type { DeskInput } from '../../src/contract/desk.ts';
import type { RegistrationRow } from '../../src/contract/views.ts';
import { operator, otherOperator } from '../../test/fixtures/registrations.ts';
import { fillJournal, rowsToFill } from '../fill-journal.ts';
import { type Measurement, percentile, ratioOf } from '../measurement.ts';

const rounds = 200;
const goal = 10;

type Query = DeskInput<'registrations'>;
const everything: Query = { day: null, phase: null, operator: null, search: '', before: null, limit: 100 };

/** Pages and searches of the journal among a million registrations, in the desk: p95 against the goal. */
export async function measure(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tereze-bench-'));
  const key = randomBytes(32);
  try {
    fillJournal(folder, key, rowsToFill);
    const store = openStore(folder, key);
    const parts = { store, sessions: { unlocked: () => ({ operator }) } } as unknown as DeskParts;
    const list = (query: Partial<Query>) => listRegistrations(parts, { ...everything, ...query });
    const sample = await sampleOf(list);
    const at = (round: number): RegistrationRow => sample[round % sample.length] as RegistrationRow;
    const works: Record<string, (round: number) => Partial<Query>> = {
      'first page': () => ({}),
      'a page far down': (round) => ({ before: `${at(round).openedAt} ${at(round).registrationId}` }),
      'page of a day': (round) => ({ day: at(round).openedAt.slice(0, 10) }),
      'page of a state': () => ({ phase: 'queued' }),
      'page of an operator': () => ({ operator: otherOperator.iin }),
      'search by number, IIN, telephone': (round) => ({ search: numberOf(at(round), round) }),
      'search by surname, whole or begun': (round) => ({ search: at(round).name.slice(0, 1 + (round % 9)) }),
      'search by surname on a day': (round) => ({
        search: at(round).name.slice(0, 1 + (round % 9)),
        day: at(round).openedAt.slice(0, 10),
      }),
    };
    const measured: Measurement[] = [];
    for (const [name, queryOf] of Object.entries(works))
      measured.push(
        ratioOf(`journal of ${rowsToFill}: ${name}, p95`, await p95(list, queryOf), goal, 'ms', 1),
      );
    store.close();
    return measured;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type List = (query: Partial<Query>) => ReturnType<typeof listRegistrations>;

/** Registrations from all over the list: a page of many a day. */
async function sampleOf(list: List): Promise<RegistrationRow[]> {
  const found: RegistrationRow[] = [];
  for (let month = 1; month <= 12; month++)
    for (const year of [2019, 2021, 2023, 2025]) {
      const day = `${year}-${String(month).padStart(2, '0')}-15`;
      found.push(...(await list({ day, limit: 5 })).rows);
    }
  return found.length > 0 ? found : (await list({})).rows;
}

function numberOf(row: RegistrationRow, round: number): string {
  const numbers = [row.applicationNumber ?? '', row.iin, row.subscriberNumber, row.iin.slice(0, 4)];
  return numbers[round % numbers.length] ?? '';
}

async function p95(list: List, queryOf: (round: number) => Partial<Query>): Promise<number> {
  const taken: number[] = [];
  for (let round = -20; round < rounds; round++) {
    const query = queryOf(Math.abs(round));
    const begun = performance.now();
    await list(query);
    if (round >= 0) taken.push(performance.now() - begun);
  }
  return percentile(taken, 95);
}
