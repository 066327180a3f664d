import type { PublicJwk } from '../../src/contract/jwk.ts';
import { chainOf, checkSigner } from '../eds/check-signer.ts';
import type { KeyProcess } from '../eds/key-process/key-process.ts';
import type { SigningKey } from '../eds/signing-key.ts';
import type { DeskClock, PolicyKeeper } from '../parts.ts';
import { readKeyFile } from './key-files.ts';
import { unlessAborted } from './unless-aborted.ts';

/** An opened key with the certificates that lead from it to a pinned root, and the process that holds it. */
export interface UnlockedKey {
  readonly key: SigningKey;
  readonly chain: readonly Uint8Array[];
  readonly keyProcess: KeyProcess;
}

/** Opens key files, each in a process of its own. */
export interface KeyOpener {
  /** Starts the process for the next opening, so that nobody waits for it. */
  prepare(): void;
  /** The key that the password of the next opening is sealed to. */
  secretKey(): Promise<PublicJwk>;
  /**
   * Opens a key file and makes every check of design §6 before the key is used for anything. An aborted
   * signal ends the process, and with it the work. Throws a Fault: key-file-*, key-*, signer-*,
   * policy-missing, key-opening-cancelled.
   */
  open(keyFile: string, secret: Uint8Array, signal: AbortSignal): Promise<UnlockedKey>;
  /** Ends the process that waits for the next opening: what is sealed to its key is opened by nobody. */
  drop(): Promise<void>;
}

export interface OpenerParts {
  readonly policy: PolicyKeeper;
  readonly clock: DeskClock;
  /** The pinned roots and issuing certificates, DER. */
  readonly authorities: readonly Uint8Array[];
  readonly startKeyProcess: () => KeyProcess;
}

export function keyOpener(parts: OpenerParts): KeyOpener {
  let waiting: KeyProcess | null = null;
  const next = (): KeyProcess => {
    if (waiting) return waiting;
    const started = parts.startKeyProcess();
    waiting = started;
    void started.ended.then(() => {
      if (waiting === started) waiting = null;
    });
    return started;
  };
  const take = (): KeyProcess => {
    const taken = next();
    waiting = null;
    return taken;
  };

  return {
    prepare: () => void next(),
    secretKey: () => next().secretKey,
    async open(keyFile, secret, signal) {
      const keyProcess = take();
      const end = (): void => void keyProcess.end();
      signal.addEventListener('abort', end, { once: true });
      try {
        const file = await unlessAborted(readKeyFile(keyFile), signal);
        const key = await unlessAborted(keyProcess.open(file, secret), signal);
        return { key, chain: await checkKey(parts, key, signal), keyProcess };
      } catch (error) {
        await keyProcess.end();
        throw error;
      } finally {
        signal.removeEventListener('abort', end);
      }
    },
    async drop() {
      const dropped = waiting;
      waiting = null;
      await dropped?.end();
    },
  };
}

async function checkKey(
  { policy, authorities, clock }: OpenerParts,
  key: SigningKey,
  signal: AbortSignal,
): Promise<Uint8Array[]> {
  const { operatorRoles, organisationBins } = await unlessAborted(policy.required(), signal);
  checkSigner(key, { operatorRoles, organisationBins, authorities }, clock.now());
  return chainOf(key, authorities, clock.now());
}
