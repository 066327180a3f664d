import { workerData } from 'node:worker_threads';
import { openKeyFile } from '../main/eds/open-key-file.ts';
import { utf8 } from '../test/fixtures/utf8.ts';

/** A thread that opens a key file again and again, as the desk's thread does at sign-in. */
const { file, password, times } = workerData as { file: Uint8Array; password: string; times: number };
for (let time = 0; time < times; time++) await openKeyFile(file, utf8(password));
