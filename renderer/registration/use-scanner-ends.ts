import { type RefObject, useEffect, useRef } from 'react';

type Key = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'altKey'>;

/** The ends of a line that a scanner types where it is not set to Enter: Tab, or a control character. */
export const isLineEnd = ({ key, code, shiftKey, ctrlKey, altKey }: Key): boolean =>
  !altKey && (ctrlKey ? code === 'KeyJ' || code === 'KeyM' : key === 'Tab' && !shiftKey);

/** A character where no field takes it: a scanner's, whose Enter behind it answers no question. */
const isStray = ({ key, ctrlKey, altKey, target }: KeyboardEvent): boolean =>
  key.length === 1 && key !== ' ' && !ctrlKey && !altKey && !(target instanceof HTMLInputElement);

/**
 * Makes a scanner's ends of lines do nothing between the lines of a card's zone and right behind an
 * IIN: a Tab would carry the rest of the card into other fields. A second Tab is a hand's, and goes on.
 * A card that is scanned where nothing takes it deafens Enter.
 */
export function useScannerEnds(
  screen: RefObject<HTMLElement | null>,
  isScanned: boolean,
  deafen: () => void,
): void {
  const before = useRef('');
  useEffect(() => {
    const element = screen.current;
    if (!element) return;
    const pressed = (event: KeyboardEvent): void => {
      const isSecond = before.current === event.key;
      before.current = event.key;
      if (isScanned && isLineEnd(event) && !isSecond) event.preventDefault();
      if (isStray(event)) deafen();
    };
    element.addEventListener('keydown', pressed);
    return () => element.removeEventListener('keydown', pressed);
  });
}
