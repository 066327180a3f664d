import { useCallback, useEffect, useState } from 'react';
import type { RegistrationView } from '../../src/contract/desk.ts';
import { mayDo } from '../../src/registration/acts.ts';
import { useDesk } from '../desk/desk.tsx';
import { Button } from '../theme/button.tsx';
import { useChanges } from '../use-changes.ts';
import { go } from '../use-route.ts';
import { useWords } from '../words/words.tsx';
import { History } from './history.tsx';
import styles from './journal.module.css';
import { PaperList } from './paper-list.tsx';

/** One registration with its history and its papers. */
export function OneRegistration({ registrationId }: { registrationId: string }) {
  const { words } = useWords();
  const { desk, noteFailure } = useDesk();
  const [view, setView] = useState<RegistrationView | null>(null);
  const load = useCallback(() => {
    desk.registration({ registrationId }).then(setView, noteFailure);
  }, [desk, registrationId, noteFailure]);
  useEffect(load, [load]);
  useChanges((changed) => {
    if (changed.has(registrationId)) load();
  });
  if (!view) return <p className={styles.loading}>{words.window.loading}</p>;
  const { state } = view;
  const isOver = state.phase === 'abandoned' || (state.phase === 'registered' && !mayDo('print-slip', state));
  return (
    <div className={styles.one}>
      <History view={view} />
      <div className={styles.side}>
        <PaperList state={state} onView={setView} />
        {!isOver && (
          <Button onClick={() => go({ screen: 'registration', registrationId })}>
            {words.journal.continue}
          </Button>
        )}
      </div>
    </div>
  );
}
