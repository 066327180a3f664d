import { useLayoutEffect, useRef } from 'react';

/** What keys do: a key as `KeyboardEvent.key` names it, with `Shift+` before it where Shift is held. */
export type Keys = Readonly<Record<string, (() => void) | null | undefined>>;

/**
 * Listens to keys in the whole window. A key that is held down acts once, an arrow again and again.
 * Enter and space on a button are the button's own, and arrows where they choose.
 */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  // Before the screen is drawn: a key that is shown to do something does it.
  useLayoutEffect(() => {
    latest.current = keys;
  });
  useLayoutEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      // A dialogue over the screen keeps the keys, wherever the focus has gone.
      if (document.querySelector('dialog[open]')) return;
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      const name = event.shiftKey && event.key !== 'Shift' ? `Shift+${event.key}` : event.key;
      if (!(name in latest.current)) return;
      if (event.key === 'Enter' && isPressable(event.target)) return;
      if (moves.test(event.key) && isChoosable(event.target)) return;
      event.preventDefault();
      if (!event.repeat || moves.test(event.key)) latest.current[name]?.();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
}

/** Calls `act` when a key is pressed without another, also over a dialogue. */
export function useKeyAnywhere(key: string, act: () => void): void {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  useLayoutEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== key) return;
      if (event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      if (!event.repeat) latest.current();
    };
    // A dialogue keeps its keys to itself: they are heard before it.
    addEventListener('keydown', pressed, { capture: true });
    return () => removeEventListener('keydown', pressed, { capture: true });
  }, [key]);
}

/** Keys that move through a list; held down they go on moving. */
const moves = /^(Arrow|Page)/;

const isChoosable = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('select, input[type="radio"]') !== null;

const isPressable = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('button, a, summary') !== null;

/** Swallows the repeats of a held Enter or space, so that holding a key presses no button twice. Answers how to stop. */
export function ignoreHeldKeys(): () => void {
  const swallow = (event: KeyboardEvent): void => {
    if (event.repeat && (event.key === 'Enter' || event.key === ' ') && isPressable(event.target))
      event.preventDefault();
  };
  addEventListener('keydown', swallow, { capture: true });
  return () => removeEventListener('keydown', swallow, { capture: true });
}
