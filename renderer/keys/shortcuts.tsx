import { Dialog } from '../theme/dialog.tsx';
import { useWords } from '../words/words.tsx';
import styles from './shortcuts.module.css';

const shortcuts = [
  ['Enter', 'enter'],
  ['Esc', 'escape'],
  ['F1', 'help'],
  ['F2', 'new'],
  ['Shift F2', 'goOn'],
  ['F3', 'journal'],
  ['F4', 'queue'],
  ['F6', 'shift'],
  ['F7', 'resend'],
  ['F8', 'aside'],
  ['Shift F8', 'abandon'],
  ['F9', 'paperLanguage'],
  ['Shift F9', 'papers'],
  ['F10', 'lock'],
  ['F12', 'citizenScreen'],
  ['Shift F1', 'settings'],
] as const;

/** Every key and what it does. */
export function Shortcuts({ onClose }: { onClose: () => void }) {
  const { words } = useWords();
  const texts = words.window.shortcuts;
  return (
    <Dialog title={texts.title} onClose={onClose}>
      <dl className={styles.list}>
        {shortcuts.map(([key, name]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{texts[name]}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
