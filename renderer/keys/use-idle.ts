import { useEffect, useRef } from 'react';

const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Calls `onIdle` once nobody has touched keys or mouse for so many milliseconds. */
export function useIdle(limit: number, onIdle: () => void): void {
  const latest = useRef(onIdle);
  useEffect(() => {
    latest.current = onIdle;
  });
  useEffect(() => {
    let waiting = setTimeout(() => latest.current(), limit);
    const touched = (): void => {
      clearTimeout(waiting);
      waiting = setTimeout(() => latest.current(), limit);
    };
    for (const sign of signs) addEventListener(sign, touched, { passive: true });
    return () => {
      clearTimeout(waiting);
      for (const sign of signs) removeEventListener(sign, touched);
    };
  }, [limit]);
}
