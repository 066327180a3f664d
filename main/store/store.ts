import { join } from 'node:path';
import { openDatabase, storeFault } from './database.ts';
import { type Journal, openJournal } from './journal.ts';
import { type JournalIdentity, openJournalIdentity } from './journal-identity.ts';
import { type OutboxTable, openOutboxTable } from './outbox.ts';
import { openRegisters, type Registers } from './registers.ts';
import { openRegistrationList, type RegistrationList } from './registrations.ts';
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

/** Everything that the desk keeps, in one encrypted file. */
export interface Store {
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
  /** All or nothing, on disk when it returns. Throws a Fault (disk-full, store-failed) and then has changed nothing. */
  transaction<Value>(work: () => Value): Value;
  close(): void;
}

/** Opens the store in a data folder. Throws what `openDatabase` throws. */
export function openStore(folder: string, key: Uint8Array): Store {
  const connection = openDatabase(join(folder, 'desk.db'), key);
  const settings = openSettings(connection);
  return {
    journal: openJournal(connection),
    journalIdentity: openJournalIdentity(settings),
    registrations: openRegistrationList(connection),
    outbox: openOutboxTable(connection),
    drafts: openDrafts(connection),
    papers: openPaperBytes(connection),
    registers: openRegisters(connection),
    temporaryPasswords: openTemporaryPasswords(connection),
    runningNumbers: openRunningNumbers(connection),
    settings,
    transaction(work) {
      try {
        return connection.transaction(work).immediate();
      } catch (error) {
        throw storeFault(error);
      }
    },
    close: () => connection.close(),
  };
}
