import { setTimeout as after } from 'node:timers/promises';

/** The answer, or the error where it has not come within so many milliseconds; it is let go then. */
export async function withinTime<Value>(
  answer: Promise<Value>,
  limit: number,
  late: () => Error,
): Promise<Value> {
  const waiting = new AbortController();
  const end = after(limit, undefined, { signal: waiting.signal }).then(() => {
    throw late();
  });
  try {
    return await Promise.race([answer, end]);
  } finally {
    waiting.abort();
    // Its waiting was given up here: that is no failure.
    end.catch(() => undefined);
  }
}
