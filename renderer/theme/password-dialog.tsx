import { type FormEvent, useEffect, useRef, useState } from 'react';
import { capitalised } from '../../src/language/format.ts';
import { useDesk } from '../desk/desk.tsx';
import { useAct } from '../use-act.ts';
import { useWords } from '../words/words.tsx';
import { Button } from './button.tsx';
import styles from './dialog.module.css';
import { Dialog } from './dialog.tsx';
import { FaultNote } from './fault-note.tsx';
import { PasswordInput } from './password-input.tsx';

/** Asks for the operator's EDS password before something. Left while a key is being opened, it cancels that. */
export function PasswordDialog({
  title,
  note,
  confirm,
  act,
  onClose,
}: {
  title: string;
  note: string;
  confirm: string;
  act: (password: string) => Promise<void>;
  onClose: () => void;
}) {
  const { language, words } = useWords();
  const { desk, noteFailure } = useDesk();
  const [password, setPassword] = useState('');
  const { busy, fault, run } = useAct();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (password === '') return;
    setPassword('');
    void run(() => act(password));
  };
  const close = (): void => {
    if (busy) desk.cancelOpening({}).catch(noteFailure);
    onClose();
  };
  return (
    <Dialog title={title} onClose={close}>
      <form className={styles.form} onSubmit={submit} autoComplete="off">
        <p>{note}</p>
        <PasswordInput
          ref={field}
          label={words.window.curtain.password}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          aria-describedby="password-dialog-fault"
        />
        {fault && <FaultNote id="password-dialog-fault" code={fault.code} details={fault.details} />}
        <div className={styles.buttons}>
          <Button onClick={close}>{capitalised(language, words.window.back)}</Button>
          <Button kind="main" type="submit" aria-disabled={busy || password === ''}>
            {busy ? words.window.curtain.unlocking : confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
