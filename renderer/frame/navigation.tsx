import type { Route } from '../routes.ts';
import { Choice } from '../theme/choice.tsx';
import { Mark } from '../theme/mark.tsx';
import { themes, useTheme } from '../theme/theme.tsx';
import { useWords } from '../words/words.tsx';
import styles from './navigation.module.css';

export interface Destination {
  /** The key that leads there, if one does. */
  readonly key: string | null;
  readonly name: 'home' | 'new' | 'journal' | 'queue';
  readonly go: () => void;
}

/** The rooms on the left, each with its key. */
export function Navigation({
  destinations,
  screen,
  onLock,
  onSignOut,
}: {
  destinations: readonly Destination[];
  screen: Route['screen'];
  onLock: () => void;
  onSignOut: () => void;
}) {
  const { words } = useWords();
  const here = screen === 'registration' ? 'new' : screen;
  return (
    <nav className={styles.navigation} aria-label={words.window.navigation}>
      <ul>
        {destinations.map(({ key, name, go }) => (
          <li key={name}>
            <button
              type="button"
              className={styles.room}
              aria-current={name === here ? 'page' : undefined}
              onClick={go}
            >
              {key ? (
                <kbd>{key}</kbd>
              ) : (
                <span className={styles.noKey}>
                  <Mark shape="home" />
                </span>
              )}{' '}
              {words.window.go[name]}
            </button>
          </li>
        ))}
      </ul>
      <div className={styles.rest}>
        <ThemeChoice />
        <button type="button" className={styles.room} onClick={onLock}>
          <kbd>F10</kbd> {words.window.go.lock}
        </button>
        <button type="button" className={styles.room} onClick={onSignOut}>
          {words.window.signOut}
        </button>
      </div>
    </nav>
  );
}

const themeSigns = { system: '◐', light: '○', dark: '●', contrast: '◧' } as const;

function ThemeChoice() {
  const { words } = useWords();
  const { theme, choose } = useTheme();
  return (
    <Choice
      label={words.window.go.theme}
      options={themes.map((value) => ({
        value,
        label: words.window.themes[value],
        sign: themeSigns[value],
      }))}
      value={theme}
      onChange={choose}
    />
  );
}
