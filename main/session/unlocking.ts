import { setTimeout as timeUp } from 'node:timers/promises';
import { Fault } from '../../src/contract/fault.ts';
import type { PublicJwk } from '../../src/contract/jwk.ts';
import { CentreError, faultOf } from '../centre/failure.ts';
import { type CentreSession, type CentreSessionParts, centreSession } from './centre-session.ts';
import { keyOpener, type OpenerParts, type UnlockedKey } from './key-opener.ts';
import { unlessAborted } from './unless-aborted.ts';

/** How long a desk that closes waits for the centre to end its sessions (milliseconds). */
const goodbyeLimit = 2_000;

/** An opened key, and its holder's session at the centre. */
export interface Unlocked extends UnlockedKey {
  readonly centre: CentreSession;
}

/** Opens keys one at a time: a newer opening gives up an older one, and so does `cancel`. */
export interface Unlocking {
  /** The key that the password of the next opening is sealed to. */
  secretKey(): Promise<PublicJwk>;
  /** Starts the process for the next opening, so that nobody waits for it. */
  prepare(): void;
  /**
   * Opens a key, checks it, introduces its holder to the centre, and hands it to `admit` in the same step
   * as the last look whether the opening was given up. Throws as `KeyOpener.open`, and a Fault of the
   * centre's signer-*.
   */
  open<Value>(keyFile: string, secret: Uint8Array, admit: (unlocked: Unlocked) => Value): Promise<Value>;
  /** Opens a key for nothing but its holder's certificate, and ends it again. Throws as `KeyOpener.open`. */
  identify(keyFile: string, secret: Uint8Array): Promise<UnlockedKey['key']['profile']>;
  /** Gives up the opening under way; its promise rejects with key-opening-cancelled. */
  cancel(): void;
  /** Gives up the opening under way, and all that was sealed for a later one. Resolves when the processes are gone. */
  dropAll(): Promise<void>;
  /** Ends a key's process, and its holder's session at the centre. Resolves when the process is gone. */
  forget(unlocked: Unlocked | null | undefined): Promise<void>;
  close(): Promise<void>;
}

export function keepUnlocking(parts: OpenerParts & CentreSessionParts): Unlocking {
  const opener = keyOpener(parts);
  const goodbyes = new Set<Promise<void>>();
  let opening = new AbortController();

  const begin = (): AbortSignal => {
    opening.abort();
    opening = new AbortController();
    return opening.signal;
  };
  const forget = async (unlocked: Unlocked | null | undefined): Promise<void> => {
    if (!unlocked) return;
    const goodbye = unlocked.centre.end().finally(() => goodbyes.delete(goodbye));
    goodbyes.add(goodbye);
    await unlocked.keyProcess.end();
  };

  const dropAll = (): Promise<void> => {
    opening.abort();
    return opener.drop();
  };

  return {
    secretKey: opener.secretKey,
    prepare: opener.prepare,
    forget,
    cancel: () => opening.abort(),
    dropAll,
    async open(keyFile, secret, admit) {
      const signal = begin();
      const key = await opener.open(keyFile, secret, signal);
      const unlocked = { ...key, centre: centreSession(key, parts) };
      try {
        await unlessAborted(introduce(unlocked.centre), signal);
        if (signal.aborted) throw new Fault('key-opening-cancelled');
        return admit(unlocked);
      } catch (error) {
        await forget(unlocked);
        throw error;
      }
    },
    async identify(keyFile, secret) {
      const signal = begin();
      const { key, keyProcess } = await opener.open(keyFile, secret, signal);
      await keyProcess.end();
      if (signal.aborted) throw new Fault('key-opening-cancelled');
      return key.profile;
    },
    async close() {
      await dropAll();
      await Promise.race([Promise.all(goodbyes), timeUp(goodbyeLimit, undefined, { ref: false })]);
    },
  };
}

/**
 * Opens the session at the centre, which alone knows whether the person still works there. Without a
 * line the operator may begin all the same: nothing that needs the centre is done without it.
 */
async function introduce(centre: CentreSession): Promise<void> {
  try {
    await centre.open();
  } catch (error) {
    if (!(error instanceof CentreError)) throw error;
    if (error.failure.kind === 'problem' && error.failure.problem.code.startsWith('signer-'))
      throw faultOf(error);
  }
}
