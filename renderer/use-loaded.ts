import { useCallback, useEffect, useRef, useState } from 'react';
import { Fault } from '../src/contract/fault.ts';
import { faultOf } from './desk/client.ts';
import { useDesk } from './desk/desk.tsx';

/** What a screen has of something that the desk reads for it. */
export type Loaded<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'loaded'; readonly value: Value }
  | { readonly state: 'failed'; readonly fault: Fault };

/** The value once it is there, else null. */
export const loadedValue = <Value>(loaded: Loaded<Value>): Value | null =>
  loaded.state === 'loaded' ? loaded.value : null;

const loading = { state: 'loading' } as const;

/**
 * What `load` gives. Another `load` reads another thing, of which nothing is known at first; `reload`
 * keeps the value until the new one is there. A failure takes the value's place, and so does the
 * silence of the desk: what is shown can be read now. A desk that is back is read anew.
 */
export function useLoaded<Value>(load: () => Promise<Value>): {
  loaded: Loaded<Value>;
  reload: () => void;
  show: (value: Value) => void;
} {
  const { silent, returns, noteFailure } = useDesk();
  const [held, setHeld] = useState({ load, returns, loaded: loading as Loaded<Value> });
  const newest = useRef(0);
  const show = useCallback(
    (value: Value) => setHeld({ load, returns, loaded: { state: 'loaded', value } }),
    [load, returns],
  );
  const read = useCallback((): void => {
    newest.current += 1;
    const reading = newest.current;
    load().then(
      (value) => {
        if (reading === newest.current) show(value);
      },
      (failure: unknown) => {
        if (reading !== newest.current) return;
        setHeld({ load, returns, loaded: { state: 'failed', fault: faultOf(failure) } });
        noteFailure(failure);
      },
    );
  }, [load, returns, show, noteFailure]);
  useEffect(() => {
    read();
    return () => {
      newest.current += 1;
    };
  }, [read]);
  const reload = useCallback(() => {
    setHeld((before) => (before.loaded.state === 'failed' ? { load, returns, loaded: loading } : before));
    read();
  }, [load, returns, read]);
  const isOther = held.load !== load || held.returns !== returns;
  if (silent) return { loaded: { state: 'failed', fault: new Fault('desk-silent') }, reload, show };
  return { loaded: isOther ? loading : held.loaded, reload, show };
}
