import { type FormEvent, useEffect, useRef, useState } from 'react';
import { capitalised } from '../../src/language/format.ts';
import { useAct } from '../use-act.ts';
import { useWords } from '../words/words.tsx';
import { Button } from './button.tsx';
import styles from './dialog.module.css';
import { Dialog } from './dialog.tsx';
import { FaultNote } from './fault-note.tsx';
import { TextInput } from './text-input.tsx';

/** Asks for a reason before something that leaves a trace. It closes once the act is done, and stays with the fault where it failed. */
export function ReasonDialog({
  title,
  note,
  label,
  example,
  confirm,
  act,
  onClose,
}: {
  title: string;
  note: string;
  label: string;
  example: string;
  confirm: string;
  act: (reason: string) => Promise<void>;
  onClose: () => void;
}) {
  const { language, words } = useWords();
  const [reason, setReason] = useState('');
  const { busy, fault, run } = useAct();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim() === '') return;
    void run(async () => {
      await act(reason.trim());
      onClose();
    });
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form className={styles.form} onSubmit={submit} autoComplete="off">
        <p>{note}</p>
        <TextInput
          label={label}
          placeholder={example}
          value={reason}
          maxLength={300}
          ref={field}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {fault && <FaultNote code={fault.code} details={fault.details} />}
        <div className={styles.buttons}>
          <Button onClick={onClose}>{capitalised(language, words.window.back)}</Button>
          <Button kind="main" type="submit" aria-disabled={busy || reason.trim() === ''}>
            {confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
