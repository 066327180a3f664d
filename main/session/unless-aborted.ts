import { Fault } from '../../src/contract/fault.ts';

/**
 * Work for an opening that may be cancelled: settles as the work does, or rejects with Fault
 * key-opening-cancelled as soon as the signal is aborted. What the work brings later is passed over.
 */
export function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const { promise, resolve, reject } = Promise.withResolvers<Value>();
  const cancel = (): void => reject(new Fault('key-opening-cancelled'));
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, { once: true });
  work.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
  return promise;
}
