import { Fault } from '../../src/contract/fault.ts';
import { instantOf } from '../../src/contract/instant.ts';
import type { PublicJwk } from '../../src/contract/jwk.ts';
import type { Session } from '../../src/contract/overview.ts';
import type { SecretOperation } from '../../src/contract/secret.ts';
import type { Actor } from '../../src/registration/events.ts';
import { reportError } from '../report.ts';
import type { Settings } from '../store/tables.ts';
import type { CentreSessionParts } from './centre-session.ts';
import { watchIdle } from './idle.ts';
import { rememberOwner } from './key-files.ts';
import type { OpenerParts } from './key-opener.ts';
import { keepSecondKey, type SecondKey } from './second-key.ts';
import { keepUnlocking, type Unlocked } from './unlocking.ts';

/** A desk at which nobody has used keys or mouse for so long is locked (milliseconds). */
const idleLimit = 5 * 60_000;

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
  /**
   * Opens a colleague's key for one registration, as at sign-in. Throws as `signIn`, and
   * second-signer-same for the operator's own.
   */
  openSecondKey(registrationId: string, keyFile: string, secret: Uint8Array): Promise<SecondKey>;
  /** The colleague's key that is open for a registration, or null. */
  secondKeyFor(registrationId: string): SecondKey | null;
  /** Ends the process of the colleague's key: it has signed. */
  dropSecondKey(): Promise<void>;
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
  /** The desk was locked without anybody having asked for it. */
  readonly onLocked: () => void;
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
  const unlocking = keepUnlocking(parts);
  const second = keepSecondKey(parts.clock.monotonic);
  const idle = watchIdle(idleLimit, parts.clock.monotonic, () => lockByItself());
  let open: Open | null = null;

  /** Takes a key into a session. Answers how to end the one before. */
  const admit = (unlocked: Unlocked, session: Omit<Open, 'unlocked'>): (() => Promise<void>) => {
    const before = open?.unlocked;
    open = { ...session, unlocked };
    idle.start();
    // A process that ends by itself has taken the key along.
    void unlocked.keyProcess.ended.then(() => {
      if (open?.unlocked === unlocked) lockByItself();
    });
    return () => endKeys(before);
  };
  const endKeys = async (unlocked: Unlocked | null | undefined): Promise<void> => {
    await Promise.all([unlocking.forget(unlocked), second.drop()]);
  };

  const lock = async (): Promise<void> => {
    const dropped = unlocking.dropAll();
    idle.stop();
    const before = open?.unlocked;
    if (open) open = { ...open, unlocked: null };
    await Promise.all([dropped, endKeys(before)]);
  };
  const lockByItself = (): void => {
    const ended = lock().then(unlocking.prepare);
    // What is told of it reads the store, which may fail; the desk is locked all the same.
    const told = (async () => parts.onLocked())();
    Promise.all([ended, told]).catch(reportError);
  };
  const signOut = async (): Promise<void> => {
    const ended = lock();
    open = null;
    await ended;
  };
  /** A password that did not fit is typed again at once. */
  const thenPrepare = <Value>(work: Promise<Value>): Promise<Value> =>
    work.finally(() => open?.unlocked || unlocking.prepare());
  const signedIn = (): Open => {
    if (!open) throw new Fault('session-required');
    return open;
  };
  const unlockedNow = (): Unlocked & Pick<Open, 'operator' | 'keyFile'> => {
    const { unlocked, operator, keyFile } = signedIn();
    if (!unlocked) throw new Fault('locked');
    return { ...unlocked, operator, keyFile };
  };

  const signIn = async (keyFile: string, secret: Uint8Array): Promise<void> => {
    const endBefore = await unlocking.open(keyFile, secret, (unlocked) => {
      const { iin, name, organisation, notAfter } = unlocked.key.profile;
      const operator = { iin: iin as string, name };
      const signedInAt = parts.clock.now();
      return admit(unlocked, { keyFile, operator, organisation, keyValidUntil: notAfter, signedInAt });
    });
    await endBefore();
    rememberOwner(parts.settings, keyFile, signedIn().operator.name);
  };
  const unlock = async (secret: Uint8Array): Promise<void> => {
    const session = signedIn();
    const endBefore = await unlocking.open(session.keyFile, secret, (unlocked) => {
      if (unlocked.key.profile.iin !== session.operator.iin) throw new Fault('signer-changed');
      return admit(unlocked, session);
    });
    await endBefore();
  };

  return {
    get current() {
      return open && viewOf(open);
    },
    async secretKey(operation) {
      if (operation === 'sign') return unlockedNow().keyProcess.secretKey;
      if (operation === 'unlock') signedIn();
      else if (operation !== 'signIn') unlockedNow();
      return unlocking.secretKey();
    },
    prepare: unlocking.prepare,
    signIn: (keyFile, secret) => thenPrepare(signIn(keyFile, secret)),
    unlock: (secret) => thenPrepare(unlock(secret)),
    async confirm(secret) {
      const { operator, keyFile } = unlockedNow();
      const { iin } = await unlocking.identify(keyFile, secret);
      if (iin !== operator.iin) throw new Fault('signer-changed');
    },
    async openSecondKey(registrationId, keyFile, secret) {
      const { operator } = unlockedNow();
      await second.drop();
      return unlocking.open(keyFile, secret, (unlocked) => {
        const kept = second.keep(registrationId, unlocked, operator);
        void unlocked.centre.end();
        return kept;
      });
    },
    secondKeyFor: second.for,
    dropSecondKey: second.drop,
    cancelOpening: unlocking.cancel,
    lock: () => thenPrepare(lock()),
    signOut: () => thenPrepare(signOut()),
    touch: idle.touch,
    unlocked: unlockedNow,
    async close() {
      await signOut();
      await unlocking.close();
    },
  };
}

const viewOf = (open: Open): Session => ({
  operator: { ...open.operator, organisation: open.organisation },
  keyValidUntil: instantOf(open.keyValidUntil),
  signedInAt: instantOf(open.signedInAt),
  locked: open.unlocked === null,
});
