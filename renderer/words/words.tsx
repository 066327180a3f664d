import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { type Language, languages } from '../../src/language/format.ts';
import { type Words, words } from '../../src/language/index.ts';
import { store, stored } from '../stored.ts';

interface Speaking {
  readonly language: Language;
  readonly words: Words;
  choose(language: Language): void;
}

const Context = createContext<Speaking | null>(null);

/** The window's language, remembered on this computer. Changing it redraws words and nothing else. */
export function WordsProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => stored('language', languages) ?? 'kk');
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = words(language).window.name;
  }, [language]);
  const speaking = useMemo<Speaking>(
    () => ({
      language,
      words: words(language),
      choose(next) {
        store('language', next);
        setLanguage(next);
      },
    }),
    [language],
  );
  return <Context value={speaking}>{children}</Context>;
}

/** The words in the window's language. */
export function useWords(): Speaking {
  const speaking = useContext(Context);
  if (!speaking) throw new Error('useWords outside of WordsProvider');
  return speaking;
}
