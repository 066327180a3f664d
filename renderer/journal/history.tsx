import type { RegistrationView } from '../../src/contract/views.ts';
import { clockTime, counterDateTime } from '../../src/language/format.ts';
import { useWords } from '../words/words.tsx';
import styles from './journal.module.css';
import { sentenceOf } from './sentences.ts';

/** Whether the same person did what came just before: then the name need not catch the eye again. */
const isSame = ({ history }: RegistrationView, place: number): boolean =>
  history[place]?.by?.iin === history[place - 1]?.by?.iin && place > 0;

/** What happened to a registration: when, who, and what, oldest first. */
export function History({ view }: { view: RegistrationView }) {
  const { words } = useWords();
  return (
    <ol className={styles.history} aria-label={words.journal.history}>
      {view.history.map((recorded, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list only ever grows at its end
        <li key={place}>
          <time dateTime={recorded.at} title={counterDateTime(recorded.at)}>
            {clockTime(recorded.at)}
          </time>
          <span className={styles.who} data-same={isSame(view, place)}>
            {recorded.by?.name ?? words.history.desk}
          </span>
          <span>{sentenceOf(recorded, view.state.papers, words)}</span>
        </li>
      ))}
    </ol>
  );
}
