import { useCallback, useEffect, useRef, useState } from 'react';
import type { PaperLanguage } from '../../src/application/application.ts';
import type { DeskOutput } from '../../src/contract/desk.ts';
import { minutesAndSeconds } from '../../src/language/format.ts';
import { useDesk } from '../desk/desk.tsx';
import { secretOf } from '../desk/secret.ts';
import { PaperDialog } from '../papers/paper-dialog.tsx';
import { Mark } from '../theme/mark.tsx';
import { PasswordDialog } from '../theme/password-dialog.tsx';
import { useWords } from '../words/words.tsx';
import { countDown } from './count-down.ts';
import styles from './papers-dialog.module.css';

/** From here on the end is said aloud too, in seconds. */
const soon = 10;

interface Props {
  readonly registrationId: string;
  readonly language: PaperLanguage;
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

/** It hides by itself, exactly so long after it was shown, and whenever the window is left. */
function Shown({ language, shown, onClose }: Omit<Props, 'registrationId'> & { shown: ShownSlip }) {
  const { words } = useWords();
  const left = useHiding(shown.seconds, onClose);
  const load = useCallback(async () => shown, [shown]);
  return (
    <PaperDialog
      title={words.states.paper['account-slip']}
      lang={language}
      // The password stands on the part that is torn off, at the bottom.
      from="end"
      note={<HidesIn left={left} of={shown.seconds} />}
      load={load}
      onClose={onClose}
    />
  );
}

/** The seconds that are left for the eye; said aloud twice, so that the reading of the password is not talked over. */
function HidesIn({ left, of }: { left: number; of: number }) {
  const { words } = useWords();
  const texts = words.registration.papers;
  return (
    <>
      <p className={styles.hidesIn} aria-hidden="true">
        <Mark shape="clock" /> {texts.hidesIn(minutesAndSeconds(left * 1000))}
      </p>
      <p className="hidden-text" role="status">
        {texts.hidesInSeconds(left > soon ? of : soon)}
      </p>
    </>
  );
}

/**
 * Calls `onHide` when so many seconds are over or the window is left; answers the seconds that are left.
 * Another `onHide` changes no time.
 */
function useHiding(seconds: number, onHide: () => void): number {
  const [left, setLeft] = useState(seconds);
  const hide = useRef(onHide);
  useEffect(() => {
    hide.current = onHide;
  });
  useEffect(() => {
    const stop = new AbortController();
    const leave = (): void => hide.current();
    addEventListener('blur', leave, { signal: stop.signal });
    document.addEventListener('visibilitychange', leave, { signal: stop.signal });
    return () => stop.abort();
  }, []);
  useEffect(() => {
    const now = (): number => performance.now();
    return countDown({ seconds, now, told: setLeft, end: () => hide.current() });
  }, [seconds]);
  return left;
}
