import { type RefObject, useEffect, useState } from 'react';
import type { Place } from './places.ts';

/** Which place of the screen has the cursor; null where none has. */
export function useCursor(screen: RefObject<HTMLElement | null>): Place | null {
  const [cursor, setCursor] = useState<Place | null>(null);
  useEffect(() => {
    const look = (): void => setCursor(placeOf(screen.current, document.activeElement));
    // The element that is left still has the focus while focusout is told.
    const leave = (): void => queueMicrotask(look);
    look();
    document.addEventListener('focusin', look);
    document.addEventListener('focusout', leave);
    return () => {
      document.removeEventListener('focusin', look);
      document.removeEventListener('focusout', leave);
    };
  }, [screen]);
  return cursor;
}

const placeOf = (screen: HTMLElement | null, element: Element | null): Place | null =>
  element && screen?.contains(element)
    ? ((element.closest<HTMLElement>('[data-place]')?.dataset['place'] as Place | undefined) ?? null)
    : null;

/** Puts the cursor into a place, its text selected where it has some. Answers whether the place is on the screen. */
export function focusPlace(screen: HTMLElement | null, place: Place): boolean {
  const element = screen?.querySelector<HTMLElement>(`[data-place='${place}']`);
  element?.focus();
  return element !== null && element !== undefined;
}
