import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { openKeyFile } from '../../main/eds/open-key-file.ts';
import { timeInTurns } from '../in-turns.ts';
import { type Measurement, ratioOf } from '../measurement.ts';
import { makeOperator, password } from '../operator.ts';

/** A key file in the NCA's encoding: opening it, and what the window's thread feels of that. */
export const measure = async (): Promise<Measurement[]> => {
  const { file } = (await makeOperator()).operator;
  return [await opening(file), await blocking(file)];
};

/** Against `openssl pkcs12` without the start of its process. */
async function opening(file: Uint8Array): Promise<Measurement> {
  const pkcs12 = ['pkcs12', '-legacy', '-nodes', '-passin', `pass:${password}`];
  const taken = await timeInTurns(60, {
    ours: () => openKeyFile(file, password),
    openssl: () => execFileSync('openssl', pkcs12, { input: file }),
    start: () => execFileSync('openssl', ['version']),
  });
  return ratioOf('open a key file as the NCA encodes it', taken.ours, taken.openssl - taken.start, 'ms', 3);
}

/** The longest that this thread stood still while another one, as the desk's, opened key files: under a frame. */
async function blocking(file: Uint8Array): Promise<Measurement> {
  const worker = new Worker(new URL('../open-key-files.ts', import.meta.url), {
    workerData: { file, password, times: 50 },
  });
  await once(worker, 'online');
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await once(worker, 'exit');
  delay.disable();
  return ratioOf('standstill of the window’s thread while key files open', delay.max / 1e6, 16, 'ms', 1);
}
