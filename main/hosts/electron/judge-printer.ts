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
  if (wished === null)
    return printers.length === 0
      ? { name: null, fault: 'printer-missing' }
      : { name: soleName(printers), fault: null };
  const found = printers.find(({ name }) => name === wished);
  if (!found) return { name: wished, fault: 'printer-missing' };
  return { name: found.displayName || found.name, fault: isStopped(found) ? 'printer-stopped' : null };
}

/** Electron does not tell which printer is the default one; where there is one only, it is that. */
const soleName = (printers: readonly Found[]): string => {
  const [only, ...others] = printers;
  return only && others.length === 0 ? only.displayName || only.name : 'default';
};

function isStopped({ options }: Found): boolean {
  const values = options as Readonly<Record<string, unknown>>;
  return values['printer-state'] === stopped || values['printer-is-accepting-jobs'] === 'false';
}
