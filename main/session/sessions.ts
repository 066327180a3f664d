import { Fault } from '../../src/contract/fault.ts';
import { instantOf } from '../../src/contract/instant.ts';
import type { Session } from '../../src/contract/overview.ts';
import type { Actor } from '../../src/registration/events.ts';
import type { Centre } from '../centre/centre.ts';
import { CentreError, faultOf } from '../centre/failure.ts';
import type { DeskConfig } from '../config.ts';
import { chainOf, checkSigner } from '../eds/check-signer.ts';
import { openKeyFile } from '../eds/open-key-file.ts';
import type { SigningKey } from '../eds/signing-key.ts';
import type { Chance, DeskClock, PolicyKeeper } from '../parts.ts';
import type { Settings } from '../store/tables.ts';
import { type CentreSession, centreSession, type UnlockedKey } from './centre-session.ts';
import { readKeyFile, rememberOwner } from './key-files.ts';

/** Who is at the desk. The key lives here while the session is unlocked; its password is not kept. */
export interface Sessions {
  readonly current: Session | null;
  /**
   * `password` is UTF-8. Throws a Fault: key-file-*, key-*, signer-*, policy-missing. Another operator's
   * session ends with it.
   */
  signIn(keyFile: string, password: Uint8Array): Promise<void>;
  /** Forgets the key and keeps the session. */
  lock(): void;
  /** Opens the same employee's key again. Throws as `signIn`, and signer-changed for another person's key. */
  unlock(password: Uint8Array): Promise<void>;
  signOut(): void;
  /** The operator and their key. Throws Fault session-required or locked. */
  unlocked(): UnlockedKey & { operator: NonNullable<Actor>; centre: CentreSession };
}

interface Parts {
  readonly config: DeskConfig;
  readonly settings: Settings;
  readonly policy: PolicyKeeper;
  readonly centre: Centre;
  readonly clock: DeskClock;
  readonly chance: Chance;
  /** The pinned roots and issuing certificates, DER. */
  readonly authorities: readonly Uint8Array[];
}

interface Open {
  readonly keyFile: string;
  readonly operator: NonNullable<Actor>;
  readonly organisation: string | null;
  readonly keyValidUntil: number;
  readonly signedInAt: number;
  readonly unlocked: (UnlockedKey & { centre: CentreSession }) | null;
}

export function keepSessions(parts: Parts): Sessions {
  let open: Open | null = null;
  const forgetKey = (): void => open?.unlocked?.key.close();

  return {
    get current() {
      return open && viewOf(open);
    },
    async signIn(keyFile, password) {
      const unlocked = await unlockKey(parts, keyFile, password);
      forgetKey();
      const { profile } = unlocked.key;
      const operator = { iin: profile.iin as string, name: profile.name };
      open = {
        keyFile,
        operator,
        organisation: profile.organisation,
        keyValidUntil: profile.notAfter,
        signedInAt: parts.clock.now(),
        unlocked,
      };
      rememberOwner(parts.settings, keyFile, profile.name);
    },
    lock() {
      forgetKey();
      if (open) open = { ...open, unlocked: null };
    },
    async unlock(password) {
      if (!open) throw new Fault('session-required');
      const unlocked = await unlockKey(parts, open.keyFile, password);
      if (unlocked.key.profile.iin !== open.operator.iin) {
        unlocked.key.close();
        throw new Fault('signer-changed');
      }
      forgetKey();
      open = { ...open, unlocked };
    },
    signOut() {
      forgetKey();
      open = null;
    },
    unlocked() {
      if (!open) throw new Fault('session-required');
      if (!open.unlocked) throw new Fault('locked');
      return { ...open.unlocked, operator: open.operator };
    },
  };
}

/** Opens a key file and makes every check of design §6 before the key is used for anything. */
async function unlockKey(
  parts: Parts,
  keyFile: string,
  password: Uint8Array,
): Promise<NonNullable<Open['unlocked']>> {
  const key = await openKeyFile(await readKeyFile(keyFile), password);
  try {
    await checkKey(parts, key);
    const chain = chainOf(key, parts.authorities, parts.clock.now());
    const centre = centreSession({ key, chain }, parts);
    await introduce(centre);
    return { key, chain, centre };
  } catch (error) {
    key.close();
    throw error;
  }
}

async function checkKey(parts: Parts, key: SigningKey): Promise<void> {
  const { operatorRoles, organisationBins } = await parts.policy.required();
  const rules = { operatorRoles, organisationBins, authorities: [...parts.authorities] };
  checkSigner(key, rules, parts.clock.now());
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
