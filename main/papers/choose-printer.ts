import { Fault } from '../../src/contract/fault.ts';
import type { DeskConfig } from '../config.ts';
import type { Printer } from './printer.ts';
import { cupsPrinter } from './printers/cups.ts';
import { folderPrinter } from './printers/folder.ts';

/** The printer that the configuration names. `system` is the host's own: without a host's printer there is none. */
export function choosePrinter(config: DeskConfig['printer']): Printer {
  switch (config.kind) {
    case 'cups':
      return cupsPrinter(config.name);
    case 'folder':
      return folderPrinter(config.path);
    case 'system':
      return noPrinter;
  }
}

const noPrinter: Printer = {
  names: async () => [],
  status: async () => ({ name: null, fault: 'printer-missing' }),
  print: async () => {
    throw new Fault('printer-missing');
  },
};
