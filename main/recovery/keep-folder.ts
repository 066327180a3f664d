import { Fault } from '../../src/contract/fault.ts';
import type { FolderLock } from '../store/folder-lock.ts';
import type { Store } from '../store/store.ts';

/** Between two looks at the lock (milliseconds). */
const pause = 1_000;

/**
 * Keeps the data folder for this desk: a lock whose file was deleted is taken anew; where another desk was
 * first, the store is sealed (store-in-use). `report` hears of a lock that can't be looked after. Gives what ends it.
 */
export function keepFolder(
  lock: FolderLock,
  { health }: Pick<Store, 'health'>,
  report: (error: unknown) => void,
): () => void {
  const timer = setInterval(() => {
    try {
      lock.renew();
    } catch (error) {
      if (error instanceof Fault && error.code === 'store-in-use') health.seal(error.code);
      else report(error);
    }
  }, pause);
  return () => clearInterval(timer);
}
