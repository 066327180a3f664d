import { createPrivateKey, sign } from 'node:crypto';
import { signCades } from '../../main/eds/cades.ts';
import { openKeyFile } from '../../main/eds/open-key-file.ts';
import { utf8 } from '../../test/fixtures/utf8.ts';
import { timeInTurns } from '../in-turns.ts';
import { type Measurement, ratioOf } from '../measurement.ts';
import { makeOperator, password } from '../operator.ts';

/** A registration request as JSON is about this long. */
const requestBytes = 2048;

/** Signing a request (CAdES-BES, attached) with an unlocked RSA-2048 key, against the bare signature. */
export const measure = async (): Promise<Measurement[]> => {
  const { operator, chain } = await makeOperator();
  const key = await openKeyFile(operator.file, utf8(password));
  const bare = createPrivateKey(operator.privateKey);
  const content = Buffer.alloc(requestBytes, 'ә');
  const taken = await timeInTurns(500, {
    ours: () => signCades(content, key, chain, new Date()),
    bare: () => sign('sha256', content, bare),
  });
  return [ratioOf('sign a request with an unlocked RSA key', taken.ours, taken.bare, 'ms', 3)];
};
