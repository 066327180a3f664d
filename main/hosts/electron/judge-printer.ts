import type { PrinterInfo } from 'electron';
import type { PrintFault } from '../../../src/registration/events.ts';

/** A printer of the system as far as its driver tells: CUPS gives a state, Windows gives none. */
type Found = Pick<PrinterInfo, 'name' | 'displayName'> & { readonly options: object };

/** IPP's `printer-state` (RFC 8011 §5.4.11). */
const stopped = '5';

/**
 * Which of the system's printers a paper would go to, and what stands in its way. `wished` is its
 * system name; null takes the system's default.
 */
export function judgePrinter(
  printers: readonly Found[],
  wished: string | null,
): { name: string | null; fault: PrintFault | null } {
  const found =
    printers.find(({ name }) => name === wished) ?? (wished === null ? sole(printers) : undefined);
  if (found)
    return { name: found.displayName || found.name, fault: isStopped(found) ? 'printer-stopped' : null };
  if (wished !== null || printers.length === 0) return { name: wished, fault: 'printer-missing' };
  return { name: 'default', fault: null };
}

/** Electron does not tell which printer is the default one; where there is one only, it is that. */
const sole = (printers: readonly Found[]): Found | undefined =>
  printers.length === 1 ? printers[0] : undefined;

function isStopped({ options }: Found): boolean {
  const values = options as Readonly<Record<string, unknown>>;
  return values['printer-state'] === stopped || values['printer-is-accepting-jobs'] === 'false';
}
