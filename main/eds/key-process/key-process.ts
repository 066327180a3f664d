import { readCertificate } from '../../../src/certificate/profile.ts';
import { Fault } from '../../../src/contract/fault.ts';
import type { PublicJwk } from '../../../src/contract/jwk.ts';
import { digestBy } from '../digest.ts';
import type { SigningKey } from '../signing-key.ts';
import type { StartKeyChannel } from './channel.ts';
import { type KeyAnswer, KeyMessage, type KeyRequest } from './messages.ts';

/** What the digits of a one-time password are sealed with. */
export type OneTimePasswordSeal = Omit<Extract<KeyRequest, { act: 'seal-one-time-password' }>, 'act' | 'id'>;

/**
 * A process that opens one key file and works with its key. What it held of passwords, key and digits is
 * gone with it: a thread's memory would stay in the desk's process.
 */
export interface KeyProcess {
  /** The key that secrets for this process are sealed to. Rejects where it ends before it is ready. */
  readonly secretKey: Promise<PublicJwk>;
  /** Resolves when the process has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /**
   * Opens a key file by its sealed password. Throws as `openKeyFile`, input-invalid for what is not
   * sealed to this process, and key-opening-cancelled where it was ended meanwhile. Closing the key ends
   * the process.
   */
  open(file: Uint8Array, secret: Uint8Array): Promise<SigningKey>;
  /** The digits sealed to the centre's key (JWE). Throws Fault one-time-password-form, input-invalid or locked. */
  sealOneTimePassword(seal: OneTimePasswordSeal): Promise<string>;
  /** Ends the process. Resolves once it is gone, and its memory with it. */
  end(): Promise<void>;
}

/** Starts a key process. */
export function startKeyProcess(start: StartKeyChannel): KeyProcess {
  const channel = start();
  const ready = Promise.withResolvers<PublicJwk>();
  const ended = Promise.withResolvers<void>();
  const waiting = new Map<number, PromiseWithResolvers<KeyAnswer>>();
  let next = 0;
  let state: 'running' | 'ending' | 'ended' = 'running';
  // Nobody may have asked for it when the process ends.
  ready.promise.catch(() => undefined);

  const hear = (raw: unknown): void => {
    const message = KeyMessage.parse(raw);
    if (message.kind === 'ready') ready.resolve(message.secretKey);
    else {
      waiting.get(message.id)?.resolve(message.answer);
      waiting.delete(message.id);
    }
  };
  const hasEnded = (): void => {
    const fault = new Fault(state === 'running' ? 'internal' : 'key-opening-cancelled');
    state = 'ended';
    ready.reject(fault);
    for (const { reject } of waiting.values()) reject(fault);
    waiting.clear();
    ended.resolve();
  };
  const end = (): Promise<void> => {
    if (state === 'running') {
      state = 'ending';
      channel.kill();
    }
    return ended.promise;
  };
  channel.listen((message) => {
    try {
      hear(message);
    } catch {
      // The process is our own program: one that says something else is not trusted with anything more.
      channel.kill();
    }
  }, hasEnded);

  const ask = async (request: DistributiveOmit<KeyRequest, 'id'>): Promise<KeyAnswer> => {
    if (state !== 'running') throw new Fault('key-opening-cancelled');
    const id = next++;
    const answer = Promise.withResolvers<KeyAnswer>();
    waiting.set(id, answer);
    channel.post({ ...request, id });
    const given = await answer.promise;
    if (given.result === 'fault') throw new Fault(given.code, given.details);
    return given;
  };
  /** For a key that is open: what ended the process has locked the desk. */
  const askOpen: typeof ask = (request) =>
    ask(request).catch((error: unknown) => {
      throw error instanceof Fault && error.code === 'key-opening-cancelled' ? new Fault('locked') : error;
    });
  const sign = async (bytes: Uint8Array): Promise<Uint8Array> => {
    const answer = await askOpen({ act: 'sign', bytes });
    if (answer.result !== 'signed') throw new Fault('internal');
    return answer.signature;
  };

  return {
    secretKey: ready.promise,
    ended: ended.promise,
    async open(file, secret) {
      const answer = await ask({ act: 'open', file, secret });
      if (answer.result !== 'opened') throw new Fault('internal');
      const { certificate, algorithm } = answer;
      return {
        certificate,
        algorithm,
        profile: readCertificate(certificate),
        digest: async (bytes) => digestBy(algorithm.digest, bytes),
        sign,
        close: () => void end(),
      };
    },
    async sealOneTimePassword(seal) {
      const answer = await askOpen({ act: 'seal-one-time-password', ...seal });
      if (answer.result !== 'sealed') throw new Fault('internal');
      return answer.sealed;
    },
    end,
  };
}

type DistributiveOmit<Type, Key extends PropertyKey> = Type extends unknown ? Omit<Type, Key> : never;
