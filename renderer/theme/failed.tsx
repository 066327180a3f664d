import type { Fault } from '../../src/contract/fault.ts';
import { useDesk } from '../desk/desk.tsx';
import { useWords } from '../words/words.tsx';
import { Button } from './button.tsx';
import styles from './fault-note.module.css';
import { FaultNote } from './fault-note.tsx';

/** In the place of what could not be read: why, and the way to try again. */
export function Failed({ fault, onRetry }: { fault: Fault; onRetry: () => void }) {
  const { words } = useWords();
  const { silent } = useDesk();
  // A silent desk is told of once, at the edge of every screen.
  if (silent) return null;
  return (
    <div className={styles.failed}>
      <FaultNote code={fault.code} details={fault.details} />
      <Button onClick={onRetry}>{words.window.tryAgain}</Button>
    </div>
  );
}
