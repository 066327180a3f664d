import { Fault, type FaultCode } from '../../src/contract/fault.ts';
import { type Instant, instantOf } from '../../src/contract/instant.ts';
import type { Clock } from '../../src/contract/overview.ts';
import type { DeskParts } from '../parts.ts';
import { CentreError } from './failure.ts';

/** When a message is signed: the desk's time, and the centre's minus the desk's in milliseconds. */
export interface SigningTime {
  readonly signedAt: Instant;
  readonly clockOffset: number;
}

const faults: Readonly<Record<Exclude<Clock['state'], 'right' | 'warn'>, FaultCode>> = {
  unknown: 'clock-unknown',
  refuse: 'clock-off',
  moved: 'clock-moved',
  stale: 'clock-stale',
};

type Parts = Pick<DeskParts, 'clock' | 'policy' | 'measureClock'>;

/**
 * Makes sure that the centre's time is known well enough to sign by: compares it anew where it is not, as
 * far as the line allows. Throws Fault clock-unknown, clock-off, clock-moved or clock-stale.
 */
export async function trustClock(parts: Parts): Promise<void> {
  if (isTrusted(parts)) return;
  await parts.measureClock().catch((error: unknown) => {
    if (!(error instanceof CentreError)) throw error;
  });
  assertTrusted(parts);
}

/**
 * The moment of signing, now. `notBefore` is the centre's time of something that has happened already,
 * such as the sending of the one-time password. Throws what `trustClock` throws, and
 * clock-before-sending where the estimate lies before that by more than its measurement leaves open.
 */
export function signingTime(parts: Parts, notBefore: Instant | null): SigningTime {
  assertTrusted(parts);
  const { clock } = parts;
  const now = clock.now();
  const offset = clock.offset() ?? 0;
  const early = notBefore === null ? 0 : Math.max(0, Date.parse(notBefore) - now - offset);
  if (early > clock.uncertainty()) throw new Fault('clock-before-sending');
  return { signedAt: instantOf(now), clockOffset: offset + early };
}

const stateOf = ({ clock, policy }: Parts): Clock['state'] => clock.judge(policy.current?.clock).state;

function isTrusted(parts: Parts): boolean {
  const state = stateOf(parts);
  return state === 'right' || state === 'warn';
}

function assertTrusted(parts: Parts): void {
  const state = stateOf(parts);
  if (state !== 'right' && state !== 'warn') throw new Fault(faults[state]);
}
