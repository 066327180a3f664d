import { useCallback, useEffect, useState } from 'react';
import type { RegistrationView } from '../../src/contract/desk.ts';
import { useDesk } from '../desk/desk.tsx';
import { Button } from '../theme/button.tsx';
import { go } from '../use-route.ts';
import { useWords } from '../words/words.tsx';
import { History } from './history.tsx';
import styles from './journal.module.css';

/** One registration with its history and its papers. */
export function OneRegistration({ registrationId }: { registrationId: string }) {
  const { words } = useWords();
  const texts = words.window.journal;
  const { desk, noteFailure, onRegistration } = useDesk();
  const [view, setView] = useState<RegistrationView | null>(null);
  const load = useCallback(() => {
    desk.registration({ registrationId }).then(setView, noteFailure);
  }, [desk, registrationId, noteFailure]);
  useEffect(load, [load]);
  useEffect(
    () => onRegistration((changed) => (changed === registrationId ? load() : undefined)),
    [onRegistration, registrationId, load],
  );
  if (!view) return <p>{words.window.loading}</p>;
  const over =
    view.state.phase === 'abandoned' || (view.state.phase === 'registered' && view.state.slip !== 'due');
  return (
    <div className={styles.one}>
      <History view={view} />
      <div className={styles.side}>
        {view.state.papers.length > 0 && (
          <>
            <h2>{texts.papers}</h2>
            <ul>
              {view.state.papers.map((paper) => (
                <li key={paper.paperId}>
                  {words.states.paper[paper.kind]}
                  <span className={styles.who}> · {words.states.paperProgress[paper.progress]}</span>
                </li>
              ))}
            </ul>
          </>
        )}
        {!over && (
          <Button onClick={() => go({ screen: 'registration', registrationId })}>{texts.continue}</Button>
        )}
      </div>
    </div>
  );
}
