import { type RefObject, useEffect } from 'react';
import { typeAsMeant } from '../keys/any-layout.ts';
import type { Place } from './places.ts';
import { focusPlace } from './use-cursor.ts';

const isCharacter = ({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean =>
  key.length === 1 && key !== ' ' && !ctrlKey && !altKey && !metaKey;

/**
 * Where typed characters go: to the place of the current step while no place has the cursor, as after a
 * click beside the fields, so that none is lost; and into a field as they were meant, whatever layout is active.
 */
export function useTyping(screen: RefObject<HTMLElement | null>, at: Place): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (document.activeElement === document.body && isCharacter(event)) focusPlace(screen.current, at);
      const { activeElement } = document;
      if (activeElement instanceof HTMLInputElement) typeAsMeant(activeElement, event);
    };
    addEventListener('keydown', pressed, { capture: true });
    return () => removeEventListener('keydown', pressed, { capture: true });
  }, [screen, at]);
}
