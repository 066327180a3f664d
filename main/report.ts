import { Fault, type FaultCode } from '../src/contract/fault.ts';
import { CentreError } from './centre/failure.ts';
import type { StoreHealth } from './store/health.ts';

/**
 * Says on standard error that something unforeseen happened. Messages of errors may carry what was
 * typed, so only the kind of error and the places in the code are said.
 */
export function reportError(error: unknown): void {
  const name = error instanceof Error ? error.name : typeof error;
  const code = error instanceof Error && 'code' in error ? ` ${String(error.code)}` : '';
  const places =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  console.error([`unexpected ${name}${code}`, ...places].join('\n'));
}

/** Does work that nobody awaits; what goes wrong in it is reported, and a line that is down is no news. */
export function inBackground(work: () => Promise<unknown>, report: (error: unknown) => void): void {
  work().catch((error: unknown) => {
    if (!(error instanceof CentreError)) report(error);
  });
}

/** Reports errors; a fault of the store once, until it is over: whatever meets it tries again and again. */
export function storeReporter(health: Pick<StoreHealth, 'fault'>): (error: unknown) => void {
  let told: FaultCode | null = null;
  return (error) => {
    const code = error instanceof Fault ? error.code : null;
    if (code !== null && code === told && health.fault === told) return;
    told = code;
    reportError(error);
  };
}
