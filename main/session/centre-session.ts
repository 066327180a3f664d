import { canonicalBytes } from '../../src/contract/canonical.ts';
import { instantOf } from '../../src/contract/instant.ts';
import { SessionStatement1 } from '../../src/contract/request.ts';
import type { Centre } from '../centre/centre.ts';
import { CentreError } from '../centre/failure.ts';
import type { DeskConfig } from '../config.ts';
import { signCades } from '../eds/cades.ts';
import type { SigningKey } from '../eds/signing-key.ts';
import type { Chance, DeskClock } from '../parts.ts';

/** An unlocked key with the certificates that lead from it to a pinned root. */
export interface UnlockedKey {
  readonly key: SigningKey;
  readonly chain: readonly Uint8Array[];
}

/** The operator's session at the centre, opened when it is first needed and again when the centre has forgotten it. */
export interface CentreSession {
  /** Throws a CentreError. */
  open(): Promise<void>;
  /** Does work that needs a session token. Throws a CentreError, or what the work throws. */
  use<Value>(work: (token: string) => Promise<Value>): Promise<Value>;
}

export function centreSession(
  { key, chain }: UnlockedKey,
  parts: { centre: Centre; config: DeskConfig; clock: DeskClock; chance: Chance },
): CentreSession {
  let token: string | null = null;
  const open = async (): Promise<string> => {
    const now = parts.clock.now();
    const statement = SessionStatement1.parse({
      kind: 'session-statement',
      sessionId: parts.chance.uuid(),
      from: parts.config.from,
      signedAt: instantOf(now),
      clockOffset: parts.clock.offset() ?? 0,
    });
    const signed = await signCades(canonicalBytes(statement), key, [...chain], new Date(now));
    token = (await parts.centre.openSession(signed)).token;
    return token;
  };
  return {
    open: async () => void (await open()),
    async use(work) {
      try {
        return await work(token ?? (await open()));
      } catch (error) {
        if (!isForgotten(error)) throw error;
        return work(await open());
      }
    },
  };
}

const isForgotten = (error: unknown): boolean =>
  error instanceof CentreError &&
  error.failure.kind === 'problem' &&
  error.failure.problem.code === 'session-required';
