import { z } from 'zod';
import type { ApplicationNumber } from '../../src/application/application-number.ts';
import { instantOf } from '../../src/contract/instant.ts';
import type { Decision, Receipt } from '../../src/contract/receipt.ts';
import type { Sha256 } from '../../src/contract/request.ts';
import type { Queries } from '../database/database.ts';
import type { NamedKey } from '../keys/read.ts';
import { signJws } from '../keys/sign.ts';
import type { Signer } from '../signatures/signer.ts';
import type { ReceivedRequest } from './receive.ts';

const Row = z.strictObject({ receipt: z.string() });

/** The receipt of a request that was decided before, byte for byte, or null. */
export async function findReceipt(hash: Sha256, queries: Queries): Promise<string | null> {
  const [row] = await queries.rows(Row, 'SELECT receipt FROM decision WHERE request_hash = $1', [hash]);
  return row?.receipt ?? null;
}

/** The receipts of every decision under an application number, oldest first. */
export async function receiptsOf(applicationNumber: ApplicationNumber, queries: Queries): Promise<string[]> {
  const rows = await queries.rows(
    Row,
    'SELECT receipt FROM decision WHERE application_number = $1 ORDER BY number',
    [applicationNumber],
  );
  return rows.map((row) => row.receipt);
}

/** Stores a decision, once for its hash, and answers the receipt that names it. `at` is in milliseconds. */
export async function storeDecision(
  { hash, bytes, request }: ReceivedRequest,
  signer: Signer | null,
  decision: Decision,
  at: number,
  key: NamedKey,
  queries: Queries,
): Promise<string> {
  const { registrationId, applicationNumber } = request;
  const content: Receipt = {
    ...{ kind: 'receipt', requestHash: hash, registrationId, applicationNumber },
    ...{ decidedAt: instantOf(at), decision },
  };
  const receipt = await signJws(content, key);
  await queries.run(
    `INSERT INTO decision (request_hash, registration_id, application_number, desk, signer_iin, signer_bin,
                           outcome, reason, decided_at, receipt, request)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[hash, registrationId, applicationNumber, request.from.desk],
      ...[signer?.iin ?? null, signer?.bin ?? null],
      ...[decision.outcome, 'reason' in decision ? decision.reason : null],
      ...[content.decidedAt, receipt, bytes],
    ],
  );
  return receipt;
}
