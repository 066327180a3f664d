import { createPrivateKey, sign } from 'node:crypto';
import { signCades } from '../../main/eds/cades.ts';
import { forkKeyProcess } from '../../main/eds/key-process/channel.ts';
import { startKeyProcess } from '../../main/eds/key-process/key-process.ts';
import { sealSecret } from '../../main/eds/sealing.ts';
import { utf8 } from '../../test/fixtures/utf8.ts';
import { timeInTurns } from '../in-turns.ts';
import { type Measurement, ratioOf } from '../measurement.ts';
import { makeOperator, password } from '../operator.ts';

/** A registration request as JSON is about this long. */
const requestBytes = 2048;

/** Signing a request (CAdES-BES, attached) with an RSA-2048 key in its process, against the bare signature. */
export const measure = async (): Promise<Measurement[]> => {
  const { operator, chain } = await makeOperator();
  const keyProcess = startKeyProcess(forkKeyProcess);
  const secret = await sealSecret(utf8(password), await keyProcess.secretKey);
  const key = await keyProcess.open(operator.file, secret);
  const bare = createPrivateKey(operator.privateKey);
  const content = Buffer.alloc(requestBytes, 'ә');
  const taken = await timeInTurns(500, {
    ours: () => signCades(content, key, chain, new Date()),
    bare: () => sign('sha256', content, bare),
  });
  await keyProcess.end();
  return [ratioOf('sign a request with an unlocked RSA key', taken.ours, taken.bare, 'ms', 3)];
};
