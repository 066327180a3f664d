import type { RegisterView } from '../../src/contract/views.ts';
import { PaperDialog } from '../papers/paper-dialog.tsx';
import { paperChoices } from '../registration/paper-choice.ts';
import { Button } from '../theme/button.tsx';
import { Choice } from '../theme/choice.tsx';
import { FaultNote } from '../theme/fault-note.tsx';
import { ReasonDialog } from '../theme/reason-dialog.tsx';
import { useWords } from '../words/words.tsx';
import { lastRegister, registerStyle } from './register.ts';
import styles from './shift.module.css';
import type { RegisterInHand } from './use-register.ts';

/** The day's register: how it stands with its paper, and the ways to see it and take it along. */
export function RegisterCard({ view, register }: { view: RegisterView; register: RegisterInHand }) {
  const { words } = useWords();
  const texts = words.shift.register;
  const { busy } = register;
  return (
    <section className={styles.card} aria-label={texts.title}>
      <h2>{texts.title}</h2>
      <p>{texts.note}</p>
      <p role="status" className={styles.standing}>
        <Standing view={view} />
      </p>
      <Choice
        label={texts.language}
        options={paperChoices.map((value) => ({ value, label: words.registration.paperLanguages[value] }))}
        value={register.choice}
        onChange={register.setChoice}
      />
      <div className={styles.acts}>
        <Button onClick={register.openPreview}>{texts.preview}</Button>
        <Button
          aria-disabled={busy}
          onClick={() => register.save('xlsx')}
          aria-label={`${texts.saveAs} XLSX`}
        >
          XLSX
        </Button>
        <Button aria-disabled={busy} onClick={() => register.save('csv')} aria-label={`${texts.saveAs} CSV`}>
          CSV
        </Button>
      </div>
      {register.saved && (
        <p role="status" className={styles.saved}>
          {texts.saved(register.saved)}
        </p>
      )}
      {register.fault && <FaultNote code={register.fault.code} details={register.fault.details} />}
      {register.showing && (
        <PaperDialog
          title={texts.title}
          lang={registerStyle(register.choice).language}
          load={register.load}
          onClose={register.closePreview}
        />
      )}
      {register.askingReason && (
        <ReasonDialog
          title={words.journal.reprintTitle}
          note={words.journal.reprintNote}
          label={words.journal.reprintReason}
          example={words.journal.reprintExamples}
          confirm={words.journal.reprint}
          act={register.printDuplicate}
          onClose={register.dropReason}
        />
      )}
    </section>
  );
}

function Standing({ view }: { view: RegisterView }) {
  const { words } = useWords();
  const texts = words.shift.register;
  const last = lastRegister(view);
  if (!last) return texts.notYet;
  const copy = last.duplicate ? ` (${words.journal.copy(last.duplicate.copy)})` : '';
  if (last.progress === 'confirmed') return texts.printed + copy;
  if (last.progress === 'handed-to-printer') return texts.handed + copy;
  return [texts.failed + copy, last.printFault && words.states.print[last.printFault]]
    .filter(Boolean)
    .join(' ');
}
