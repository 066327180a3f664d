import type { ReactNode } from 'react';
import { useDesk } from '../desk/desk.tsx';
import { Note } from '../theme/fault-note.tsx';
import { useWords } from '../words/words.tsx';
import styles from './frame.module.css';
import { StatusLine } from './status-line.tsx';

/** The edges of every screen. `navigation` is missing before sign-in and behind the curtain. */
export function Frame({ navigation, children }: { navigation?: ReactNode; children: ReactNode }) {
  const { gone } = useDesk();
  const { words } = useWords();
  return (
    <div className={styles.frame} data-alone={navigation === undefined}>
      <StatusLine />
      {navigation}
      {children}
      {gone && (
        <div className={styles.gone}>
          <Note {...words.window.deskGone} />
        </div>
      )}
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
