import type { PrintFault } from '../../src/registration/events.ts';

/** A printer as the desk sees it. "Handed to the printer" is all it can promise. */
export interface Printer {
  /** The printers that may be chosen, by the system's names. */
  names(): Promise<readonly string[]>;
  /**
   * What would happen to a paper now. `chosen` is one of the names; without it the configuration's
   * printer is meant. `name` is null where there is none.
   */
  status(chosen?: string | null): Promise<{ name: string | null; fault: PrintFault | null }>;
  /** Hands a PDF over and returns the printer's name. Throws a Fault: printer-missing, printer-stopped or printer-failed. */
  print(pdf: Uint8Array, title: string, chosen?: string | null): Promise<{ printer: string }>;
}
