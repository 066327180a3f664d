import { Fault } from '../../../src/contract/fault.ts';

/** More rounds in one file would keep the operator waiting for seconds: no authority makes such files. */
const mostIterations = 2_000_000;

/** What a key file may cost to open: the rounds of every derivation in it, together. */
export interface Budget {
  /**
   * Takes off what a file states, before any of it is derived. Throws a Fault key-file-slow where it is
   * more than is left, and key-file-damaged for a count below one.
   */
  spend(iterations: readonly number[]): void;
}

export function makeBudget(): Budget {
  let spent = 0;
  return {
    spend(iterations) {
      if (iterations.some((count) => count < 1)) throw new Fault('key-file-damaged');
      spent += iterations.reduce((sum, count) => sum + count, 0);
      if (spent > mostIterations) throw new Fault('key-file-slow', { iterations: spent });
    },
  };
}
