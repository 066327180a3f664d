import { Fault } from '../../src/contract/fault.ts';
import type { PolicyKeeper } from '../parts.ts';
import type { Centre } from './centre.ts';
import { offsetOf } from './clock.ts';
import { CentreError } from './failure.ts';

/** Milliseconds between two beats: often while the line is down, so that its return is seen soon. */
const pause = { connected: 15_000, broken: 3_000 } as const;
const policyAge = 10 * 60_000;

/** `returned` is the first answer after none. */
export type Beat = 'answered' | 'failed' | 'returned';

export interface Heartbeat {
  /** Measures now, and goes on measuring. */
  start(): void;
  stop(): void;
  /** The centre's clock minus the desk's (milliseconds), or null while never measured. */
  readonly offset: number | null;
}

/** Asks for the centre's health from time to time: the state of the line, the clock's error, a newer policy. */
export function keepHeartbeat(
  centre: Centre,
  policy: PolicyKeeper,
  now: () => number,
  after: (beat: Beat) => void,
): Heartbeat {
  let offset: number | null = null;
  let policySeenAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let last: Beat = 'failed';

  const measure = async (): Promise<void> => {
    const sentAt = now();
    const { time } = await centre.health();
    offset = offsetOf(sentAt, Date.parse(time), now());
    if (policy.current && now() - policySeenAt < policyAge) return;
    await policy.refresh();
    policySeenAt = now();
  };
  const beat = async (): Promise<void> => {
    const isAnswered = await measure().then(() => true, isNoAnswer);
    if (stopped) return;
    last = isAnswered ? (last === 'failed' ? 'returned' : 'answered') : 'failed';
    after(last);
    timer = setTimeout(() => void beat(), isAnswered ? pause.connected : pause.broken);
  };
  return {
    start: () => void beat(),
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
    get offset() {
      return offset;
    },
  };
}

/** The line's watch has already seen a CentreError; a policy that does not verify is no answer either. */
function isNoAnswer(error: unknown): false {
  if (error instanceof CentreError || error instanceof Fault) return false;
  throw error;
}
