import { type DeskRecord, writeDeskRecord } from './desk-record.ts';

/** Keeps the desk's record up with the database. */
export interface DeskRecordKeeper {
  /** Asks for a new record: it is written soon, once for whatever is asked for meanwhile. */
  renew(): void;
  /** Resolves when the record says what the database says now, or can't be written. */
  stop(): Promise<void>;
}

/** After a try that failed (milliseconds). */
const pauseAfterFailure = 5_000;

/**
 * Writes the record again and again, one at a time; `read` gives what it says when its turn has come, and
 * `written` is called when it is on disk. A record that can't be written (a full disk) is tried again;
 * `failed` hears of it, with how many tries in a row have failed.
 */
export function keepDeskRecord(
  folder: string,
  key: Uint8Array,
  read: () => DeskRecord,
  written: () => void,
  failed: (error: unknown, times: number) => void,
): DeskRecordKeeper {
  let isWanted = false;
  let failures = 0;
  let underWay: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const write = async (): Promise<void> => {
    while (isWanted) {
      isWanted = false;
      try {
        await writeDeskRecord(folder, key, read());
        failures = 0;
        written();
      } catch (error) {
        failures += 1;
        failed(error, failures);
        isWanted = true;
        if (stopped) return;
        timer = setTimeout(begin, pauseAfterFailure);
        return;
      }
    }
  };
  const begin = (): void => {
    clearTimeout(timer);
    underWay ??= write().finally(() => {
      underWay = null;
    });
  };
  return {
    renew() {
      isWanted = true;
      // Not before the commit that asks for it has returned to whoever waits for it.
      if (!stopped) setImmediate(begin);
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await underWay;
      await write();
    },
  };
}
