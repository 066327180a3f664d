import { Fault } from '../src/contract/fault.ts';

/**
 * Reads from the store again and again; while that fails, what was read last stands: the store's health
 * says what is wrong. Throws what the first reading throws.
 */
export function lastKnown<Value>(read: () => Value): () => Value {
  let known = read();
  return () => {
    try {
      known = read();
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
    }
    return known;
  };
}
