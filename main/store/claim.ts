import { randomUUID } from 'node:crypto';
import { Fault } from '../../src/contract/fault.ts';
import type { StoreHealth } from './health.ts';
import type { Settings } from './tables.ts';

const setting = 'claimed-by';

/** That a database belongs to this process, written in the database itself: it can't be removed apart from the data. */
export interface Claim {
  /** From now on transactions of every process that claimed the database before are refused. */
  take(): void;
  /** Within a transaction: seals the store and throws Fault store-in-use where another process has claimed it since. */
  assertHeld(): void;
}

export function keepClaim(settings: Settings, health: Pick<StoreHealth, 'seal'>): Claim {
  let own: string | null = null;
  return {
    take() {
      const claim = randomUUID();
      settings.put(setting, claim);
      own = claim;
    },
    assertHeld() {
      if (own === null || settings.get(setting) === own) return;
      health.seal('store-in-use');
      throw new Fault('store-in-use');
    },
  };
}
