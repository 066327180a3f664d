import { type FormEvent, useState } from 'react';
import { Fault } from '../../src/contract/fault.ts';
import { Button } from '../theme/button.tsx';
import { Dialog } from '../theme/dialog.tsx';
import { FaultNote } from '../theme/fault-note.tsx';
import { TextInput } from '../theme/text-input.tsx';
import { useWords } from '../words/words.tsx';
import styles from './abandon-dialog.module.css';
import type { Serving } from './serve.ts';

/** Asks for the reason: abandoning is one of the few things that can't be undone. */
export function AbandonDialog({ serving, onClose }: { serving: Serving; onClose: () => void }) {
  const { words } = useWords();
  const texts = words.registration.abandon;
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const confirm = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy || reason.trim() === '') return;
    setBusy(true);
    try {
      await serving.abandon(reason.trim());
      onClose();
    } catch (failure) {
      setFault(failure instanceof Fault ? failure : new Fault('internal'));
      setBusy(false);
    }
  };
  return (
    <Dialog title={texts.title} onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void confirm(event)} autoComplete="off">
        <p>{texts.note}</p>
        <TextInput
          label={texts.reason}
          placeholder={texts.examples}
          value={reason}
          maxLength={300}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {fault && <FaultNote code={fault.code} details={fault.details} />}
        <div className={styles.buttons}>
          <Button onClick={onClose}>{words.window.back}</Button>
          <Button kind="main" type="submit" aria-disabled={busy || reason.trim() === ''}>
            {texts.confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
