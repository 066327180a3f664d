import { canonicalBytes } from '../../src/contract/canonical.ts';
import { instantOf } from '../../src/contract/instant.ts';
import { SessionStatement, SessionStatement1 } from '../../src/contract/request.ts';
import type { ContractVersion } from '../../src/contract/version.ts';
import type { Centre } from '../centre/centre.ts';
import { hasFailed, isProblem } from '../centre/failure.ts';
import type { DeskConfig } from '../config.ts';
import { signCades } from '../eds/cades.ts';
import { checkDates } from '../eds/check-signer.ts';
import type { Chance, DeskClock } from '../parts.ts';
import type { JournalIdentity } from '../store/journal-identity.ts';
import type { UnlockedKey } from './key-opener.ts';

/** The operator's session at the centre, opened when it is first needed and again when the centre has forgotten it. */
export interface CentreSession {
  /** Throws a CentreError, or a Fault signer-expired where the certificate has ended. */
  open(): Promise<void>;
  /** Does work that needs a session token. Throws as `open`, or what the work throws. */
  use<Value>(work: (token: string) => Promise<Value>): Promise<Value>;
  /** Ends the session at the centre, as far as the line lets it; one that is just being opened too. Never rejects. */
  end(): Promise<void>;
}

export interface CentreSessionParts {
  readonly centre: Centre;
  readonly config: DeskConfig;
  readonly clock: DeskClock;
  readonly chance: Chance;
  /** The desk's journal, for which each session at the centre vouches. */
  readonly journal: JournalIdentity;
}

export function centreSession(
  { key, chain }: Pick<UnlockedKey, 'key' | 'chain'>,
  parts: CentreSessionParts,
): CentreSession {
  let token: string | null = null;
  let opening: Promise<string> | null = null;
  const openIn = async (version: ContractVersion): Promise<string> => {
    const now = parts.clock.now();
    checkDates(key, now);
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
  const openNow = async (): Promise<string> => {
    const once = (): Promise<string> => parts.centre.inItsVersion(openIn);
    // A statement opens one session: after the answer of another exchange a new one is signed.
    token = await once().catch((error: unknown) => {
      if (hasFailed(error, 'other-exchange')) return once();
      throw error;
    });
    return token;
  };
  const open = (): Promise<string> => {
    opening = openNow();
    return opening;
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
    async end() {
      const last = await opening?.catch(() => token);
      token = null;
      // Best effort: the centre ends every session by itself after some hours.
      if (last) await parts.centre.endSession(last).catch(() => undefined);
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
