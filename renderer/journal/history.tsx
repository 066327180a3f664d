import type { RegistrationView } from '../../src/contract/desk.ts';
import { clockTime, counterDateTime } from '../../src/language/format.ts';
import { useWords } from '../words/words.tsx';
import styles from './journal.module.css';
import { sentenceOf } from './sentences.ts';

/** What happened to a registration: when, who, and what, oldest first. */
export function History({ view }: { view: RegistrationView }) {
  const { words } = useWords();
  return (
    <ol className={styles.history} aria-label={words.window.journal.history}>
      {view.history.map((recorded, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list only ever grows at its end
        <li key={place}>
          <time dateTime={recorded.at} title={counterDateTime(recorded.at)}>
            {clockTime(recorded.at)}
          </time>
          <span className={styles.who}>{recorded.by?.name ?? words.history.desk}</span>
          <span>{sentenceOf(recorded, view.state.papers, words)}</span>
        </li>
      ))}
    </ol>
  );
}
