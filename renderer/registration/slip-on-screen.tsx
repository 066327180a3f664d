import { useEffect } from 'react';
import type { Paper } from '../../src/registration/state.ts';
import { useDesk } from '../desk/desk.tsx';
import { PaperDialog } from '../papers/paper-dialog.tsx';
import { useWords } from '../words/words.tsx';

/** How long the password stays on screen, in milliseconds: long enough to read it out once. */
const shownFor = 30_000;

/** The slip with its password, because the operator asked for it. It goes by itself, and whenever the window is left. */
export function SlipOnScreen({
  registrationId,
  slip,
  onClose,
}: {
  registrationId: string;
  slip: Paper;
  onClose: () => void;
}) {
  const { words } = useWords();
  const { desk } = useDesk();
  useEffect(() => {
    const hiding = setTimeout(onClose, shownFor);
    const stop = new AbortController();
    addEventListener('blur', onClose, { signal: stop.signal });
    document.addEventListener('visibilitychange', onClose, { signal: stop.signal });
    return () => {
      clearTimeout(hiding);
      stop.abort();
    };
  }, [onClose]);
  return (
    <PaperDialog
      title={words.states.paper['account-slip']}
      lang={slip.language}
      // The password stands on the part that is torn off, at the bottom.
      from="end"
      load={() => desk.paper({ registrationId, paperId: slip.paperId })}
      onClose={onClose}
    />
  );
}
