import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Fault } from '../../src/contract/fault.ts';
import { clockTime, languageLabels, languages } from '../../src/language/format.ts';
import { faultOf } from '../desk/client.ts';
import { useDesk } from '../desk/desk.tsx';
import { secretOf } from '../desk/secret.ts';
import { Button } from '../theme/button.tsx';
import { Choice } from '../theme/choice.tsx';
import { FaultNote, Note } from '../theme/fault-note.tsx';
import { Mark } from '../theme/mark.tsx';
import { PasswordInput } from '../theme/password-input.tsx';
import { SilentDesk } from '../theme/silent-desk.tsx';
import type { Leave } from '../use-leaving.ts';
import { useNow } from '../use-now.ts';
import { useWords } from '../words/words.tsx';
import styles from './curtain.module.css';

/**
 * The plain curtain of a locked window: clock and office, nothing of the citizen. The EDS password lifts it.
 * While the desk has not confirmed that it is locked, or that the session ended, it says so.
 */
export function Curtain({
  isSaved,
  leave,
  onAgain,
  onOpen,
  onOther,
}: {
  /** Whether all that was typed is saved. */
  isSaved: boolean;
  /** What the desk has not confirmed yet; null where it is locked. */
  leave: Leave | null;
  onAgain: () => void;
  onOpen: () => void;
  onOther: () => void;
}) {
  const { language, words, choose } = useWords();
  const { desk, overview, show, noteFailure } = useDesk();
  const now = useNow(1_000);
  const [password, setPassword] = useState('');
  const [fault, setFault] = useState<Fault | null>(null);
  const [opening, setOpening] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  const unlock = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (opening || password === '') return;
    setOpening(true);
    setFault(null);
    try {
      show(await desk.unlock({}, secretOf(password)));
      onOpen();
    } catch (failure) {
      setFault(faultOf(failure));
      noteFailure(failure);
      setOpening(false);
      setPassword('');
      field.current?.focus();
    }
  };

  const texts = words.window.curtain;
  const title = leave ? texts[leave.failed ? 'notYet' : 'underWay'][leave.kind] : texts.title;
  return (
    <main className={styles.curtain} aria-label={title}>
      <div className={styles.language}>
        <Choice
          label={words.window.language}
          options={languages.map((value) => ({ value, label: languageLabels[value], lang: value }))}
          value={language}
          onChange={choose}
        />
      </div>
      <SilentDesk />
      <p className={styles.clock}>{clockTime(new Date(now).toISOString())}</p>
      <h1 className={styles.title}>
        <Mark shape="key" size={18} /> {title}
      </h1>
      {overview && <p className={styles.place}>{words.window.place(overview.office, overview.window)}</p>}
      <form className={styles.form} onSubmit={(event) => void unlock(event)} autoComplete="off">
        {leave?.failed && (
          <>
            <Note what={texts.notTold} why={texts.toldAgain} next={texts.stay} />
            <Button onClick={onAgain}>{words.window.tryAgain}</Button>
          </>
        )}
        <PasswordInput
          ref={field}
          label={texts.password}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          aria-describedby="curtain-fault"
        />
        {fault && <FaultNote id="curtain-fault" code={fault.code} details={fault.details} />}
        <Button kind="main" type="submit" aria-disabled={opening || password === ''}>
          {opening ? texts.unlocking : texts.unlock}
        </Button>
        {opening ? (
          <Button kind="quiet" onClick={() => void desk.cancelOpening({}).catch(noteFailure)}>
            {words.window.signIn.cancel}
          </Button>
        ) : (
          <Button kind="quiet" onClick={onOther}>
            {texts.other}
          </Button>
        )}
        {isSaved && !leave && <p className={styles.note}>{texts.note}</p>}
      </form>
    </main>
  );
}
