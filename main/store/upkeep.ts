import { setTimeout as after } from 'node:timers/promises';
import { Fault } from '../../src/contract/fault.ts';
import { busyTimeout, type Connection } from './database.ts';
import { storeFault } from './faults.ts';
import type { StoreHealth } from './health.ts';

/** What keeps a store working. */
export interface Upkeep {
  /**
   * Resolves when a write would find the file free. While another program has it the thread goes on with
   * other work; rejects with Fault store-locked after ten seconds.
   */
  whenFree(): Promise<void>;
  /** Finds out by a write that changes nothing whether the store works again. Throws a Fault where not. */
  probe(): void;
  /** Brings the write-ahead log into the file, so that the file alone is worth something. */
  checkpoint(): void;
}

/** How long `whenFree` waits, and between two looks (milliseconds). */
const patience = 10_000;
const pause = 200;

export function upkeepOf(connection: Connection, health: StoreHealth): Upkeep {
  return {
    async whenFree() {
      const deadline = performance.now() + patience;
      while (!isFree(connection, health)) {
        if (performance.now() > deadline) throw new Fault('store-locked');
        await after(pause);
      }
    },
    probe() {
      health.assertWritable();
      const version = connection.pragma('user_version', { simple: true });
      const rewrite = connection.transaction(() => connection.pragma(`user_version = ${version}`));
      noted(health, () => rewrite.immediate());
      health.note(null);
    },
    checkpoint() {
      health.assertWritable();
      noted(health, () => connection.pragma('wal_checkpoint(TRUNCATE)'));
    },
  };
}

/** Does work on a store; its errors are the desk's own faults, and noted. */
export function noted<Value>(health: StoreHealth, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    throw health.note(storeFault(error));
  }
}

/** Whether nobody else writes just now. Does not wait. */
function isFree(connection: Connection, health: StoreHealth): boolean {
  connection.pragma('busy_timeout = 0');
  try {
    connection.transaction(() => undefined).immediate();
    if (health.failing === 'store-locked') health.note(null);
    return true;
  } catch (error) {
    const fault = health.note(storeFault(error));
    // Anything else that is wrong shows at the write itself.
    return !(fault instanceof Fault && fault.code === 'store-locked');
  } finally {
    connection.pragma(`busy_timeout = ${busyTimeout}`);
  }
}
