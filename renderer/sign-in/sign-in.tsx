import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Fault } from '../../src/contract/fault.ts';
import { faultOf } from '../desk/client.ts';
import { useDesk } from '../desk/desk.tsx';
import { secretOf } from '../desk/secret.ts';
import { BottomBar } from '../frame/bottom-bar.tsx';
import { Frame, Room } from '../frame/frame.tsx';
import { Button } from '../theme/button.tsx';
import { FaultNote } from '../theme/fault-note.tsx';
import { Mark } from '../theme/mark.tsx';
import { PasswordInput } from '../theme/password-input.tsx';
import { useWords } from '../words/words.tsx';
import styles from './sign-in.module.css';
import { useKeyChoice } from './use-key-choice.tsx';

/** Sign-in with the employee's EDS key: the file is chosen, the password typed, Enter. */
export function SignIn() {
  const { words } = useWords();
  const { desk, show, noteFailure } = useDesk();
  const { keyFile, isRead, choice } = useKeyChoice();
  const [password, setPassword] = useState('');
  const [fault, setFault] = useState<Fault | null>(null);
  const [entering, setEntering] = useState(false);
  const passwordField = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (isRead) passwordField.current?.focus();
  }, [isRead]);

  const ready = keyFile !== '' && password !== '' && !entering;
  const enter = async (): Promise<void> => {
    if (!ready) return passwordField.current?.focus();
    setEntering(true);
    setFault(null);
    try {
      const overview = await desk.signIn({ keyFile }, secretOf(password));
      setPassword('');
      show(overview);
    } catch (failure) {
      setFault(faultOf(failure));
      noteFailure(failure);
      setEntering(false);
      setPassword('');
      passwordField.current?.focus();
    }
  };
  const cancel = (): void => void desk.cancelOpening({}).catch(noteFailure);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void enter();
  };

  const texts = words.window.signIn;
  return (
    <Frame>
      <Room label={texts.title}>
        <form className={styles.form} onSubmit={submit} autoComplete="off">
          <h1 className={styles.title}>
            <Mark shape="key" size={24} /> {texts.title}
          </h1>
          {choice}
          <PasswordInput
            ref={passwordField}
            label={texts.password}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            aria-invalid={fault?.code === 'key-password-wrong'}
            aria-describedby="sign-in-fault"
          />
          {fault && <FaultNote id="sign-in-fault" code={fault.code} details={fault.details} />}
          <Button kind="main" type="submit" aria-disabled={!ready}>
            {entering ? texts.entering : texts.enter}
          </Button>
          <p className={styles.note}>{texts.note}</p>
        </form>
      </Room>
      <BottomBar
        keys={[
          {
            key: 'Enter',
            says: entering ? texts.entering : texts.enter,
            does: entering ? null : () => void enter(),
          },
          { key: 'Escape', says: texts.cancel, does: entering ? cancel : null },
        ]}
      />
    </Frame>
  );
}
