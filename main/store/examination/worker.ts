import { parentPort, workerData } from 'node:worker_threads';
import { examine, type Subject } from './examine.ts';

if (!parentPort) throw new Error('worker.ts is a worker thread; start it with examineInBackground');
parentPort.postMessage(await examine(workerData as Subject));
