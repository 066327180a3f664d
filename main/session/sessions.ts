import { setTimeout as timeUp } from 'node:timers/promises';
import type { SecretOperation } from '../../src/contract/desk.ts';
import { Fault } from '../../src/contract/fault.ts';
import { instantOf } from '../../src/contract/instant.ts';
import type { PublicJwk } from '../../src/contract/jwk.ts';
import type { Session } from '../../src/contract/overview.ts';
import type { Actor } from '../../src/registration/events.ts';
import { CentreError, faultOf } from '../centre/failure.ts';
import type { Settings } from '../store/tables.ts';
import { type CentreSession, type CentreSessionParts, centreSession } from './centre-session.ts';
import { watchIdle } from './idle.ts';
import { rememberOwner } from './key-files.ts';
import { keyOpener, type OpenerParts, type UnlockedKey } from './key-opener.ts';
import { unlessAborted } from './unless-aborted.ts';

/** A desk at which nobody has used keys or mouse for so long is locked (milliseconds). */
const idleLimit = 5 * 60_000;

/** How long a desk that closes waits for the centre to end the session (milliseconds). */
const goodbyeLimit = 2_000;

/**
 * Who is at the desk. The key is in a process of its own while the session is unlocked, and ends with it;
 * its password is not kept. Lock and sign-out take effect at once, also over an opening under way; their
 * promises resolve when the process is gone.
 */
export interface Sessions {
  readonly current: Session | null;
  /** The key that the secret of an operation is sealed to. Throws Fault session-required or locked. */
  secretKey(operation: SecretOperation): Promise<PublicJwk>;
  /** Starts the process for the next key, so that nobody waits for it at sign-in. */
  prepare(): void;
  /**
   * `secret` is the sealed password. Throws a Fault: key-file-*, key-*, signer-*, policy-missing,
   * key-opening-cancelled. Another operator's session ends with it.
   */
  signIn(keyFile: string, secret: Uint8Array): Promise<void>;
  /** Ends the key's process and keeps the session. */
  lock(): Promise<void>;
  /** Opens the same employee's key again. Throws as `signIn`, and signer-changed for another person's key. */
  unlock(secret: Uint8Array): Promise<void>;
  /** Throws unless this is the sealed password of the operator's key, as `unlock`. Nothing else changes. */
  confirm(secret: Uint8Array): Promise<void>;
  /** Gives up what opens a key now, a sign-in or an unlock: its work ends, and it throws key-opening-cancelled. */
  cancelOpening(): void;
  signOut(): Promise<void>;
  /** A person used keys or mouse. Without that the desk is locked after five minutes. */
  touch(): void;
  /** The operator and their key. Throws Fault session-required or locked. */
  unlocked(): Unlocked & { operator: NonNullable<Actor> };
  /** Signs out for good. */
  close(): Promise<void>;
}

export interface SessionParts extends OpenerParts, CentreSessionParts {
  readonly settings: Settings;
  /** Milliseconds by a clock that nobody can set. */
  readonly monotonic: () => number;
  /** The desk was locked without anybody having asked for it. */
  readonly onLocked: () => void;
}

interface Unlocked extends UnlockedKey {
  readonly centre: CentreSession;
}

interface Open {
  readonly keyFile: string;
  readonly operator: NonNullable<Actor>;
  readonly organisation: string | null;
  readonly keyValidUntil: number;
  readonly signedInAt: number;
  readonly unlocked: Unlocked | null;
}

export function keepSessions(parts: SessionParts): Sessions {
  const opener = keyOpener(parts);
  const idle = watchIdle(idleLimit, parts.monotonic, () => void lockByItself());
  const goodbyes = new Set<Promise<void>>();
  let open: Open | null = null;
  let opening = new AbortController();

  /** A newer opening cancels an older one. */
  const beginOpening = (): AbortSignal => {
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

  /** Opens a key and introduces its holder to the centre. */
  const openKey = async (keyFile: string, secret: Uint8Array, signal: AbortSignal): Promise<Unlocked> => {
    const key = await opener.open(keyFile, secret, signal);
    const unlocked = { ...key, centre: centreSession(key, parts) };
    try {
      await unlessAborted(introduce(unlocked.centre), signal);
      return unlocked;
    } catch (error) {
      await forget(unlocked);
      throw error;
    }
  };

  /** Takes a key into the session, where nothing has come before it; else it is closed. */
  const admit = async (unlocked: Unlocked, signal: AbortSignal, session: Omit<Open, 'unlocked'>) => {
    const before = open?.unlocked;
    if (signal.aborted) {
      await forget(unlocked);
      throw new Fault('key-opening-cancelled');
    }
    open = { ...session, unlocked };
    idle.start();
    // A process that ends by itself has taken the key along.
    void unlocked.keyProcess.ended.then(() => {
      if (open?.unlocked === unlocked) void lockByItself();
    });
    await forget(before);
  };

  const lock = async (): Promise<void> => {
    opening.abort();
    idle.stop();
    const before = open?.unlocked;
    if (open) open = { ...open, unlocked: null };
    await forget(before);
  };
  const lockByItself = async (): Promise<void> => {
    const ended = lock();
    parts.onLocked();
    await ended;
    opener.prepare();
  };
  const signOut = async (): Promise<void> => {
    const ended = lock();
    open = null;
    await ended;
  };
  /** A password that did not fit is typed again at once. */
  const thenPrepare = <Value>(work: Promise<Value>): Promise<Value> =>
    work.finally(() => open?.unlocked || opener.prepare());
  const unlockedNow = (): Unlocked & Pick<Open, 'operator' | 'keyFile'> => {
    if (!open) throw new Fault('session-required');
    if (!open.unlocked) throw new Fault('locked');
    return { ...open.unlocked, operator: open.operator, keyFile: open.keyFile };
  };

  const signInNow = async (keyFile: string, secret: Uint8Array): Promise<void> => {
    const signal = beginOpening();
    const unlocked = await openKey(keyFile, secret, signal);
    const { iin, name, organisation, notAfter } = unlocked.key.profile;
    await admit(unlocked, signal, {
      keyFile,
      operator: { iin: iin as string, name },
      organisation,
      keyValidUntil: notAfter,
      signedInAt: parts.clock.now(),
    });
    rememberOwner(parts.settings, keyFile, name);
  };
  const unlockNow = async (secret: Uint8Array): Promise<void> => {
    if (!open) throw new Fault('session-required');
    const { operator, keyFile } = open;
    const signal = beginOpening();
    const unlocked = await openKey(keyFile, secret, signal);
    if (unlocked.key.profile.iin !== operator.iin) {
      await forget(unlocked);
      throw new Fault('signer-changed');
    }
    await admit(unlocked, signal, open);
  };

  return {
    get current() {
      return open && viewOf(open);
    },
    secretKey(operation) {
      if (operation === 'showSlip') unlockedNow();
      if (operation === 'sign') return unlockedNow().keyProcess.secretKey;
      if (operation === 'unlock' && !open) throw new Fault('session-required');
      return opener.secretKey();
    },
    prepare: opener.prepare,
    signIn: (keyFile, secret) => thenPrepare(signInNow(keyFile, secret)),
    unlock: (secret) => thenPrepare(unlockNow(secret)),
    async confirm(secret) {
      const { operator, keyFile } = unlockedNow();
      const signal = beginOpening();
      const { key, keyProcess } = await opener.open(keyFile, secret, signal);
      await keyProcess.end();
      if (signal.aborted) throw new Fault('key-opening-cancelled');
      if (key.profile.iin !== operator.iin) throw new Fault('signer-changed');
    },
    cancelOpening: () => opening.abort(),
    lock: () => thenPrepare(lock()),
    signOut: () => thenPrepare(signOut()),
    touch: idle.touch,
    unlocked: unlockedNow,
    async close() {
      await Promise.all([signOut(), opener.close()]);
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

const viewOf = (open: Open): Session => ({
  operator: { ...open.operator, organisation: open.organisation },
  keyValidUntil: instantOf(open.keyValidUntil),
  signedInAt: instantOf(open.signedInAt),
  locked: open.unlocked === null,
});
