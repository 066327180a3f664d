import type { Overview } from '../../src/contract/overview.ts';
import { Button } from '../theme/button.tsx';
import { Mark } from '../theme/mark.tsx';
import { useWords } from '../words/words.tsx';
import bandStyles from './band.module.css';
import { Band } from './band.tsx';
import { BandFault } from './band-fault.tsx';
import type { BandState } from './band-state.ts';
import styles from './statements-band.module.css';
import type { Work } from './work.ts';

/**
 * The appendix's two statements, in the language of the papers, accepted by one key. They stand
 * before the look-up: what the law protects is read only after the citizen agreed to that.
 */
export function StatementsBand({
  work,
  state,
  statements,
  open,
  onAccept,
  onRetract,
}: {
  work: Work;
  state: BandState;
  statements: NonNullable<Overview['policy']>['statements'] | null;
  /** Whether the texts are shown in full. */
  open: boolean;
  onAccept: () => void;
  /** Takes the agreement back; null where it is too late for that. */
  onRetract: (() => void) | null;
}) {
  const { words } = useWords();
  const texts = words.registration;
  const { language } = work.draft;
  return (
    <Band title={texts.bands.statements} state={state}>
      {open && statements && (
        <ol className={styles.texts} lang={language}>
          <li>{statements.agreement[language]}</li>
          <li>{statements.information[language]}</li>
        </ol>
      )}
      {!statements && <p className={bandStyles.quiet}>{texts.statementsNone}</p>}
      {statements && work.draft.statements && (
        <div className={styles.row}>
          <button type="button" data-place="statements" className={styles.accepted} onClick={onAccept}>
            <Mark shape="tick" /> {texts.statementsAccepted}
          </button>
          {onRetract && (
            <Button kind="quiet" tabIndex={-1} onClick={onRetract}>
              {texts.statementsRetract}
            </Button>
          )}
        </div>
      )}
      {statements && !work.draft.statements && open && (
        <div className={styles.ask}>
          <p>{texts.statementsAsk}</p>
          <Button kind="main" data-place="statements" onClick={onAccept}>
            {texts.statementsAccept}
          </Button>
        </div>
      )}
      {statements && !open && !work.draft.statements && (
        <p className={bandStyles.quiet}>
          {hasEnded(work) ? texts.statementsNotGiven : texts.fieldFault['statements-not-accepted']}
        </p>
      )}
      <BandFault work={work} band="statements" />
    </Band>
  );
}

const hasEnded = ({ view }: Work): boolean => view?.state.phase === 'abandoned';
