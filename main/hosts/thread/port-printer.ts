import { Fault } from '../../../src/contract/fault.ts';
import type { Printer } from '../../papers/printer.ts';
import type { PrinterAnswer, PrinterRequest } from './messages.ts';

/** A printer whose every act is asked for elsewhere: on the worker's side, of the host. */
export function askedPrinter(ask: (request: PrinterRequest) => Promise<PrinterAnswer>): Printer {
  return {
    async names() {
      const answer = await ask({ act: 'names' });
      if (answer.result !== 'names') throw unfit(answer);
      return answer.names;
    },
    async status(chosen = null) {
      const answer = await ask({ act: 'status', chosen });
      if (answer.result !== 'status') throw unfit(answer);
      return answer.status;
    },
    async print(pdf, title, chosen = null) {
      const answer = await ask({ act: 'print', pdf, title, chosen });
      if (answer.result !== 'printed') throw unfit(answer);
      return { printer: answer.printer };
    },
  };
}

/** Does what was asked with a real printer. Never throws: a fault is an answer too. */
export async function answerForPrinter(printer: Printer, request: PrinterRequest): Promise<PrinterAnswer> {
  try {
    if (request.act === 'names') return { result: 'names', names: await printer.names() };
    if (request.act === 'status') return { result: 'status', status: await printer.status(request.chosen) };
    const { printer: name } = await printer.print(request.pdf, request.title, request.chosen);
    return { result: 'printed', printer: name };
  } catch (error) {
    if (error instanceof Fault) return { result: 'fault', code: error.code, details: error.details };
    return { result: 'fault', code: 'printer-failed', details: {} };
  }
}

const unfit = (answer: PrinterAnswer): Fault =>
  answer.result === 'fault' ? new Fault(answer.code, answer.details) : new Fault('internal');
