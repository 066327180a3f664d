import { z } from 'zod';
import type { ApplicationNumber } from '../../src/application/application-number.ts';
import { instantOf } from '../../src/contract/instant.ts';
import type { Decision, Receipt } from '../../src/contract/receipt.ts';
import type { Sha256 } from '../../src/contract/request.ts';
import type { Queries } from '../database/database.ts';
import type { NamedKey } from '../keys/read.ts';
import { signJws } from '../keys/sign.ts';
import type { Signer } from '../signatures/signer.ts';

/** What identifies a request: its registration, with the hash of its bytes or of its signed content. */
export interface RequestIdentity {
  readonly registrationId: string;
  readonly hash: Sha256;
  readonly contentHash: Sha256;
}

const Row = z.strictObject({
  request_hash: z.string(),
  content_hash: z.string().nullable(),
  outcome: z.string(),
  receipt: z.string(),
});

/** What was decided about a registration until now. */
export interface Decided {
  /** The receipt of the very request, byte for byte, or null where it is not decided. */
  readonly receipt: string | null;
  /** Whether this request, or another one of the registration, was registered. */
  readonly isRegistered: boolean;
}

/** Finds a request's decision: by the hash of its bytes, else by that of its content. */
export async function findDecision(
  { registrationId, hash, contentHash }: RequestIdentity,
  queries: Queries,
): Promise<Decided> {
  const rows = await queries.rows(
    Row,
    'SELECT request_hash, content_hash, outcome, receipt FROM decision WHERE registration_id = $1',
    [registrationId],
  );
  const own =
    rows.find((row) => row.request_hash === hash) ?? rows.find((row) => row.content_hash === contentHash);
  return {
    receipt: own?.receipt ?? null,
    isRegistered: rows.some(({ outcome }) => outcome === 'registered'),
  };
}

const Receipts = z.strictObject({ receipt: z.string() });

/** The receipts of every decision under an application number, oldest first. */
export async function receiptsOf(applicationNumber: ApplicationNumber, queries: Queries): Promise<string[]> {
  const rows = await queries.rows(
    Receipts,
    'SELECT receipt FROM decision WHERE application_number = $1 ORDER BY number',
    [applicationNumber],
  );
  return rows.map((row) => row.receipt);
}

export interface NewDecision {
  readonly requestHash: Sha256;
  /** Null where nobody who may sign vouches for the content. */
  readonly contentHash: Sha256 | null;
  readonly registrationId: string;
  readonly applicationNumber: ApplicationNumber;
  readonly desk: string;
  /** None, one or two. */
  readonly signers: readonly Signer[];
  readonly decision: Decision;
  /** The decision as the receipt tells it: in the contract version of the request. */
  readonly told: Decision;
  readonly isMove: boolean;
  /** Milliseconds. */
  readonly at: number;
  /** What was signed and decided. */
  readonly bytes: Uint8Array;
}

/** Stores a decision, once for its request, and answers the receipt that names it. */
export async function storeDecision(entry: NewDecision, key: NamedKey, queries: Queries): Promise<string> {
  const { requestHash, registrationId, applicationNumber, decision, told, at } = entry;
  const [signer, second] = entry.signers;
  const content: Receipt = {
    ...{ kind: 'receipt', requestHash, registrationId, applicationNumber },
    ...{ decidedAt: instantOf(at), decision: told },
  };
  const receipt = await signJws(content, key);
  await queries.run(
    `INSERT INTO decision (request_hash, content_hash, registration_id, application_number, desk,
                           signer_iin, signer_bin, second_signer_iin, second_signer_bin,
                           outcome, reason, account_created, replaced, moved, decided_at, receipt, request)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      ...[requestHash, entry.contentHash, registrationId, applicationNumber, entry.desk],
      ...[signer?.iin ?? null, signer?.bin ?? null, second?.iin ?? null, second?.bin ?? null],
      ...[decision.outcome, 'reason' in decision ? decision.reason : null],
      'accountCreated' in decision && decision.accountCreated,
      ...['replaced' in decision && decision.replaced !== null, entry.isMove],
      ...[content.decidedAt, receipt, entry.bytes],
    ],
  );
  return receipt;
}
