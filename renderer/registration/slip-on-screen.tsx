import { useCallback, useEffect, useRef, useState } from 'react';
import type { PaperLanguage } from '../../src/application/application.ts';
import { minutesAndSeconds } from '../../src/language/format.ts';
import { PaperDialog, type Pdf } from '../papers/paper-dialog.tsx';
import { Mark } from '../theme/mark.tsx';
import { useWords } from '../words/words.tsx';
import { countDown } from './count-down.ts';
import styles from './papers-dialog.module.css';

/** How long the password stays on screen, in seconds: long enough to read it out once. */
const shownFor = 30;

/** From here on the end is said aloud too, in seconds. */
const soon = 10;

/**
 * The slip with its password, because the operator asked for it. It hides by itself, exactly so long
 * after it was loaded, and whenever the window is left.
 */
export function SlipOnScreen({
  language,
  load,
  onClose,
}: {
  language: PaperLanguage;
  load: () => Promise<Pdf>;
  onClose: () => void;
}) {
  const { words } = useWords();
  const [isShown, setShown] = useState(false);
  const left = useHiding(isShown, onClose);
  const loadAndCount = useCallback(async (): Promise<Pdf> => {
    const slip = await load();
    setShown(true);
    return slip;
  }, [load]);
  return (
    <PaperDialog
      title={words.states.paper['account-slip']}
      lang={language}
      // The password stands on the part that is torn off, at the bottom.
      from="end"
      note={isShown && <HidesIn seconds={left} />}
      load={loadAndCount}
      onClose={onClose}
    />
  );
}

/** The seconds that are left for the eye; said aloud twice, so that the reading of the password is not talked over. */
function HidesIn({ seconds }: { seconds: number }) {
  const { words } = useWords();
  const texts = words.registration.papers;
  return (
    <>
      <p className={styles.hidesIn} aria-hidden="true">
        <Mark shape="clock" /> {texts.hidesIn(minutesAndSeconds(seconds * 1000))}
      </p>
      <p className="hidden-text" role="status">
        {texts.hidesInSeconds(seconds > soon ? shownFor : soon)}
      </p>
    </>
  );
}

/** Calls `onHide` when the time is over or the window is left; answers the seconds that are left. Another `onHide` changes no time. */
function useHiding(isShown: boolean, onHide: () => void): number {
  const [left, setLeft] = useState(shownFor);
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
    if (!isShown) return;
    const now = (): number => performance.now();
    return countDown({ seconds: shownFor, now, told: setLeft, end: () => hide.current() });
  }, [isShown]);
  return left;
}
