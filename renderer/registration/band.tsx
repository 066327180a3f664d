import type { ReactNode } from 'react';
import { Mark } from '../theme/mark.tsx';
import styles from './band.module.css';
import type { BandState } from './band-state.ts';

/** One band of the screen: quiet while it is not reached, readable after it is done. */
export function Band({ title, state, children }: { title: string; state: BandState; children: ReactNode }) {
  return (
    <section
      className={styles.band}
      data-state={state}
      aria-label={title}
      aria-current={state === 'current' ? 'step' : undefined}
    >
      <h2 className={styles.title}>
        {title}
        {state === 'done' && <Mark shape="tick" />}
      </h2>
      <div className={styles.content}>{children}</div>
    </section>
  );
}
