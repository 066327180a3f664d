import { createHash, randomUUID } from 'node:crypto';
import { CompactSign, importJWK } from 'jose';
import { z } from 'zod';
import { type JwkPair, makeJwk } from '../../demo/keys/jwk.ts';
import { canonicalBytes, canonicalJson } from '../../src/contract/canonical.ts';
import type { JournalEntry } from '../../src/contract/central.ts';
import type { JournalHead } from '../../src/contract/request.ts';
import type { Answer } from './client.ts';
import type { Operator } from './keys.ts';
import { identities, openSession, sessionOf } from './visit.ts';
import type { World } from './world.ts';

type Desk = keyof typeof identities;

/** The journal of a desk, as it stands in the desk's database. */
export interface DeskJournal {
  readonly desk: Desk;
  readonly journal: string;
  readonly keys: JwkPair;
  readonly entries: readonly JournalEntry[];
}

export const newJournal = async (desk: Desk = 'desk-0123-04'): Promise<DeskJournal> => ({
  ...{ desk, journal: randomUUID(), keys: await makeJwk(), entries: [] },
});

/** The entry with its right hash. */
export function whole({
  hash: _hash,
  ...content
}: Omit<JournalEntry, 'hash'> & { hash?: string }): JournalEntry {
  return { ...content, hash: createHash('sha256').update(canonicalJson(content)).digest('hex') };
}

/** Where a journal stands; with `sequence`, where it stood then. */
export function headOf({ journal, entries }: DeskJournal, sequence = entries.length): JournalHead {
  return { journal, sequence, hash: entries[sequence - 1]?.hash ?? '0'.repeat(64) };
}

/** The journal with further events in it: objects, or words for events that say nothing more. */
export function write(journal: DeskJournal, ...events: readonly (string | object)[]): DeskJournal {
  const entries = [...journal.entries];
  for (const event of events) {
    const { sequence, hash: previous } = headOf({ ...journal, entries });
    const content = {
      ...{ sequence: sequence + 1, previous, registrationId: randomUUID(), at: '2026-11-22T05:07:17.000Z' },
      ...{ clockOffset: null, by: { iin: '850617400126', name: 'СЕРІКОВА АЙГҮЛ' } },
    };
    entries.push(whole({ ...content, event: typeof event === 'string' ? { type: event } : { ...event } }));
  }
  return { ...journal, entries };
}

/** A copy of the journal as it was after an entry, with the same key: an old backup, or a second desk. */
export const backTo = (journal: DeskJournal, sequence: number): DeskJournal => ({
  ...journal,
  entries: journal.entries.slice(0, sequence),
});

/** An operator's session on the journal's desk vouches for it. */
export const enrol = (
  world: World,
  { desk, journal, keys }: DeskJournal,
  operator?: Operator,
): Promise<Answer> =>
  openSession(
    world,
    { from: identities[desk], journal: { journal, key: keys.publicJwk } },
    operator ?? world.operator,
    desk,
  );

/** A new journal with some entries, which the centre knows. */
export async function enrolled(world: World, length = 0, desk?: Desk): Promise<DeskJournal> {
  const journal = write(await newJournal(desk), ...Array<string>(length).fill('opened'));
  await enrol(world, journal);
  return journal;
}

export interface UploadChanges {
  /** What the proof says instead. */
  readonly proof?: object;
  readonly signer?: JwkPair;
  /** What is sent instead of what was proven. */
  readonly sent?: object;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Uploads the journal's entries after one place, up to another. */
export async function upload(
  world: World,
  { desk, journal, keys, entries }: DeskJournal,
  after = 0,
  through = entries.length,
  changes: UploadChanges = {},
): Promise<Answer> {
  const sent = entries.slice(after, through);
  const last = { sequence: through, hash: sent.at(-1)?.hash };
  const head = headOf({ desk, journal, keys, entries });
  const content = { kind: 'journal-upload', desk, last, head, ...changes.proof };
  const proof = await new CompactSign(canonicalBytes(content))
    .setProtectedHeader({ alg: 'ES256', kid: keys.publicJwk.kid })
    .sign(await importJWK((changes.signer ?? keys).privateJwk, 'ES256'));
  return world.client(
    desk,
    changes.url,
  )({
    ...{ method: 'POST', path: '/v1/journal' },
    json: { journal, entries: sent, proof, ...changes.sent },
    ...(changes.headers && { headers: changes.headers }),
  });
}

const Kept = z.strictObject({
  kind: z.string(),
  sequence: z.int(),
  hash: z.string(),
  content: z.string().nullable(),
  times: z.int(),
});

/** The evidence about a journal, oldest first. */
export const evidenceOf = ({ centre }: World, { desk, journal }: Pick<DeskJournal, 'desk' | 'journal'>) =>
  centre.database.rows(
    Kept,
    `SELECT kind, sequence, hash, content, times FROM journal_evidence
      WHERE desk = $1 AND journal = $2 ORDER BY number`,
    [desk, journal],
  );

const Entry = z.strictObject({ entry: z.string() });

/** The entries that the centre has of a journal, or of its forks, in their order. */
export const entriesAtCentre = async (
  { centre }: World,
  { desk, journal }: DeskJournal,
  inFork = false,
): Promise<JournalEntry[]> => {
  const sql =
    'SELECT entry FROM journal_entry WHERE desk = $1 AND journal = $2 AND in_fork = $3 ORDER BY sequence, taken_at';
  return (await centre.database.rows(Entry, sql, [desk, journal, inFork])).map(({ entry }) =>
    JSON.parse(entry),
  );
};

/** The desk says where its journal stands, and asks for the centre's time. */
export const touch = async (
  world: World,
  { desk, journal }: Pick<DeskJournal, 'desk' | 'journal'>,
  sequence: number | string,
): Promise<Answer> =>
  world.client(desk)({
    ...{ method: 'GET', path: '/v1/health', session: await sessionOf(world) },
    headers: { 'tereze-journal': `${journal} ${sequence}` },
  });
