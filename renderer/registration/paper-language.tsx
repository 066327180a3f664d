import { Choice } from '../theme/choice.tsx';
import { useWords } from '../words/words.tsx';
import styles from './screen.module.css';
import type { Serving } from './serve.ts';
import type { Work } from './work.ts';

/** The language of the citizen's papers, apart from the window's own. */
export function PaperLanguageChoice({
  serving,
  work,
  editable,
}: {
  serving: Serving;
  work: Work;
  editable: boolean;
}) {
  const { words } = useWords();
  const texts = words.registration;
  const { language } = work.draft;
  return (
    <div className={styles.language}>
      <span>{texts.paperLanguage}</span>
      {editable ? (
        <Choice
          label={texts.paperLanguage}
          options={(['kk', 'ru'] as const).map((value) => ({
            value,
            label: texts.paperLanguages[value],
            lang: value,
          }))}
          value={language}
          onChange={serving.chooseLanguage}
        />
      ) : (
        <strong lang={language}>{texts.paperLanguages[language]}</strong>
      )}
    </div>
  );
}
