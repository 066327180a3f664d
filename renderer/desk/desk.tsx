import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react';
import type { DeskClient } from './client.ts';
import type { SaveFile } from './save-file.ts';
import type { DeskSeen, DeskWatch } from './watch-desk.ts';

type DeskInHand = DeskSeen &
  Pick<DeskWatch, 'show' | 'noteFailure' | 'onRegistration'> & {
    readonly desk: DeskClient;
    readonly saveFile: SaveFile;
  };

const Context = createContext<DeskInHand | null>(null);

/** The desk for every screen below it. */
export function DeskProvider({
  desk,
  saveFile,
  watch,
  children,
}: {
  desk: DeskClient;
  saveFile: SaveFile;
  watch: DeskWatch;
  children: ReactNode;
}) {
  const seen = useSyncExternalStore(watch.subscribe, watch.seen);
  const value = useMemo(() => {
    const { show, noteFailure, onRegistration } = watch;
    return { desk, saveFile, show, noteFailure, onRegistration, ...seen };
  }, [desk, saveFile, watch, seen]);
  return <Context value={value}>{children}</Context>;
}

/** The desk, as every screen uses it. */
export function useDesk(): DeskInHand {
  const value = useContext(Context);
  if (!value) throw new Error('useDesk outside of DeskProvider');
  return value;
}
