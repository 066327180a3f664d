import { setTimeout as after } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Desk, DeskAnswer, DeskNotice } from '../../../src/contract/desk.ts';
import { Fault } from '../../../src/contract/fault.ts';
import type { DeskConfig } from '../../config.ts';
import type { StartKeyChannel } from '../../eds/key-process/channel.ts';
import type { Printer } from '../../papers/printer.ts';
import { runKeyProcesses } from './key-processes.ts';
import { type HostMessage, WorkerMessage, type WorkerStart } from './messages.ts';
import { withOwnMemory } from './own-memory.ts';
import { createPending } from './pending.ts';
import { answerForPrinter } from './port-printer.ts';

export interface DeskThreadOptions {
  readonly config: DeskConfig;
  /** 32 bytes. The worker gets a copy of its own. */
  readonly databaseKey: Uint8Array;
  /** PEM: the private key of the desk's TLS certificate. The worker gets a copy here too. */
  readonly deskKey: Uint8Array;
  readonly version: string;
  /** A printer that only the host can reach (Electron's); without it the desk makes the configured one. */
  readonly printer?: Printer;
  /** Starts key processes where the worker can't (Electron); without it they are children of this process. */
  readonly startKeyChannel?: StartKeyChannel;
  /** Told once, where the worker ends without having been asked to. */
  readonly onDeath?: (error: Error) => void;
  /** The worker's entry; another one in tests. */
  readonly entry?: URL;
}

/** How long a desk may take to write down what it has in hand when it is closed. */
const closingMilliseconds = 10_000;

const internal: DeskAnswer = { ok: false, fault: { code: 'internal', details: {} } };

/**
 * Runs the desk in a worker thread, so that key work, storage and papers never hold up the thread
 * that serves the window. Rejects with a Fault where the desk can't be made (its cause says why, for
 * the administrator). Where the worker dies later, every call is answered with the fault `internal`.
 */
export async function startDeskThread(options: DeskThreadOptions): Promise<Desk> {
  const worker = new Worker(options.entry ?? workerEntry(), { workerData: startOf(options), execArgv: [] });
  const calls = createPending<DeskAnswer>();
  const listeners = new Set<(notice: DeskNotice) => void>();
  const made = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  let state: 'starting' | 'serving' | 'closing' | 'ended' = 'starting';

  const say = (message: HostMessage, moved: readonly ArrayBuffer[] = []): void =>
    worker.postMessage(message, moved);

  const keyProcesses =
    options.startKeyChannel &&
    runKeyProcesses(options.startKeyChannel, (message) => state === 'ended' || say(message));

  const hear = (message: WorkerMessage): void => {
    switch (message.kind) {
      case 'ready':
        state = 'serving';
        made.resolve();
        break;
      case 'not-made':
        made.reject(new Fault(message.code, message.details, { cause: new Error(message.text) }));
        break;
      case 'answer':
        calls.settle(message.id, message.answer);
        break;
      case 'notice':
        for (const listener of listeners) listener(message.notice);
        break;
      case 'printer-call':
        print(message).catch(breakOff);
        break;
      case 'key-process':
        if (!keyProcesses) throw new Error('the desk asked for a key process that this host does not start');
        keyProcesses.hear(message);
    }
  };

  const print = async ({ id, request }: WorkerMessage & { kind: 'printer-call' }): Promise<void> => {
    if (!options.printer) throw new Error('the desk asked for a printer that this host has not');
    const answer = await answerForPrinter(options.printer, request);
    if (state !== 'ended') say({ kind: 'printer-answer', id, answer });
  };

  const end = (error: Error): void => {
    if (state === 'ended') return;
    if (state === 'serving') options.onDeath?.(error);
    state = 'ended';
    keyProcesses?.killAll();
    made.reject(new Fault('internal', {}, { cause: error }));
    calls.settleAll(internal);
    listeners.clear();
    ended.resolve();
  };

  /** A message that fits no schema, or a listener that throws: nothing that follows could be trusted. */
  const breakOff = (error: unknown): void => {
    end(error instanceof Error ? error : new Error('the thread of the desk was broken off'));
    void worker.terminate();
  };

  // At once, not in a later turn: the last messages of a worker come in the same turn as its exit.
  worker.on('message', (raw) => {
    try {
      hear(WorkerMessage.parse(raw));
    } catch (error) {
      breakOff(error);
    }
  });
  worker.once('error', end);
  worker.once('exit', (code) => end(new Error(`the thread of the desk ended with code ${code}`)));

  await made.promise;
  return {
    call(operation, input, secret) {
      if (state !== 'serving') {
        secret?.fill(0);
        return Promise.resolve(internal);
      }
      const { id, answer } = calls.ask();
      if (!secret) say({ kind: 'call', id, operation, input });
      else {
        const moved = withOwnMemory(secret);
        say({ kind: 'call', id, operation, input, secret: moved }, [moved.buffer]);
      }
      return answer;
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      if (state === 'serving') {
        state = 'closing';
        say({ kind: 'close' });
      }
      await Promise.race([ended.promise, after(closingMilliseconds, undefined, { ref: false })]);
      await worker.terminate();
    },
  };
}

const startOf = ({
  config,
  databaseKey,
  deskKey,
  version,
  printer,
  startKeyChannel,
}: DeskThreadOptions): WorkerStart => ({
  config,
  // Copies: a Buffer may be a slice of a pool, and the whole pool would be sent along.
  databaseKey: Uint8Array.from(databaseKey),
  deskKey: Uint8Array.from(deskKey),
  version,
  hostPrinter: printer !== undefined,
  hostKeyProcesses: startKeyChannel !== undefined,
});

/** The worker lies beside this file, in the sources as in Electron's bundle. */
const workerEntry = (): URL =>
  new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);
