import { useEffect, useRef } from 'react';
import { useDesk } from './desk/desk.tsx';

/** Calls `back` each time that a silent desk answers again. */
export function useReturn(back: () => void): void {
  const { returns } = useDesk();
  const known = useRef(returns);
  useEffect(() => {
    if (known.current === returns) return;
    known.current = returns;
    back();
  }, [returns, back]);
}
