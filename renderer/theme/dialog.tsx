import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useWords } from '../words/words.tsx';
import { Button } from './button.tsx';
import styles from './dialog.module.css';
import { SilentDesk } from './silent-desk.tsx';

/** A native modal dialogue: the browser keeps the focus inside and closes it by Escape. */
export function Dialog({
  title,
  wide = false,
  onClose,
  children,
}: {
  title: string;
  wide?: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const { words } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      data-wide={wide}
      aria-labelledby={titleId}
      onClose={onClose}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header className={styles.header}>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        <Button kind="quiet" onClick={() => dialog.current?.close()}>
          <kbd>Esc</kbd> {words.window.close}
        </Button>
      </header>
      <SilentDesk />
      {children}
    </dialog>
  );
}
