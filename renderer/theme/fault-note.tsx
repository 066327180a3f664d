import { useState } from 'react';
import type { FaultCode, FaultDetails } from '../../src/contract/fault.ts';
import { faultText } from '../../src/language/faults.ts';
import { useDesk } from '../desk/desk.tsx';
import { useWords } from '../words/words.tsx';
import styles from './fault-note.module.css';
import { Mark } from './mark.tsx';

/** A fault as the operator reads it: what happened, why, and what to do next. Said aloud as it appears. */
export function FaultNote({ code, details, id }: { code: FaultCode; details: FaultDetails; id?: string }) {
  const { words } = useWords();
  const { silent, returns } = useDesk();
  const [since] = useState(returns);
  // Of a silent desk `SilentDesk` tells alone, and of one that came back nobody.
  if (code === 'desk-silent' && (silent || returns !== since)) return null;
  return <Note {...faultText(words.faults, code, details)} {...(id && { id })} />;
}

export function Note({ what, why, next, id }: { what: string; why: string; next: string; id?: string }) {
  return (
    <div className={styles.note} role="alert" id={id}>
      <Mark shape="alert" />
      <p>
        <strong>{what}</strong> {why} <span className={styles.next}>{next}</span>
      </p>
    </div>
  );
}
