import type { Printer } from './printer.ts';

type Status = Awaited<ReturnType<Printer['status']>>;

/** A printer with what was last seen of it: asking the spooler takes too long to be done for every screen. */
export interface WatchedPrinter extends Printer {
  readonly seen: Status;
  /** Asks again and remembers. */
  look(): Promise<void>;
}

export function watchPrinter(printer: Printer): WatchedPrinter {
  let seen: Status = { name: null, fault: null };
  return {
    get seen() {
      return seen;
    },
    async look() {
      seen = await printer.status();
    },
    status: () => printer.status(),
    print: (pdf, title) => printer.print(pdf, title),
  };
}
