import '../environment.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { createDesk } from '../../desk.ts';
import { serveDesk } from './serve.ts';

if (!parentPort) throw new Error('worker.ts is a worker thread; start it with startDeskThread');
await serveDesk(parentPort, workerData, createDesk);
