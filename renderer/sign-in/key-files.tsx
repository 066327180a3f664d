import { useId } from 'react';
import type { KeyFile } from '../../src/contract/views.ts';
import { counterDate } from '../../src/language/format.ts';
import { useWords } from '../words/words.tsx';
import styles from './sign-in.module.css';

/** The key files that the desk found, and the way to another one. `chosen` null is that other one. */
export function KeyFiles({
  files,
  chosen,
  onChoose,
}: {
  files: readonly KeyFile[];
  chosen: string | null;
  onChoose: (path: string | null) => void;
}) {
  const { words } = useWords();
  const texts = words.window.signIn;
  const name = useId();
  if (files.length === 0) return <p className={styles.none}>{texts.noFiles}</p>;
  return (
    <fieldset>
      <legend className={styles.legend}>{texts.keyFile}</legend>
      <div className={styles.list}>
        {files.map((file) => (
          <label key={file.path} className={styles.file} data-chosen={file.path === chosen}>
            <input
              type="radio"
              name={name}
              checked={file.path === chosen}
              onChange={() => onChoose(file.path)}
            />
            <span className={styles.names}>
              <span className={styles.owner}>{file.owner ?? file.name}</span>
              <span className={styles.where}>
                {file.owner
                  ? texts.owner(file.name, counterDate(file.changedAt))
                  : texts.unknownOwner(counterDate(file.changedAt))}
              </span>
            </span>
          </label>
        ))}
        <label className={styles.file} data-chosen={chosen === null}>
          <input type="radio" name={name} checked={chosen === null} onChange={() => onChoose(null)} />
          <span>{texts.otherFile}</span>
        </label>
      </div>
    </fieldset>
  );
}
