import type { ReactNode } from 'react';
import { SilentDesk } from '../theme/silent-desk.tsx';
import styles from './frame.module.css';
import { StatusLine } from './status-line.tsx';

/** The edges of every screen. `navigation` is missing before sign-in and behind the curtain. */
export function Frame({ navigation, children }: { navigation?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.frame} data-alone={navigation === undefined}>
      <StatusLine />
      <div className={styles.silent}>
        <SilentDesk />
      </div>
      {navigation}
      {children}
    </div>
  );
}

/** The room between the edges. */
export function Room({ label, children }: { label: string; children: ReactNode }) {
  return (
    <main className={styles.room} aria-label={label}>
      {children}
    </main>
  );
}

/** What is to be said where there is nothing else to show. */
export function Alone({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.alone}>
      <h1 className="hidden-text">{title}</h1>
      {children}
    </div>
  );
}
