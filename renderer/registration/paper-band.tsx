import { capitalised, unbroken } from '../../src/language/format.ts';
import type { Words } from '../../src/language/index.ts';
import { isReplacementAnnounced, replacedNumber } from '../../src/registration/replacement.ts';
import type { RegistrationState } from '../../src/registration/state.ts';
import { Button } from '../theme/button.tsx';
import { Mark } from '../theme/mark.tsx';
import { useWords } from '../words/words.tsx';
import bandStyles from './band.module.css';
import { Band } from './band.tsx';
import { BandFault } from './band-fault.tsx';
import type { BandState } from './band-state.ts';
import styles from './paper-band.module.css';
import { cameOut } from './papers.ts';
import { isDrawn, isEditable, isSignedOnPaper } from './possible.ts';
import type { Situation, Step } from './step.ts';
import type { Work } from './work.ts';

/** The application on paper: printed, read and signed by the citizen (clause 7.1). */
export function PaperBand({
  work,
  state,
  current,
  situation,
  onPress,
}: {
  work: Work;
  state: BandState;
  current: Step;
  situation: Situation;
  onPress: () => void;
}) {
  const { language, words } = useWords();
  const texts = words.registration;
  const number = work.view?.state.applicationNumber;
  const here = current.at === 'paper' && 'act' in current ? current : null;
  return (
    <Band title={texts.bands.paper} state={state}>
      <div className={styles.row}>
        <div className={here ? undefined : styles.line}>
          <PaperState work={work} situation={situation} />
          {number && (
            <p className={bandStyles.quiet}>
              {texts.paper.number} <strong className={styles.number}>{number}</strong>
            </p>
          )}
        </div>
        {here && (
          <Button kind="main" data-place="paper" aria-disabled={work.doing !== null} onClick={onPress}>
            {capitalised(language, texts.enter[here.act])}
          </Button>
        )}
      </div>
      <BandFault work={work} band="paper" />
    </Band>
  );
}

function PaperState({ work, situation }: { work: Work; situation: Situation }) {
  const { words } = useWords();
  const texts = words.registration.paper;
  const { view } = work;
  const paper = view?.state.papers.findLast(({ kind }) => kind === 'application');
  if (!view || !paper) return <p className={bandStyles.quiet}>{texts.notPrinted}</p>;
  const { state } = view;
  if (isEditable(work) && !isDrawn(state, work.draft, situation))
    return <p className={styles.attention}>{whyAnew(state, texts)}</p>;
  if (isSignedOnPaper(view))
    return (
      <p className={styles.signed}>
        <Mark shape="tick" /> {texts.signed}
      </p>
    );
  if (state.phase === 'abandoned') return <p className={bandStyles.quiet}>{texts.notSigned}</p>;
  if (paper.progress === 'not-printed')
    return (
      <p className={styles.stop} role="alert">
        <Mark shape="alert" /> {texts.failed}. {paper.printFault && words.states.print[paper.printFault]}
      </p>
    );
  return <p>{cameOut(paper) ? texts.handed : texts.notPrinted}</p>;
}

/** Why an application that was printed has to be printed anew. */
function whyAnew(state: RegistrationState, texts: Words['registration']['paper']): string {
  const { application } = state;
  if (application && !isReplacementAnnounced(state)) {
    const replaced = replacedNumber(state, application.applicant.iin, application.subscriberNumber);
    if (replaced) return texts.replaces(unbroken(replaced));
  }
  return isCorrected(state) ? texts.corrected : texts.changed;
}

/** Whether a look-up after the printing brought other names than those that were typed. */
function isCorrected({ application, lookup }: RegistrationState): boolean {
  if (!application || lookup?.person.iin !== application.applicant.iin) return false;
  const { surname, givenName, patronymic } = lookup.person;
  const { applicant } = application;
  return (
    surname !== applicant.surname || givenName !== applicant.givenName || patronymic !== applicant.patronymic
  );
}
