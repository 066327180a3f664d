import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { store, stored } from '../stored.ts';

export const themes = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

const Context = createContext<{ theme: Theme; choose(theme: Theme): void } | null>(null);

/** The look of the window: light, dark or high contrast, by the system's wish unless chosen. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const [theme, setTheme] = useState<Theme>(() => stored('theme', themes) ?? 'system');
  useEffect(() => applyTheme(theme), [theme]);
  const choice = useMemo(
    () => ({
      theme,
      choose(next: Theme) {
        store('theme', next);
        setTheme(next);
      },
    }),
    [theme],
  );
  return <Context value={choice}>{children}</Context>;
}

export function useTheme() {
  const choice = useContext(Context);
  if (!choice) throw new Error('useTheme outside of ThemeProvider');
  return choice;
}

/** Sets the theme on the document; with `system` it follows the system until told otherwise. */
function applyTheme(theme: Theme): () => void {
  const set = (shown: Exclude<Theme, 'system'>): void => {
    document.documentElement.dataset['theme'] = shown;
  };
  if (theme !== 'system') {
    set(theme);
    return () => undefined;
  }
  const contrast = matchMedia('(prefers-contrast: more)');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const follow = (): void => set(contrast.matches ? 'contrast' : dark.matches ? 'dark' : 'light');
  follow();
  const stop = new AbortController();
  contrast.addEventListener('change', follow, { signal: stop.signal });
  dark.addEventListener('change', follow, { signal: stop.signal });
  return () => stop.abort();
}
