import { useEffect, useRef } from 'react';
import { atMostEvery } from './at-most-every.ts';

const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Calls `onTouch` when a person uses keys or mouse: at once, and at most every `pause` milliseconds. */
export function useTouch(pause: number, onTouch: () => void): void {
  const latest = useRef(onTouch);
  useEffect(() => {
    latest.current = onTouch;
  });
  useEffect(() => {
    const paced = atMostEvery(pause, () => latest.current());
    const touched = (event: Event): void => {
      if (isMovement(event)) paced.call();
    };
    for (const sign of signs) addEventListener(sign, touched, { passive: true });
    return () => {
      paced.stop();
      for (const sign of signs) removeEventListener(sign, touched);
    };
  }, [pause]);
}

/** A page that moves under a mouse at rest is no sign of a person. */
const isMovement = (event: Event): boolean =>
  event.type !== 'pointermove' ||
  (event instanceof PointerEvent && (event.movementX !== 0 || event.movementY !== 0));
