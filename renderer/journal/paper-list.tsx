import { useState } from 'react';
import type { RegistrationView } from '../../src/contract/views.ts';
import { isSuperseded } from '../../src/registration/papers.ts';
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
  mayPrint,
  outdated = false,
  onView,
}: {
  state: RegistrationState;
  /** Whether they may be printed and confirmed here, or only looked at. */
  mayPrint: boolean;
  /** Whether something else than the latest application says is typed by now: it is not printed as if it counted. */
  outdated?: boolean;
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
  /** Why a paper counts no more; null where it does. */
  const pastOf = (paper: Paper): string | null => {
    if (isSuperseded(paper, state.papers)) return texts.superseded;
    return outdated && paper.kind === 'application' ? texts.outdated : null;
  };
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
              {pastOf(paper) && <strong> · {pastOf(paper)}</strong>}
              <span className={styles.who}> · {words.states.paperProgress[paper.progress]}</span>
            </p>
            {isOpenHere(paper) && (
              <div className={styles.acts}>
                <Button kind="quiet" onClick={() => setAsked({ what: 'show', paper })}>
                  {texts.showPaper}
                </Button>
                {mayPrint && !pastOf(paper) && (
                  <PrintActs
                    paper={paper}
                    busy={busy}
                    onPrint={() => void run(() => print(paper, null))}
                    onConfirm={() => void run(() => confirm(paper))}
                    onReprint={() => setAsked({ what: 'reprint', paper })}
                  />
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

/** What can be done with a paper's print: confirmed, tried again, or printed as a duplicate. */
function PrintActs({
  paper: { progress },
  busy,
  onPrint,
  onConfirm,
  onReprint,
}: {
  paper: Paper;
  busy: boolean;
  onPrint: () => void;
  onConfirm: () => void;
  onReprint: () => void;
}) {
  const { words } = useWords();
  const texts = words.journal;
  if (progress === 'confirmed')
    return (
      <Button kind="quiet" onClick={onReprint}>
        {texts.reprint}
      </Button>
    );
  return (
    <>
      {progress === 'handed-to-printer' && (
        <Button kind="quiet" aria-disabled={busy} onClick={onConfirm}>
          {texts.confirmPaper}
        </Button>
      )}
      <Button kind="quiet" aria-disabled={busy} onClick={onPrint}>
        {texts.printPaper}
      </Button>
    </>
  );
}

/** The slip carries the temporary password: it is printed where the citizen sits, never from a list. */
const isOpenHere = ({ kind }: Paper): boolean => kind !== 'account-slip';
