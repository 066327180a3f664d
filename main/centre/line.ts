import type { z } from 'zod';
import { instantOf } from '../../src/contract/instant.ts';
import type { Line } from '../../src/contract/overview.ts';
import type { DeskClock } from '../parts.ts';
import type { Answer, Exchange, Send } from './exchange.ts';
import { CentreError } from './failure.ts';

/** Past this round trip (milliseconds) the line is called slow. */
const slow = 2_000;

/** What is known of the line: every exchange is a measurement. */
export interface LineWatch {
  readonly line: Line;
  /** Whether the centre itself has answered since the start. */
  readonly hasAnswered: boolean;
  /** The same sender, watched. */
  readonly send: Send;
}

/** Watches a sender; `changed` is called when the line's state becomes another one. */
export function watchLine(
  send: Send,
  clock: Pick<DeskClock, 'now' | 'monotonic'>,
  changed: () => void,
): LineWatch {
  let line: Line = { state: 'unknown', since: instantOf(clock.now()), roundTripMs: null };
  let hasAnswered = false;
  const see = (state: Line['state'], roundTripMs: number | null): void => {
    const isNew = state !== line.state;
    hasAnswered ||= state === 'connected' || state === 'slow';
    line = { state, since: isNew ? instantOf(clock.now()) : line.since, roundTripMs };
    if (isNew) changed();
  };
  const watched = async <Output extends z.ZodType>(
    exchange: Exchange<Output>,
  ): Promise<Answer<z.output<Output>>> => {
    const begun = clock.monotonic();
    try {
      const answer = await send(exchange);
      const roundTrip = Math.round(clock.monotonic() - begun);
      see(roundTrip > slow ? 'slow' : 'connected', roundTrip);
      return answer;
    } catch (error) {
      see(stateAfter(error), null);
      throw error;
    }
  };
  return {
    get line() {
      return line;
    },
    get hasAnswered() {
      return hasAnswered;
    },
    send: watched,
  };
}

function stateAfter(error: unknown): Line['state'] {
  if (!(error instanceof CentreError)) return 'offline';
  const { failure } = error;
  switch (failure.kind) {
    case 'line':
      return 'offline';
    case 'desk-refused':
      return 'refused';
    case 'answer':
    case 'other-exchange':
      return 'foreign';
    case 'busy':
      return 'busy';
    case 'problem':
      if (failure.problem.code === 'unauthorised-desk') return 'refused';
      return failure.problem.code === 'unavailable' ? 'busy' : 'connected';
  }
}
