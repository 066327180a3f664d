import { useCallback, useRef, useState } from 'react';
import type { Fault } from '../src/contract/fault.ts';
import { faultOf } from './desk/client.ts';
import { useDesk } from './desk/desk.tsx';

/** Does one thing at a time: whether it is under way, and the fault that the last one ended in. */
export function useAct(): {
  busy: boolean;
  fault: Fault | null;
  run: (act: () => Promise<void>) => Promise<void>;
} {
  const { noteFailure } = useDesk();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const underWay = useRef(false);
  const run = useCallback(
    async (act: () => Promise<void>): Promise<void> => {
      if (underWay.current) return;
      underWay.current = true;
      setBusy(true);
      setFault(null);
      try {
        await act();
      } catch (failure) {
        setFault(faultOf(failure));
        noteFailure(failure);
      } finally {
        underWay.current = false;
        setBusy(false);
      }
    },
    [noteFailure],
  );
  return { busy, fault, run };
}
