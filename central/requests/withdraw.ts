import { type Sha256, Withdrawal } from '../../src/contract/request.ts';
import { countUses } from '../access/uses.ts';
import type { Queries } from '../database/database.ts';
import { lock } from '../database/lock.ts';
import type { Desk } from '../desks/find.ts';
import type { Handlers } from '../http/handlers.ts';
import { ProblemError } from '../http/problem-error.ts';
import { voidPasswords } from '../one-time-passwords/void.ts';
import type { Parts } from '../parts.ts';
import { findSigner, type Signer } from '../signatures/signer.ts';
import { isClockOff, signingInstant } from '../signatures/signing-instant.ts';
import { isOnStaff } from '../staff/find.ts';
import { findDecision, storeDecision } from './decisions.ts';
import { receive } from './receive.ts';
import { claimRegistration } from './registration.ts';

/** A withdrawal whose signature is right. */
interface ReceivedWithdrawal {
  readonly withdrawal: Withdrawal;
  readonly signer: Signer;
  readonly bytes: Uint8Array;
}

/**
 * Decides a request as withdrawn, once and for ever, where it is not decided yet; else answers with the
 * receipt of its decision. The request itself may arrive later, or never: nothing proves that the hashes
 * are those of a request, so that the registration's one-time passwords until now are void too.
 */
export function withdraw(parts: Parts): Handlers['withdraw'] {
  return async ({ input, desk, parameters: { requestHash } }) => {
    const received = receiveWithdrawal(input, requestHash, desk, parts);
    const receipt = await parts.database.transaction((queries) => withdrawOnce(received, parts, queries));
    return { receipt };
  };
}

/** Throws the problem that stands against a signed withdrawal. */
function receiveWithdrawal(
  bytes: Uint8Array,
  requestHash: Sha256,
  desk: Desk,
  { policy, keys, clock }: Parts,
): ReceivedWithdrawal {
  const { content: withdrawal, message } = receive(bytes, Withdrawal, desk);
  if (withdrawal.requestHash !== requestHash) throw new ProblemError('hash-mismatch');
  const signer = findSigner(message, policy, keys.trustedAuthorities, signingInstant(withdrawal));
  // By a clock that is off a good certificate can be out of its dates.
  if (isClockOff(withdrawal, policy, clock())) throw new ProblemError('clock-off');
  if (!signer.ok) throw new ProblemError(signer.fault);
  return { withdrawal, signer: signer.value, bytes };
}

/** Whatever is signed about one registration takes turns. Nobody ends what belongs to other numbers: `hash-mismatch`. */
async function withdrawOnce(
  { withdrawal, signer, bytes }: ReceivedWithdrawal,
  { keys, clock, limits }: Parts,
  queries: Queries,
): Promise<string> {
  const { registrationId, applicationNumber, requestHash, contentHash, from } = withdrawal;
  if (!(await isOnStaff(signer, queries))) throw new ProblemError('signer-not-on-staff');
  await lock('registration', registrationId, queries);
  const { receipt } = await findDecision({ registrationId, hash: requestHash, contentHash }, queries);
  if (receipt) return receipt;
  await countUses([{ limit: 'withdrawalsPerDesk', subject: from.desk }], limits, clock(), queries);
  if (!(await claimRegistration(withdrawal, queries))) throw new ProblemError('hash-mismatch');
  await voidPasswords(registrationId, queries);
  const decision = { outcome: 'withdrawn' } as const;
  return storeDecision(
    {
      ...{ requestHash, contentHash, registrationId, applicationNumber, desk: from.desk },
      ...{ signers: [signer], decision, told: decision, isMove: false, at: clock(), bytes },
    },
    keys.receipt,
    queries,
  );
}
