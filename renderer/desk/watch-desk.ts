import { type Bridge, heartbeat } from '../../src/contract/bridge.ts';
import type { DeskNotice } from '../../src/contract/desk.ts';
import { Fault } from '../../src/contract/fault.ts';
import type { Overview } from '../../src/contract/overview.ts';
import type { Client } from './client.ts';
import { watchSilence } from './silence.ts';

/** The desk as the window knows it. */
export interface DeskSeen {
  /** What every screen shows around its edge; null until the desk has answered once. */
  readonly overview: Overview | null;
  /** True while the desk doesn't answer: what is shown of it is old, and nothing is saved. */
  readonly silent: boolean;
  /** How often it came back: then everything is read anew. */
  readonly returns: number;
}

export interface DeskWatch {
  readonly seen: () => DeskSeen;
  readonly subscribe: (listener: () => void) => () => void;
  /** Takes an overview that an operation answered. */
  readonly show: (overview: Overview) => void;
  /** Takes note of a failure: the desk may be silent, or the session may have ended. */
  readonly noteFailure: (failure: unknown) => void;
  /** Hears of registrations that changed without the window's doing. */
  readonly onRegistration: (listener: (registrationId: string) => void) => () => void;
  /** Begins to listen; the returned function ends it. */
  start(): () => void;
}

/** How long to wait before a silent desk is asked again, in milliseconds. */
const askAgainAfter = 1_500;

/** After these the overview says more than the fault: the desk is gone, or the session is another one. */
const askedAfter: readonly Fault['code'][] = ['desk-silent', 'locked', 'session-required'];

/**
 * Follows the desk: its notices, its heartbeat, and whether it answers. `now` is a clock that never
 * jumps, in milliseconds. A desk from which nothing was heard, or which doesn't answer `overview`,
 * is silent until it answers again.
 */
export function watchDesk(
  { desk, setSilent }: Client,
  { listen }: Pick<Bridge, 'listen'>,
  now: () => number,
): DeskWatch {
  let seen: DeskSeen = { overview: null, silent: false, returns: 0 };
  const listeners = new Set<() => void>();
  const registrations = new Set<(registrationId: string) => void>();
  let asking = false;

  const change = (changes: Partial<DeskSeen>): void => {
    seen = { ...seen, ...changes };
    for (const listener of listeners) listener();
  };
  const ask = async (): Promise<void> => {
    if (asking) return;
    asking = true;
    try {
      const overview = await desk.overview({});
      setSilent(false);
      change({ overview, silent: false, returns: seen.returns + (seen.silent ? 1 : 0) });
    } catch {
      // Whatever went wrong, the desk didn't say how it is: that is what is shown.
      fallSilent();
    } finally {
      asking = false;
    }
  };
  const fallSilent = (): void => {
    setSilent(true);
    if (!seen.silent) change({ silent: true });
  };

  const hear = (notice: DeskNotice): void => {
    if (seen.silent) void ask();
    if (notice.notice === 'overview') change({ overview: notice.overview });
    if (notice.notice === 'registration')
      for (const listener of registrations) listener(notice.registrationId);
  };
  return {
    seen: () => seen,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    show: (overview) => change({ overview }),
    noteFailure(failure) {
      if (failure instanceof Fault && askedAfter.includes(failure.code)) void ask();
    },
    onRegistration(listener) {
      registrations.add(listener);
      return () => registrations.delete(listener);
    },
    start() {
      const silence = watchSilence(heartbeat.silentAfter, now, fallSilent);
      const stopListening = listen((notice) => {
        silence.heard();
        hear(notice);
      });
      const asking = setInterval(() => seen.silent && void ask(), askAgainAfter);
      void ask();
      return () => {
        silence.stop();
        stopListening();
        clearInterval(asking);
      };
    },
  };
}
