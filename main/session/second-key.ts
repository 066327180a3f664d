import { Fault } from '../../src/contract/fault.ts';
import type { Actor } from '../../src/registration/events.ts';
import { watchIdle } from './idle.ts';
import type { UnlockedKey } from './key-opener.ts';

/** How long a colleague's key stays open for one registration (milliseconds). */
export const secondKeyLimit = 2 * 60_000;

/** A colleague's key, for one signature on one registration. */
export interface SecondKey extends UnlockedKey {
  readonly registrationId: string;
  readonly signer: NonNullable<Actor>;
}

export interface SecondKeyKeeper {
  /** Keeps a key, where none is kept. Throws Fault second-signer-same for the operator's own. */
  keep(registrationId: string, key: UnlockedKey, operator: NonNullable<Actor>): SecondKey;
  /** The key that was opened for a registration, or null. */
  for(registrationId: string): SecondKey | null;
  /** Ends the key's process: it has signed, its time is over, or the session ends. */
  drop(): Promise<void>;
}

export function keepSecondKey(monotonic: () => number): SecondKeyKeeper {
  let kept: SecondKey | null = null;
  const timer = watchIdle(secondKeyLimit, monotonic, () => void drop());
  const drop = async (): Promise<void> => {
    const dropped = kept;
    kept = null;
    timer.stop();
    await dropped?.keyProcess.end();
  };
  return {
    keep(registrationId, key, operator) {
      const { iin, name } = key.key.profile;
      if (iin === null || iin === operator.iin) throw new Fault('second-signer-same');
      const keeping = { ...key, registrationId, signer: { iin, name } };
      kept = keeping;
      timer.start();
      void key.keyProcess.ended.then(() => {
        if (kept === keeping) kept = null;
      });
      return keeping;
    },
    for: (registrationId) => (kept?.registrationId === registrationId ? kept : null),
    drop,
  };
}
