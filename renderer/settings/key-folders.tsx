import { type FormEvent, useState } from 'react';
import { Button } from '../theme/button.tsx';
import { TextInput } from '../theme/text-input.tsx';
import { useWords } from '../words/words.tsx';
import styles from './settings.module.css';

/** As many as the contract takes. */
const most = 10;

/** Further folders in which key files are looked for. */
export function KeyFolders({
  folders,
  onChange,
}: {
  folders: readonly string[];
  onChange: (folders: string[]) => void;
}) {
  const { words } = useWords();
  const texts = words.settings;
  const [typed, setTyped] = useState('');
  const folder = typed.trim();
  const isNew = folder !== '' && !folders.includes(folder) && folders.length < most;
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (!isNew) return;
    onChange([...folders, folder]);
    setTyped('');
  };
  return (
    <div className={styles.folders}>
      {folders.length === 0 && <p className={styles.hint}>{texts.noFolders}</p>}
      <ul>
        {folders.map((each) => (
          <li key={each}>
            <code>{each}</code>
            <Button
              kind="quiet"
              aria-label={texts.remove(each)}
              onClick={() => onChange(folders.filter((other) => other !== each))}
            >
              {texts.removeShort}
            </Button>
          </li>
        ))}
      </ul>
      <form onSubmit={add} className={styles.add} autoComplete="off">
        <TextInput
          aria-label={texts.addFolder}
          placeholder={texts.addFolder}
          value={typed}
          maxLength={1024}
          spellCheck={false}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" aria-disabled={!isNew}>
          {texts.add}
        </Button>
      </form>
    </div>
  );
}
