import { Choice } from '../theme/choice.tsx';
import { useWords } from '../words/words.tsx';
import { paperChoiceOf, paperChoices } from './paper-choice.ts';
import styles from './screen.module.css';
import type { Serving } from './serve.ts';
import type { Work } from './work.ts';

/** In which language the citizen's papers are, apart from the window's own, and how large. */
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
  const choice = paperChoiceOf(work.draft);
  const { largePrint } = work.draft.style;
  if (!editable)
    return (
      <div className={styles.language}>
        <span>{texts.paperLanguage}</span>
        <strong>{texts.paperLanguages[choice]}</strong>
      </div>
    );
  return (
    <div className={styles.language}>
      <Choice
        label={texts.paperLanguage}
        options={paperChoices.map((value) => ({ value, label: texts.paperLanguages[value] }))}
        value={choice}
        onChange={serving.choosePaper}
      />
      <label className={styles.large}>
        <input
          type="checkbox"
          checked={largePrint}
          onChange={(event) => serving.largePrint(event.currentTarget.checked)}
        />
        {texts.largePrint}
      </label>
    </div>
  );
}
