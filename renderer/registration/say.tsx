import type { PaperLanguage } from '../../src/application/application.ts';
import { type Words, words as wordsIn } from '../../src/language/index.ts';
import { useWords } from '../words/words.tsx';
import styles from './say.module.css';

/** What to say to the citizen, in the citizen's own language. */
export function Say({ language, what }: { language: PaperLanguage; what: keyof Words['citizen'] }) {
  const { words } = useWords();
  return (
    <div className={styles.say}>
      <p className={styles.label}>{words.registration.code.say}</p>
      <p lang={language}>«{wordsIn(language).citizen[what]}»</p>
    </div>
  );
}
