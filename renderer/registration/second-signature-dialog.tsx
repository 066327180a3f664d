import { type FormEvent, useEffect, useRef, useState } from 'react';
import { capitalised } from '../../src/language/format.ts';
import { useDesk } from '../desk/desk.tsx';
import { secretOf } from '../desk/secret.ts';
import { useKeyChoice } from '../sign-in/use-key-choice.tsx';
import { Button } from '../theme/button.tsx';
import styles from '../theme/dialog.module.css';
import { Dialog } from '../theme/dialog.tsx';
import { FaultNote } from '../theme/fault-note.tsx';
import { PasswordInput } from '../theme/password-input.tsx';
import { useAct } from '../use-act.ts';
import { useWords } from '../words/words.tsx';

/**
 * A colleague opens their EDS key for the second signature on a replacement. `onOpened` signs. Left while a
 * key is being opened, it cancels that.
 */
export function SecondSignatureDialog({
  registrationId,
  onOpened,
  onClose,
}: {
  registrationId: string;
  onOpened: () => void;
  onClose: () => void;
}) {
  const { language, words } = useWords();
  const { desk, overview, noteFailure } = useDesk();
  const texts = words.registration.secondSignature;
  const { keyFile, isRead, choice } = useKeyChoice(overview?.session?.operator.name);
  const [password, setPassword] = useState('');
  const { busy, fault, run } = useAct();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isRead) field.current?.focus();
  }, [isRead]);
  const ready = keyFile !== '' && password !== '' && !busy;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!ready) {
      field.current?.focus();
      return;
    }
    setPassword('');
    void run(async () => {
      await desk.openSecondKey({ registrationId, keyFile }, secretOf(password));
      onClose();
      onOpened();
    });
  };
  const close = (): void => {
    if (busy) desk.cancelOpening({}).catch(noteFailure);
    onClose();
  };
  return (
    <Dialog title={texts.title} onClose={close}>
      <form className={styles.form} onSubmit={submit} autoComplete="off">
        <p>{texts.note}</p>
        {choice}
        <PasswordInput
          ref={field}
          label={texts.password}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          aria-invalid={fault?.code === 'key-password-wrong'}
          aria-describedby="second-signature-fault"
        />
        {fault && <FaultNote id="second-signature-fault" code={fault.code} details={fault.details} />}
        <div className={styles.buttons}>
          <Button onClick={close}>{capitalised(language, words.window.back)}</Button>
          <Button kind="main" type="submit" aria-disabled={!ready}>
            {busy ? words.window.signIn.entering : texts.confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
