import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Bridge } from '../../src/contract/bridge.ts';
import type { DeskNotice } from '../../src/contract/desk.ts';
import { Fault } from '../../src/contract/fault.ts';
import type { Overview } from '../../src/contract/overview.ts';
import { type DeskClient, DeskGone, makeClient } from './client.ts';
import { makeSaver, type SaveFile } from './save-file.ts';

interface DeskInHand {
  readonly desk: DeskClient;
  readonly saveFile: SaveFile;
  /** What every screen shows around its edge; null until the desk has answered once. */
  readonly overview: Overview | null;
  /** True while the desk doesn't answer. */
  readonly gone: boolean;
  /** Takes an overview that an operation answered. */
  show(overview: Overview): void;
  /** Takes note of a failure that no screen shows by itself: the desk is gone, or the session ended. */
  noteFailure(failure: unknown): void;
  /** Hears of registrations that changed without the window's doing. */
  onRegistration(listener: (registrationId: string) => void): () => void;
}

const Context = createContext<DeskInHand | null>(null);

/** How long to wait before a desk that is gone is asked again, in milliseconds. */
const askAgainAfter = 1_500;

/** The desk for every screen below it. `first` is what the desk was asked before there was a screen. */
export function DeskProvider({
  bridge,
  first,
  children,
}: {
  bridge: Bridge;
  first: Promise<Overview>;
  children: ReactNode;
}) {
  const desk = useMemo(() => makeClient(bridge), [bridge]);
  const saveFile = useMemo(() => makeSaver(bridge), [bridge]);
  const [overview, setOverview] = useState<Overview | null>(null);
  const [gone, setGone] = useState(false);
  const listeners = useRef(new Set<(registrationId: string) => void>());

  const show = useCallback((next: Overview) => {
    setOverview(next);
    setGone(false);
  }, []);
  const take = useCallback(
    (asked: Promise<Overview>): void => void asked.then(show, () => setGone(true)),
    [show],
  );
  const ask = useCallback(() => take(desk.overview({})), [desk, take]);
  const noteFailure = useCallback(
    (failure: unknown) => {
      if (failure instanceof DeskGone) setGone(true);
      else if (failure instanceof Fault && (failure.code === 'locked' || failure.code === 'session-required'))
        ask();
    },
    [ask],
  );
  const onRegistration = useCallback((listener: (registrationId: string) => void) => {
    listeners.current.add(listener);
    return () => listeners.current.delete(listener);
  }, []);

  useEffect(() => {
    take(first);
    return bridge.listen((notice: DeskNotice) => {
      if (notice.notice === 'overview') show(notice.overview);
      else for (const listener of listeners.current) listener(notice.registrationId);
    });
  }, [bridge, first, take, show]);

  useEffect(() => {
    if (!gone) return;
    const asking = setInterval(ask, askAgainAfter);
    return () => clearInterval(asking);
  }, [gone, ask]);

  const value = useMemo(
    () => ({ desk, saveFile, overview, gone, show, noteFailure, onRegistration }),
    [desk, saveFile, overview, gone, show, noteFailure, onRegistration],
  );
  return <Context value={value}>{children}</Context>;
}

/** The desk, as every screen uses it. */
export function useDesk(): DeskInHand {
  const value = useContext(Context);
  if (!value) throw new Error('useDesk outside of DeskProvider');
  return value;
}
