import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openKeyFile } from '../../main/eds/open-key-file.ts';
import { utf8 } from '../../test/fixtures/utf8.ts';
import { timeInTurns } from '../in-turns.ts';
import { type Measurement, median, ratioOf } from '../measurement.ts';
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
    ours: () => openKeyFile(file, utf8(password)),
    openssl: () => execFileSync('openssl', pkcs12, { input: file }),
    start: () => execFileSync('openssl', ['version']),
  });
  return ratioOf('open a key file as the NCA encodes it', taken.ours, taken.openssl - taken.start, 'ms', 3);
}

/** A frame of the window, in milliseconds. */
const frame = 16;

/** The longest that this thread stands still while a process, as the desk's, opens key files; the median of five goes. */
async function blocking(file: Uint8Array): Promise<Measurement> {
  const longest: number[] = [];
  for (let go = 0; go < 5; go++) longest.push(await standstill(file));
  return ratioOf('standstill of the window’s thread while key files open', median(longest), frame, 'ms', 1);
}

async function standstill(file: Uint8Array): Promise<number> {
  const opening = fork(join(import.meta.dirname, '../open-key-files.ts'), { serialization: 'advanced' });
  await once(opening, 'message');
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  opening.send({ file, password, times: 20 });
  await once(opening, 'exit');
  delay.disable();
  return delay.max / 1e6;
}
