import type { Route } from '../routes.ts';
import { Mark } from '../theme/mark.tsx';
import { useWords } from '../words/words.tsx';
import styles from './navigation.module.css';

export interface Destination {
  /** The key that leads there, if one does. */
  readonly key: string | null;
  readonly name: 'home' | 'new' | 'journal' | 'queue' | 'shift';
  readonly go: () => void;
}

/** The rooms on the left, each with its key. */
export function Navigation({
  destinations,
  screen,
  onSettings,
  onLock,
  onSignOut,
}: {
  destinations: readonly Destination[];
  screen: Route['screen'];
  onSettings: () => void;
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
        <button
          type="button"
          className={styles.room}
          aria-current={here === 'settings' ? 'page' : undefined}
          onClick={onSettings}
        >
          <kbd>⇧F1</kbd> {words.window.go.settings}
        </button>
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
