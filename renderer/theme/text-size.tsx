import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useState } from 'react';
import { store, stored } from '../stored.ts';

/** In hundredths of the size that the system asks for. */
export const textSizes = ['100', '115', '130', '150', '200'] as const;
export type TextSize = (typeof textSizes)[number];

const Context = createContext<{ textSize: TextSize; choose(size: TextSize): void } | null>(null);

/** How large the window's text is. Every measure of the window is counted from it. */
export function TextSizeProvider({ children }: { children: ReactNode }) {
  const [textSize, setTextSize] = useState<TextSize>(() => stored('text-size', textSizes) ?? '100');
  useLayoutEffect(() => {
    document.documentElement.style.fontSize = `${textSize}%`;
  }, [textSize]);
  const choice = useMemo(
    () => ({
      textSize,
      choose(next: TextSize) {
        store('text-size', next);
        setTextSize(next);
      },
    }),
    [textSize],
  );
  return <Context value={choice}>{children}</Context>;
}

export function useTextSize() {
  const choice = useContext(Context);
  if (!choice) throw new Error('useTextSize outside of TextSizeProvider');
  return choice;
}

/** The height of a row now, in pixels: 36 where text has its usual size (`--row`). */
export const rowHeight = (): number =>
  2.25 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
