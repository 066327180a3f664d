import { Fault } from '../../src/contract/fault.ts';
import { Failed } from '../theme/failed.tsx';
import { useWords } from '../words/words.tsx';
import styles from './screen.module.css';
import type { Serving } from './serve.ts';
import type { Work } from './work.ts';

/** Says what failed without having been asked for, what that means for what is shown, and offers to try again. */
export function OutOfStepNote({ serving, work }: { serving: Serving; work: Work }) {
  const { words } = useWords();
  const [first] = work.outOfStep;
  if (!first) return null;
  const { code, details } = first;
  return (
    <div className={styles.outOfStep}>
      {work.outOfStep.map(({ what }) => (
        <p key={what}>
          <strong>{words.registration.outOfStep[what]}</strong>
        </p>
      ))}
      <Failed fault={new Fault(code, details)} onRetry={() => void serving.catchUp()} />
    </div>
  );
}
