import type { Phase } from '../../src/registration/state.ts';
import { Mark, type Shape } from '../theme/mark.tsx';
import { useWords } from '../words/words.tsx';
import styles from './state-word.module.css';

const shapes: Readonly<Record<Phase, Shape>> = {
  open: 'pen',
  taken: 'pen',
  'password-sent': 'message',
  queued: 'clock',
  registered: 'tick',
  refused: 'cross',
  lapsed: 'hourglass',
  returned: 'back',
  held: 'hold',
  abandoned: 'stop',
};

/** A state as word and shape; colour only repeats what they say. Registered is not done while a citizen waits for the password. */
export function StateWord({ phase, slipDue = false }: { phase: Phase; slipDue?: boolean }) {
  const { words } = useWords();
  if (slipDue)
    return (
      <span className={styles.state} data-phase="slip-due">
        <Mark shape="key" /> {words.states.slipDue}
      </span>
    );
  return (
    <span className={styles.state} data-phase={phase}>
      <Mark shape={shapes[phase]} /> {words.states.phase[phase]}
    </span>
  );
}
