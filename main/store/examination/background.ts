import { Worker } from 'node:worker_threads';
import type { Damage, Subject } from './examine.ts';

/** An examination of the database on a thread of its own. */
export interface Examination {
  /** The first damage, or null. Rejects where the examination itself has failed, or was stopped. */
  readonly result: Promise<Damage | null>;
  /** Ends it, whether it has come to an end or not. */
  stop(): Promise<void>;
}

/** Begins to examine a database, with a connection of its own that only reads. */
export function examineInBackground(subject: Subject): Examination {
  const worker = new Worker(workerEntry(), { workerData: subject, execArgv: [] });
  const { promise, resolve, reject } = Promise.withResolvers<Damage | null>();
  worker.once('message', resolve);
  worker.once('error', reject);
  worker.once('exit', (code) => reject(new Error(`the examination ended with code ${code}`)));
  // Whoever stops it awaits it no more.
  promise.catch(() => undefined);
  return {
    result: promise,
    stop: async () => void (await worker.terminate()),
  };
}

/** The worker lies beside this file in the sources, and beside the desk's bundle in Electron's. */
const workerEntry = (): URL =>
  new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './examination.js', import.meta.url);
