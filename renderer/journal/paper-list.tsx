import { useState } from 'react';
import type { RegistrationView } from '../../src/contract/desk.ts';
import type { Paper, RegistrationState } from '../../src/registration/state.ts';
import { useDesk } from '../desk/desk.tsx';
import { PaperDialog } from '../papers/paper-dialog.tsx';
import { Button } from '../theme/button.tsx';
import { FaultNote } from '../theme/fault-note.tsx';
import { ReasonDialog } from '../theme/reason-dialog.tsx';
import { useAct } from '../use-act.ts';
import { useWords } from '../words/words.tsx';
import styles from './journal.module.css';

/** What one paper can be asked for here. */
type Asked = { readonly what: 'show' | 'reprint'; readonly paper: Paper };

/** A registration's papers: how far each got, and the ways to see it and to print it again. */
export function PaperList({
  state,
  onView,
}: {
  state: RegistrationState;
  onView: (view: RegistrationView) => void;
}) {
  const { words } = useWords();
  const texts = words.journal;
  const { desk } = useDesk();
  const { registrationId } = state;
  const [asked, setAsked] = useState<Asked | null>(null);
  const { busy, fault, run } = useAct();
  const print = async (paper: Paper, reason: string | null): Promise<void> =>
    onView(await desk.printPaper({ registrationId, paperId: paper.paperId, reason }));
  const confirm = async ({ paperId }: Paper): Promise<void> =>
    onView(await desk.confirmPaper({ registrationId, paperId }));
  const end = (): void => setAsked(null);
  if (state.papers.length === 0) return <p className={styles.who}>{texts.noPapers}</p>;
  return (
    <section className={styles.papers} aria-label={texts.papers}>
      <h2>{texts.papers}</h2>
      <ul>
        {state.papers.map((paper) => (
          <li key={paper.paperId}>
            <p>
              <strong>{words.states.paper[paper.kind]}</strong>
              {paper.duplicate && `, ${texts.copy(paper.duplicate.copy)}`}
              <span className={styles.who}> · {words.states.paperProgress[paper.progress]}</span>
            </p>
            {isOpenHere(paper) && (
              <div className={styles.acts}>
                <Button kind="quiet" onClick={() => setAsked({ what: 'show', paper })}>
                  {texts.showPaper}
                </Button>
                {paper.progress === 'handed-to-printer' && (
                  <Button kind="quiet" aria-disabled={busy} onClick={() => void run(() => confirm(paper))}>
                    {texts.confirmPaper}
                  </Button>
                )}
                {paper.progress === 'confirmed' && (
                  <Button kind="quiet" onClick={() => setAsked({ what: 'reprint', paper })}>
                    {texts.reprint}
                  </Button>
                )}
                {paper.progress !== 'confirmed' && (
                  <Button
                    kind="quiet"
                    aria-disabled={busy}
                    onClick={() => void run(() => print(paper, null))}
                  >
                    {texts.printPaper}
                  </Button>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
      {fault && <FaultNote code={fault.code} details={fault.details} />}
      {asked?.what === 'show' && (
        <PaperDialog
          title={words.states.paper[asked.paper.kind]}
          lang={asked.paper.language}
          load={() => desk.paper({ registrationId, paperId: asked.paper.paperId })}
          onClose={end}
        />
      )}
      {asked?.what === 'reprint' && (
        <ReasonDialog
          title={texts.reprintTitle}
          note={texts.reprintNote}
          label={texts.reprintReason}
          example={texts.reprintExamples}
          confirm={texts.reprint}
          act={(reason) => print(asked.paper, reason)}
          onClose={end}
        />
      )}
    </section>
  );
}

/** The slip carries the temporary password: it is printed where the citizen sits, never from a list. */
const isOpenHere = ({ kind }: Paper): boolean => kind !== 'account-slip';
