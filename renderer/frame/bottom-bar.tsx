import { Fragment } from 'react';
import { useKeys } from '../keys/use-keys.ts';
import { useWords } from '../words/words.tsx';
import type { BarKey } from './bar-key.ts';
import styles from './bottom-bar.module.css';

/** The bar that says what the keys do now. What it shows is what is bound: one list for both. */
export function BottomBar({ keys }: { keys: readonly BarKey[] }) {
  const { words } = useWords();
  useKeys(Object.fromEntries(keys.map(({ key, does }) => [key, does])));
  return (
    <footer className={styles.bar}>
      <h2 className="hidden-text">{words.window.keysNow}</h2>
      {keys.map(({ key, says, does }, place) => (
        <Fragment key={key}>
          {key === 'Enter' ? (
            <EnterKey says={says} does={does} />
          ) : (
            does && (
              <button type="button" className={styles.key} tabIndex={-1} onClick={does}>
                <kbd>{shown(key)}</kbd>{' '}
                <span className={keys[place + 1]?.says === says ? 'hidden-text' : undefined}>{says}</span>
              </button>
            )
          )}
        </Fragment>
      ))}
    </footer>
  );
}

function EnterKey({ says, does }: { says: string; does: (() => void) | null }) {
  return (
    <div className={styles.enterPlace} role="status">
      {does ? (
        <button type="button" className={styles.enter} tabIndex={-1} onClick={does}>
          <kbd>Enter</kbd> <span>{says}</span>
        </button>
      ) : (
        <span className={styles.need}>{says}</span>
      )}
    </div>
  );
}

const names: Readonly<Record<string, string>> = { Escape: 'Esc', ArrowDown: '↓', ArrowUp: '↑' };

const shown = (key: string): string => names[key] ?? key.replace('Shift+', 'Shift ');
