import type { Policy } from '../../src/contract/policy.ts';
import type { ReturnReason } from '../../src/contract/receipt.ts';

/** When a message was signed by the centre's clock (milliseconds): the desk's time, corrected by the offset that it measured. */
export const signingInstant = (signed: { signedAt: string; clockOffset: number }): number =>
  Date.parse(signed.signedAt) + signed.clockOffset;

export type SigningInstantFault = Extract<ReturnReason, 'clock-off' | 'request-too-old'>;

/**
 * What stands against a signing instant, or null. A desk whose clock is off by more than the policy
 * allows must not have signed, nothing is signed in the future, and a request that is too old is not
 * decided, however right it is.
 */
export function signingInstantFault(
  signed: { signedAt: string; clockOffset: number },
  policy: Pick<Policy, 'clock' | 'requestLifeHours'>,
  now: number,
): SigningInstantFault | null {
  const tolerance = policy.clock.refuseSeconds * 1000;
  const at = signingInstant(signed);
  if (Math.abs(signed.clockOffset) > tolerance || at > now + tolerance) return 'clock-off';
  return at < now - policy.requestLifeHours * 3_600_000 ? 'request-too-old' : null;
}
