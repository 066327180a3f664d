import { instantOf } from '../../src/contract/instant.ts';
import type { Line } from '../../src/contract/overview.ts';
import type { Exchange, Send } from './exchange.ts';
import { CentreError } from './failure.ts';

/** Past this round trip (milliseconds) the line is called slow. */
const slow = 2_000;

/** What is known of the line: every exchange is a measurement. */
export interface LineWatch {
  readonly line: Line;
  /** The same sender, watched. */
  readonly send: Send;
}

/** Watches a sender; `changed` is called when the line's state becomes another one. */
export function watchLine(send: Send, clock: () => number, changed: () => void): LineWatch {
  let line: Line = { state: 'unknown', since: instantOf(clock()), roundTripMs: null };
  const see = (state: Line['state'], roundTripMs: number | null): void => {
    const isNew = state !== line.state;
    line = { state, since: isNew ? instantOf(clock()) : line.since, roundTripMs };
    if (isNew) changed();
  };
  const watched = async (exchange: Exchange): Promise<unknown> => {
    const begun = clock();
    try {
      const answer = await send(exchange);
      see(clock() - begun > slow ? 'slow' : 'connected', clock() - begun);
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
    send: watched,
  };
}

function stateAfter(error: unknown): Line['state'] {
  if (!(error instanceof CentreError)) return 'offline';
  const { failure } = error;
  if (failure.kind === 'problem')
    return failure.problem.code === 'unauthorised-desk' ? 'refused' : 'connected';
  return failure.kind === 'desk-refused' ? 'refused' : 'offline';
}
