import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { noteBegun } from './begun.ts';
import { type ChainHead, firstBroken } from './chain.ts';
import { keepClaim } from './claim.ts';
import { adoptDatabase, adoptKey, makeDatabase } from './create.ts';
import { type Connection, closeUntouched, isDamage, openDatabase } from './database.ts';
import { fileNames, isNewFolder } from './folder.ts';
import { guardStatements } from './guard.ts';
import { keepStoreHealth, type StoreHealth } from './health.ts';
import { type Journal, openJournal } from './journal.ts';
import { type JournalIdentity, openJournalIdentity } from './journal-identity.ts';
import { type OutboxTable, openOutboxTable } from './outbox.ts';
import { openRegisters, type Registers } from './registers.ts';
import { openRegistrationList, type RegistrationList } from './registrations.ts';
import { type Lost, restoreFrom } from './restore.ts';
import {
  type Drafts,
  openDrafts,
  openPaperBytes,
  openRunningNumbers,
  openSettings,
  openTemporaryPasswords,
  type PaperBytes,
  type RunningNumbers,
  type Settings,
  type TemporaryPasswords,
} from './tables.ts';
import { noted, type Upkeep, upkeepOf } from './upkeep.ts';

/**
 * Everything that the desk keeps, in one encrypted file. Each of its methods throws a Fault where the
 * store fails: disk-full, store-locked, store-read-only, store-damaged, store-failed, or the one that has
 * sealed it.
 */
export interface Store extends Upkeep {
  readonly journal: Journal;
  readonly journalIdentity: JournalIdentity;
  readonly registrations: RegistrationList;
  readonly outbox: OutboxTable;
  readonly drafts: Drafts;
  readonly papers: PaperBytes;
  readonly registers: Registers;
  readonly temporaryPasswords: TemporaryPasswords;
  readonly runningNumbers: RunningNumbers;
  readonly settings: Settings;
  readonly health: StoreHealth;
  /** The database's file, opened to be read as it is: closing it any sooner than the database would end SQLite's locks. */
  readonly file: { readonly path: string; readonly descriptor: number };
  /** Takes the database for this process: a transaction of one that took it before is refused with Fault store-in-use. */
  claim(): void;
  /** All or nothing, on disk when it returns. Throws a Fault and then has changed nothing. */
  transaction<Value>(work: () => Value): Value;
  /** Calls a listener after each transaction that has added to the journal, when it is on disk. */
  onAppended(listener: () => void): void;
  /**
   * Copies what can be read of a lost database of this desk into this one: papers, drafts, passwords, and
   * the entries of its journal that follow one by the chain; gives the rest.
   */
  restoreFrom(file: string, after: ChainHead): Lost;
  /** Removes drafts and temporary passwords of registrations that the journal does not know. */
  removeStray(): void;
  close(): void;
}

/** Opens the store in a data folder; makes it where the folder is new. Throws what `openDatabase` throws, and Fault store-missing. */
export function openStore(folder: string, key: Uint8Array): Store {
  if (isNewFolder(folder)) {
    makeDatabase(folder, key, (settings) => noteBegun(settings, 'unasked'));
    adoptDatabase(folder);
  } else adoptKey(folder);
  const file = join(folder, fileNames.database);
  const connection = openDatabase(file, key);
  try {
    return storeOver(connection, file, key);
  } catch (error) {
    if (isDamage(error)) closeUntouched(connection, file, key);
    else connection.close();
    throw error;
  }
}

function storeOver(connection: Connection, path: string, key: Uint8Array): Store {
  const health = keepStoreHealth();
  const statements = guardStatements(connection, health);
  const listeners = new Set<() => void>();
  const settings = openSettings(statements);
  const claim = keepClaim(settings, health);
  let written = 0;
  const journal = openJournal(statements, () => {
    written += 1;
  });
  const tellAppended = (): void => listeners.forEach((listener) => void listener());
  const journalIdentity = openJournalIdentity(settings);
  const descriptor = openSync(path, 'r');

  return {
    journal,
    journalIdentity,
    registrations: openRegistrationList(statements),
    outbox: openOutboxTable(statements),
    drafts: openDrafts(statements),
    papers: openPaperBytes(statements),
    registers: openRegisters(statements),
    temporaryPasswords: openTemporaryPasswords(statements),
    runningNumbers: openRunningNumbers(statements),
    settings,
    health,
    file: { path, descriptor },
    claim: claim.take,
    transaction(work) {
      health.assertWritable();
      const before = written;
      const inClaim = (): ReturnType<typeof work> => {
        claim.assertHeld();
        return work();
      };
      const value = noted(health, () => connection.transaction(inClaim).immediate());
      health.note(null);
      if (written > before) tellAppended();
      return value;
    },
    onAppended: (listener) => void listeners.add(listener),
    ...upkeepOf(connection, health),
    restoreFrom(file, after) {
      health.assertWritable();
      let last = after;
      const lost = noted(health, () =>
        restoreFrom({ file, key }, connection, after.sequence, (entry) => {
          if (firstBroken([entry], last) !== null) return false;
          journal.restore([entry]);
          last = entry;
          return true;
        }),
      );
      tellAppended();
      return lost;
    },
    removeStray() {
      for (const table of ['drafts', 'temporary_passwords'])
        statements
          .prepare(
            `DELETE FROM ${table} WHERE registration_id NOT IN (SELECT registration_id FROM registrations)`,
          )
          .run();
    },
    close() {
      if (!connection.open) return;
      if (health.sealed) closeUntouched(connection, path, key);
      else connection.close();
      closeSync(descriptor);
    },
  };
}
