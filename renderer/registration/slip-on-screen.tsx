import { useEffect, useRef, useState } from 'react';
import type { DeskOutput } from '../../src/contract/desk.ts';
import type { Paper } from '../../src/registration/state.ts';
import { useDesk } from '../desk/desk.tsx';
import { secretOf } from '../desk/secret.ts';
import { PaperDialog } from '../papers/paper-dialog.tsx';
import { PasswordDialog } from '../theme/password-dialog.tsx';
import { useWords } from '../words/words.tsx';

interface Props {
  readonly registrationId: string;
  readonly slip: Paper;
  readonly onClose: () => void;
}

type ShownSlip = DeskOutput<'showSlip'>;

/** The slip with its password, for the operator who asks for it and gives the EDS password. */
export function SlipOnScreen(props: Props) {
  const { words } = useWords();
  const { desk } = useDesk();
  const [shown, setShown] = useState<ShownSlip | null>(null);
  if (shown) return <Shown {...props} shown={shown} />;
  const { registrationId, onClose } = props;
  return (
    <PasswordDialog
      title={words.states.paper['account-slip']}
      note={words.registration.papers.slipSecret}
      confirm={words.registration.papers.showSlip}
      act={async (password) => setShown(await desk.showSlip({ registrationId }, secretOf(password)))}
      onClose={onClose}
    />
  );
}

/** It goes by itself, and whenever the window is left. */
function Shown({ slip, shown, onClose }: Props & { shown: ShownSlip }) {
  const { words } = useWords();
  const latest = useRef(onClose);
  useEffect(() => {
    latest.current = onClose;
  });
  useEffect(() => {
    const close = (): void => latest.current();
    const hiding = setTimeout(close, shown.seconds * 1_000);
    const stop = new AbortController();
    addEventListener('blur', close, { signal: stop.signal });
    document.addEventListener('visibilitychange', close, { signal: stop.signal });
    return () => {
      clearTimeout(hiding);
      stop.abort();
    };
  }, [shown]);
  return (
    <PaperDialog
      title={words.states.paper['account-slip']}
      lang={slip.language}
      // The password stands on the part that is torn off, at the bottom.
      from="end"
      load={async () => shown}
      onClose={onClose}
    />
  );
}
