import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { record } from '../../main/registrations/record.ts';
import { openDatabase } from '../../main/store/database.ts';
import { openStore } from '../../main/store/store.ts';
import { instantOf } from '../../src/contract/instant.ts';
import { applicationNumber, eventsUpToQueued, operator, uuid } from '../../test/fixtures/registrations.ts';
import { type Measurement, median, ratioOf } from '../measurement.ts';

const rounds = 300;
const request = randomBytes(6_000);

/** Signing's transaction (two events, list, outbox) against one bare encrypted row with synchronous=FULL, turn by turn. */
export async function measure(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tereze-bench-'));
  const store = openStore(join(folder, 'desk'), randomBytes(32));
  const bare = openDatabase(join(folder, 'bare.db'), randomBytes(32), [
    'CREATE TABLE one (row BLOB) STRICT;',
  ]);
  const insert = bare.prepare('INSERT INTO one VALUES (?)');
  const clock = { now: () => Date.now(), offset: () => 0 };
  const parts = { store, clock, changed: () => {} };

  const ours: number[] = [];
  const limit: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    const requestHash = round.toString(16).padStart(64, '0');
    const events = eventsUpToQueued(round).map((event) =>
      'requestHash' in event ? { ...event, requestHash } : event,
    );
    record(parts, uuid(round), operator, events.slice(0, -2));
    // The desk has read the registration before it signs.
    store.journal.of(uuid(round));
    limit.push(timed(() => insert.run(request)));
    ours.push(
      timed(() =>
        record(parts, uuid(round), operator, events.slice(-2), () =>
          store.outbox.put({
            requestHash,
            registrationId: uuid(round),
            applicationNumber: applicationNumber(round),
            request,
            queuedAt: instantOf(Date.now()),
          }),
        ),
      ),
    );
  }
  store.close();
  bare.close();
  rmSync(folder, { recursive: true });
  return [ratioOf('event and outbox commit', median(ours), median(limit), 'ms', 1.5)];
}

function timed(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}
