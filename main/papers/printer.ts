import type { PrintFault } from '../../src/registration/events.ts';

/** A printer as the desk sees it. "Handed to the printer" is all it can promise. */
export interface Printer {
  /** What would happen to a paper now. `name` is null where there is no printer. */
  status(): Promise<{ name: string | null; fault: PrintFault | null }>;
  /** Hands a PDF over and returns the printer's name. Throws a Fault: printer-missing, printer-stopped or printer-failed. */
  print(pdf: Uint8Array, title: string): Promise<{ printer: string }>;
}
