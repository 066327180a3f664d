import type { Policy } from '../../src/contract/policy.ts';
import type { ReturnReason } from '../../src/contract/receipt.ts';

/** When a message was signed by the centre's clock (milliseconds): the desk's time, corrected by the offset that it measured. */
export const signingInstant = (signed: { signedAt: string; clockOffset: number }): number =>
  Date.parse(signed.signedAt) + signed.clockOffset;

export type SigningInstantFault = Extract<ReturnReason, 'clock-off' | 'request-too-old'>;

/**
 * Whether a desk's clock is off by more than the policy allows, by the offset that it measured itself,
 * or because it signed in the future. `now` is the centre's time (milliseconds).
 */
export function isClockOff(
  signed: { signedAt: string; clockOffset: number },
  { clock }: Pick<Policy, 'clock'>,
  now: number,
): boolean {
  const tolerance = clock.refuseSeconds * 1000;
  return Math.abs(signed.clockOffset) > tolerance || signingInstant(signed) > now + tolerance;
}

/** What stands against a signing instant, or null. A request that is too old is not decided, however right it is. */
export function signingInstantFault(
  signed: { signedAt: string; clockOffset: number },
  policy: Pick<Policy, 'clock' | 'requestLifeHours'>,
  now: number,
): SigningInstantFault | null {
  if (isClockOff(signed, policy, now)) return 'clock-off';
  return signingInstant(signed) < now - policy.requestLifeHours * 3_600_000 ? 'request-too-old' : null;
}
