import { instantOf } from '../../src/contract/instant.ts';
import { type AnySessionStatement, SessionStatement, SessionStatement1 } from '../../src/contract/request.ts';
import type { ContractVersion } from '../../src/contract/version.ts';
import { countUses } from '../access/uses.ts';
import type { Queries } from '../database/database.ts';
import { type Desk, isFrom } from '../desks/find.ts';
import type { Handlers } from '../http/handlers.ts';
import { ProblemError } from '../http/problem-error.ts';
import { checkJournalKey, enrolJournal, type NamedJournal } from '../journal/enrol.ts';
import type { Parts } from '../parts.ts';
import { readContent } from '../signatures/content.ts';
import { readSignedMessage } from '../signatures/signed-data.ts';
import { findSigner, type Signer } from '../signatures/signer.ts';
import { signingInstant } from '../signatures/signing-instant.ts';
import { isOnStaff } from '../staff/find.ts';
import { tokenHash } from './find.ts';

/** About a shift. While the operator's key is unlocked the desk opens the next session by itself. */
const sessionLife = 8 * 3_600_000;

interface Statement {
  readonly sessionId: string;
  readonly signer: Signer;
  /** Null in contract version 1. */
  readonly journal: NamedJournal | null;
}

/**
 * Opens a session for an operator who signed a statement just now on this very desk, and enrols the
 * desk's journal that it names. The token is known to the desk alone: only its hash is stored.
 */
export function openSession(parts: Parts): Handlers['openSession'] {
  const { database, clock, random, limits } = parts;
  return async ({ input, desk, version }) => {
    const now = clock();
    await countUses([{ limit: 'sessionsPerDesk', subject: desk.identity.desk }], limits, now, database);
    const statement = readStatement(input, desk, version, now, parts);
    if (statement.journal) await checkJournalKey(statement.journal);
    if (!(await isOnStaff(statement.signer, database))) throw new ProblemError('signer-not-on-staff');
    const token = Buffer.from(random(32)).toString('base64url');
    const expiresAt = now + sessionLife;
    await database.transaction(async (queries) => {
      if (!(await insertSession(statement, desk, token, now, expiresAt, queries)))
        throw new ProblemError('session-refused');
      const { journal, signer } = statement;
      if (journal) await enrolJournal(desk.identity.desk, journal, signer, now, queries);
    });
    return { token, expiresAt: instantOf(expiresAt) };
  };
}

/** Throws the problem that stands against a signed statement. */
function readStatement(
  bytes: Uint8Array,
  desk: Desk,
  version: ContractVersion,
  now: number,
  { policy, keys }: Parts,
): Statement {
  const message = readSignedMessage(bytes);
  if (!message) throw new ProblemError('signature-invalid');
  const statement = readContent<AnySessionStatement>(message.content, statements[version]);
  if (!statement) throw new ProblemError('malformed');
  if (!isFrom(desk, statement.from)) throw new ProblemError('unauthorised-desk');
  const signedAt = signingInstant(statement);
  const tolerance = policy.clock.refuseSeconds * 1000;
  // Said first: by a clock that is off a good certificate can be out of its dates.
  if (Math.abs(now - signedAt) > tolerance || Math.abs(statement.clockOffset) > tolerance)
    throw new ProblemError('clock-off');
  const signer = findSigner(message, policy, keys.trustedAuthorities, signedAt);
  if (!signer.ok) throw new ProblemError(signer.fault);
  const journal = 'journal' in statement ? statement.journal : null;
  return { sessionId: statement.sessionId, signer: signer.value, journal };
}

const statements = { 1: SessionStatement1, 2: SessionStatement } as const;

/** False where the statement has opened a session before. Instants are milliseconds. */
async function insertSession(
  { sessionId, signer }: Statement,
  desk: Desk,
  token: string,
  openedAt: number,
  expiresAt: number,
  queries: Queries,
): Promise<boolean> {
  const inserted = await queries.run(
    `INSERT INTO session (token_hash, session_id, desk, desk_certificate_hash, operator_iin, operator_bin,
                          opened_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (session_id) DO NOTHING`,
    [
      ...[tokenHash(token), sessionId, desk.identity.desk, desk.certificateHash],
      ...[signer.iin, signer.bin, instantOf(openedAt), instantOf(expiresAt)],
    ],
  );
  return inserted === 1;
}
