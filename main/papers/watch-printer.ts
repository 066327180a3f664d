import type { Printer } from './printer.ts';

type Status = Awaited<ReturnType<Printer['status']>>;

/**
 * The window's printer: the one that its people chose, with what was last seen of it, since asking
 * the spooler takes too long to be done for every screen.
 */
export interface DeskPrinter {
  readonly seen: Status;
  /** Asks again and remembers. */
  look(): Promise<void>;
  names(): ReturnType<Printer['names']>;
  print(pdf: Uint8Array, title: string): ReturnType<Printer['print']>;
}

/** `chosen` is asked before every use: a choice counts from the next paper on. */
export function watchPrinter(printer: Printer, chosen: () => string | null): DeskPrinter {
  let seen: Status = { name: null, fault: null };
  return {
    get seen() {
      return seen;
    },
    async look() {
      seen = await printer.status(chosen());
    },
    names: () => printer.names(),
    print: (pdf, title) => printer.print(pdf, title, chosen()),
  };
}
