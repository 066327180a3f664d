import { useEffect, useRef, useState } from 'react';
import type { Handout, RegistrationView } from '../../src/contract/views.ts';
import { mayContinue } from '../../src/registration/access.ts';
import { PaperList } from '../journal/paper-list.tsx';
import { Button } from '../theme/button.tsx';
import { Dialog } from '../theme/dialog.tsx';
import { useWords } from '../words/words.tsx';
import { HandoutRow } from './handout-row.tsx';
import { handoutsOf, slipToShow } from './papers.ts';
import styles from './papers-dialog.module.css';
import type { Serving } from './serve.ts';
import { SlipOnScreen } from './slip-on-screen.tsx';

/** Every paper of this citizen: what can be handed out now, and what was printed before. */
export function PapersDialog({
  serving,
  view,
  mine,
  outdated,
  onClose,
}: {
  serving: Serving;
  view: RegistrationView;
  /** Whether the operator who is signed in began the registration. */
  mine: boolean;
  /** Whether the fields say something else by now than the application that was printed last. */
  outdated: boolean;
  onClose: () => void;
}) {
  const { words } = useWords();
  const texts = words.registration.papers;
  const { state } = view;
  const [showingSlip, setShowingSlip] = useState(false);
  const first = useRef<HTMLUListElement>(null);
  useEffect(() => first.current?.querySelector('button')?.focus(), []);
  const handouts: readonly Handout[] = handoutsOf(state, mine);
  const slip = slipToShow(state);
  return (
    <Dialog title={texts.title} wide onClose={onClose}>
      {handouts.length > 0 && (
        <section className={styles.section} aria-label={texts.handOut}>
          <h3>{texts.handOut}</h3>
          <ul className={styles.list} ref={first}>
            {handouts.map((kind) => (
              <HandoutRow key={kind} kind={kind} serving={serving} view={view} />
            ))}
          </ul>
        </section>
      )}
      {slip && mine && (
        <section className={styles.section} aria-label={words.states.paper['account-slip']}>
          <h3>{words.states.paper['account-slip']}</h3>
          <div className={styles.row}>
            <p>{texts.slipSecret}</p>
            <Button onClick={() => setShowingSlip(true)}>{texts.showSlip}</Button>
          </div>
        </section>
      )}
      <section className={styles.section} aria-label={texts.printed}>
        <PaperList
          state={state}
          mayPrint={mayContinue(state, mine)}
          outdated={outdated}
          onView={serving.see}
        />
      </section>
      {showingSlip && slip && (
        <SlipOnScreen
          registrationId={state.registrationId}
          language={slip.language}
          onClose={() => setShowingSlip(false)}
        />
      )}
    </Dialog>
  );
}
