import { canonicalBytes } from '../../src/contract/canonical.ts';
import { instantOf } from '../../src/contract/instant.ts';
import { SessionStatement, SessionStatement1 } from '../../src/contract/request.ts';
import type { ContractVersion } from '../../src/contract/version.ts';
import type { Centre } from '../centre/centre.ts';
import { hasFailed, isProblem } from '../centre/failure.ts';
import type { DeskConfig } from '../config.ts';
import { signCades } from '../eds/cades.ts';
import type { SigningKey } from '../eds/signing-key.ts';
import type { Chance, DeskClock } from '../parts.ts';
import type { JournalIdentity } from '../store/journal-identity.ts';

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
  parts: { centre: Centre; config: DeskConfig; clock: DeskClock; chance: Chance; journal: JournalIdentity },
): CentreSession {
  let token: string | null = null;
  const openIn = async (version: ContractVersion): Promise<string> => {
    const now = parts.clock.now();
    const statement = statementIn(version, {
      kind: 'session-statement',
      sessionId: parts.chance.uuid(),
      from: parts.config.from,
      signedAt: instantOf(now),
      clockOffset: parts.clock.offset() ?? 0,
      journal: { journal: parts.journal.journal, key: parts.journal.key },
    });
    const signed = await signCades(canonicalBytes(statement), key, [...chain], new Date(now));
    return (await parts.centre.openSession(signed, version)).token;
  };
  const open = async (): Promise<string> => {
    const opening = (): Promise<string> => parts.centre.inItsVersion(openIn);
    // A statement opens one session: after the answer of another exchange a new one is signed.
    token = await opening().catch((error: unknown) => {
      if (hasFailed(error, 'other-exchange')) return opening();
      throw error;
    });
    return token;
  };
  return {
    open: async () => void (await open()),
    async use(work) {
      try {
        return await work(token ?? (await open()));
      } catch (error) {
        if (!isProblem(error, 'session-required')) throw error;
        return work(await open());
      }
    },
  };
}

/** A statement of contract version 1 names no journal. */
function statementIn(
  version: ContractVersion,
  { journal, ...statement }: Omit<SessionStatement, 'version'>,
): SessionStatement | SessionStatement1 {
  return version === 1
    ? SessionStatement1.parse(statement)
    : SessionStatement.parse({ version, ...statement, journal });
}
