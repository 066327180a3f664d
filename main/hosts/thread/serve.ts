import type { MessagePort } from 'node:worker_threads';
import type { Desk } from '../../../src/contract/desk.ts';
import { Fault } from '../../../src/contract/fault.ts';
import type { DeskConfig } from '../../config.ts';
import type { StartKeyChannel } from '../../eds/key-process/channel.ts';
import type { Printer } from '../../papers/printer.ts';
import { askKeyProcesses } from './key-processes.ts';
import { HostMessage, type PrinterAnswer, type WorkerMessage, WorkerStart } from './messages.ts';
import { createPending } from './pending.ts';
import { askedPrinter } from './port-printer.ts';

/** Makes the desk that a worker serves; `createDesk` in the product. */
export type MakeDesk = (parts: {
  config: DeskConfig;
  databaseKey: Uint8Array;
  deskKey: Uint8Array;
  version: string;
  printer?: Printer;
  startKeyChannel?: StartKeyChannel;
}) => Promise<Desk>;

/**
 * The worker's side: makes a desk from `start` (checked here), says whether that worked, and answers
 * the host's messages until it is told to close. Throws where a message does not fit the schema:
 * both sides are the same program, so that is a fault of ours and ends the worker.
 */
export async function serveDesk(port: MessagePort, start: unknown, makeDesk: MakeDesk): Promise<void> {
  const say = (message: WorkerMessage): void => port.postMessage(message);
  const printing = createPending<PrinterAnswer>();
  const keyProcesses = askKeyProcesses(say);
  const { hostPrinter, hostKeyProcesses, ...parts } = WorkerStart.parse(start);
  const printer = askedPrinter((request) => {
    const { id, answer } = printing.ask();
    say({ kind: 'printer-call', id, request });
    return answer;
  });

  // Heard from the start: a desk that is being made already asks for the host's printer and key processes.
  const made = Promise.withResolvers<Desk>();
  port.on('message', async (raw: unknown) => {
    const message = HostMessage.parse(raw);
    if (message.kind === 'printer-answer') return printing.settle(message.id, message.answer);
    if (message.kind === 'key-process') return keyProcesses.hear(message);
    const desk = await made.promise;
    if (message.kind === 'call') {
      const answer = await desk.call(message.operation, message.input, message.secret);
      return say({ kind: 'answer', id: message.id, answer });
    }
    await desk.close();
    port.close();
  });

  const options = {
    ...(hostPrinter && { printer }),
    ...(hostKeyProcesses && { startKeyChannel: keyProcesses.start }),
  };
  const desk = await makeDesk({ ...parts, ...options }).catch((error: unknown) => {
    say(notMade(error));
    return null;
  });
  if (!desk) return port.close();
  desk.listen((notice) => say({ kind: 'notice', notice }));
  made.resolve(desk);
  say({ kind: 'ready' });
}

function notMade(error: unknown): WorkerMessage {
  const fault = error instanceof Fault ? error : new Fault('internal');
  const reason = error instanceof Fault && error.cause !== undefined ? error.cause : error;
  const text = reason instanceof Error ? reason.message : 'unknown';
  return { kind: 'not-made', code: fault.code, details: fault.details, text };
}
