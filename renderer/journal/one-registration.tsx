import { useCallback } from 'react';
import { mayContinue } from '../../src/registration/access.ts';
import { mayDo } from '../../src/registration/acts.ts';
import { useDesk } from '../desk/desk.tsx';
import { Button } from '../theme/button.tsx';
import { Failed } from '../theme/failed.tsx';
import { useChanges } from '../use-changes.ts';
import { useLoaded } from '../use-loaded.ts';
import { go } from '../use-route.ts';
import { useWords } from '../words/words.tsx';
import { History } from './history.tsx';
import styles from './journal.module.css';
import { PaperList } from './paper-list.tsx';

/** One registration with its history and its papers. */
export function OneRegistration({ registrationId }: { registrationId: string }) {
  const { words } = useWords();
  const { desk, overview } = useDesk();
  const load = useCallback(() => desk.registration({ registrationId }), [desk, registrationId]);
  const { loaded, reload, show } = useLoaded(load);
  useChanges((changed) => {
    if (changed.has(registrationId)) reload();
  });
  if (loaded.state === 'loading') return <p className={styles.loading}>{words.window.loading}</p>;
  if (loaded.state === 'failed') return <Failed fault={loaded.fault} onRetry={reload} />;
  const view = loaded.value;
  const { state } = view;
  const isOwn = overview?.session?.operator.iin === state.operator?.iin;
  const isOver = state.phase === 'abandoned' || (state.phase === 'registered' && !mayDo('print-slip', state));
  return (
    <div className={styles.one}>
      <History view={view} />
      <div className={styles.side}>
        <PaperList state={state} mayPrint={mayContinue(state, isOwn)} onView={show} />
        {!isOver && (
          <Button onClick={() => go({ screen: 'registration', registrationId })}>
            {mayContinue(state, isOwn) ? words.journal.continue : words.journal.view}
          </Button>
        )}
      </div>
    </div>
  );
}
