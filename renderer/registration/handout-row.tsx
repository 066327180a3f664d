import { useState } from 'react';
import { Fault } from '../../src/contract/fault.ts';
import type { Handout, RegistrationView } from '../../src/contract/views.ts';
import { useDesk } from '../desk/desk.tsx';
import { Button } from '../theme/button.tsx';
import { FaultNote } from '../theme/fault-note.tsx';
import { ReasonDialog } from '../theme/reason-dialog.tsx';
import { useAct } from '../use-act.ts';
import { useWords } from '../words/words.tsx';
import { current } from './papers.ts';
import styles from './papers-dialog.module.css';
import type { Serving } from './serve.ts';

/** A paper that can be handed out now. One that the citizen had already is a duplicate, and needs a reason. */
export function HandoutRow({
  kind,
  serving,
  view,
}: {
  kind: Handout;
  serving: Serving;
  view: RegistrationView;
}) {
  const { words } = useWords();
  const { desk } = useDesk();
  const { busy, fault, run } = useAct();
  const [asksReason, setAsksReason] = useState(false);
  const { registrationId } = view.state;
  const paper = current(view, kind);
  const print = async (): Promise<void> => {
    const { language, style } = serving.current().draft;
    try {
      serving.see(await desk.printHandout({ registrationId, kind, language, style }));
    } catch (failure) {
      if (!(failure instanceof Fault) || failure.code !== 'reprint-reason-missing') throw failure;
      setAsksReason(true);
    }
  };
  const printDuplicate = async (reason: string): Promise<void> => {
    if (paper) serving.see(await desk.printPaper({ registrationId, paperId: paper.paperId, reason }));
  };
  const texts = words.journal;
  return (
    <li>
      <div className={styles.row}>
        <p>
          <strong>{words.states.paper[kind]}</strong>
          {paper && (
            <span className={paper.progress === 'not-printed' ? styles.failed : styles.state} role="status">
              {' · '}
              {words.states.paperProgress[paper.progress]}
              {paper.printFault && `. ${words.states.print[paper.printFault]}`}
            </span>
          )}
        </p>
        <Button aria-disabled={busy} onClick={() => void run(print)}>
          {paper ? texts.reprint : texts.printPaper}
        </Button>
      </div>
      {fault && <FaultNote code={fault.code} details={fault.details} />}
      {asksReason && (
        <ReasonDialog
          title={texts.reprintTitle}
          note={texts.reprintNote}
          label={texts.reprintReason}
          example={texts.reprintExamples}
          confirm={texts.reprint}
          act={printDuplicate}
          onClose={() => setAsksReason(false)}
        />
      )}
    </li>
  );
}
