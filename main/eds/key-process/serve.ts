import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { compactDecrypt, exportJWK, generateKeyPair } from 'jose';
import { Fault } from '../../../src/contract/fault.ts';
import { PublicJwk } from '../../../src/contract/jwk.ts';
import { secretLimit } from '../../../src/contract/secret.ts';
import { reportError } from '../../report.ts';
import { openKeyFile } from '../open-key-file.ts';
import { seal } from '../sealing.ts';
import type { SigningKey } from '../signing-key.ts';
import { type KeyAnswer, type KeyMessage, KeyRequest } from './messages.ts';

/** The way to the desk, as the process has it. */
export interface DeskPort {
  post(message: KeyMessage): void;
  listen(hear: (message: unknown) => void): void;
}

/**
 * The side of the process: makes the key that secrets are sealed to, says it, and answers requests.
 * Nothing secret goes back: a certificate, signatures, and what is sealed to the centre.
 */
export async function serveKey(port: DeskPort): Promise<void> {
  const { publicKey, privateKey } = await generateKeyPair('ECDH-ES', { crv: 'P-256' });
  let opened: SigningKey | null = null;

  const answer = async (request: KeyRequest): Promise<KeyAnswer> => {
    switch (request.act) {
      case 'open': {
        if (opened) throw new Error('this process has opened a key file before');
        const file = request.file;
        opened = await withSecret(request.secret, privateKey, (password) => openKeyFile(file, password));
        const { certificate, algorithm } = opened;
        return { result: 'opened', certificate, algorithm };
      }
      case 'sign':
        if (!opened) throw new Fault('locked');
        return { result: 'signed', signature: await opened.sign(request.bytes) };
      case 'seal-one-time-password': {
        const { registrationId, challengeId, sealingKey, length } = request;
        const sealed = await withSecret(request.secret, privateKey, (entry) => {
          const oneTimePassword = digitsIn(entry, length);
          return seal({ registrationId, challengeId, oneTimePassword }, sealingKey);
        });
        return { result: 'sealed', sealed };
      }
    }
  };

  port.listen(async (message) => {
    const request = KeyRequest.parse(message);
    port.post({ kind: 'answer', id: request.id, answer: await answer(request).catch(faultAnswer) });
  });
  const secretKey = PublicJwk.parse({ ...(await exportJWK(publicKey)), kid: randomUUID() });
  port.post({ kind: 'ready', secretKey });
}

/**
 * Opens a sealed secret for one piece of work. Throws Fault input-invalid where it is no UTF-8 of 1 to
 * `secretLimit` bytes, and key-opening-cancelled where it was not sealed to this process: something else
 * came between the window's two calls.
 */
async function withSecret<Value>(
  sealed: Uint8Array,
  key: CryptoKey,
  work: (secret: Uint8Array) => Promise<Value>,
): Promise<Value> {
  const secret = await unseal(sealed, key);
  try {
    if (secret.length === 0 || secret.length > secretLimit || !isUtf8(secret))
      throw new Fault('input-invalid');
    return await work(secret);
  } finally {
    secret.fill(0);
  }
}

async function unseal(sealed: Uint8Array, key: CryptoKey): Promise<Uint8Array> {
  const algorithms = {
    keyManagementAlgorithms: ['ECDH-ES'],
    contentEncryptionAlgorithms: ['A256GCM'],
  };
  try {
    return (await compactDecrypt(sealed, key, algorithms)).plaintext;
  } catch (error) {
    throw new Fault('key-opening-cancelled', {}, { cause: error });
  }
}

/** The code as the citizen said it, without the spaces that people put into it. */
function digitsIn(entry: Uint8Array, length: number): string {
  const digits = Buffer.from(entry).toString('utf8').replaceAll(/\s/g, '');
  if (!/^\d+$/.test(digits) || digits.length !== length) throw new Fault('one-time-password-form');
  return digits;
}

function faultAnswer(error: unknown): KeyAnswer {
  const fault = error instanceof Fault ? error : new Fault('internal');
  if (fault !== error) reportError(error);
  return { result: 'fault', code: fault.code, details: fault.details };
}
