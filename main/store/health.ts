import { Fault, type FaultCode, type StoreFaultCode } from '../../src/contract/fault.ts';

/** What is wrong with the store now, as every screen says it, and whether it may still be written to. */
export interface StoreHealth {
  /** The reason for which nothing is written any more; else what the last write met; else what `say` has said. */
  readonly fault: FaultCode | null;
  /** Ends all writing until the next start: damage, or entries that are missing. The first reason stays. */
  seal(code: StoreFaultCode): void;
  readonly sealed: StoreFaultCode | null;
  /** What the last write met; null where it went well. */
  readonly failing: StoreFaultCode | null;
  /** Says something that stops no write; null takes it back. */
  say(code: FaultCode | null): void;
  /** Throws the Fault that has sealed the store. */
  assertWritable(): void;
  /** Notes how a write or a read ended, by its error, or null for a write that is on disk. Gives the error. */
  note<Failure>(error: Failure): Failure;
  /** Called whenever `fault` becomes another one. */
  listen(listener: () => void): void;
}

/** Passes by itself: someone makes room, the other program ends. */
const passing: ReadonlySet<string> = new Set([
  'disk-full',
  'store-locked',
  'store-read-only',
  'store-failed',
] satisfies StoreFaultCode[]);

export function keepStoreHealth(): StoreHealth {
  const listeners = new Set<() => void>();
  let sealed: StoreFaultCode | null = null;
  let met: StoreFaultCode | null = null;
  let said: FaultCode | null = null;
  const current = (): FaultCode | null => sealed ?? met ?? said;
  const change = (work: () => void): void => {
    const before = current();
    work();
    if (current() !== before) for (const listener of listeners) listener();
  };
  const seal = (code: StoreFaultCode): void =>
    change(() => {
      sealed ??= code;
    });

  return {
    get fault() {
      return current();
    },
    get sealed() {
      return sealed;
    },
    get failing() {
      return met;
    },
    seal,
    say: (code) =>
      change(() => {
        said = code;
      }),
    assertWritable() {
      if (sealed) throw new Fault(sealed);
    },
    note(error) {
      const code = error instanceof Fault ? error.code : null;
      if (code === 'store-damaged') seal(code);
      else if (error === null || (code && passing.has(code)))
        change(() => {
          met = code as StoreFaultCode | null;
        });
      return error;
    },
    listen: (listener) => void listeners.add(listener),
  };
}
