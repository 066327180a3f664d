import { type ReactNode, useCallback, useState } from 'react';
import { useDesk } from '../desk/desk.tsx';
import { Failed } from '../theme/failed.tsx';
import { TextInput } from '../theme/text-input.tsx';
import { loadedValue, useLoaded } from '../use-loaded.ts';
import { useWords } from '../words/words.tsx';
import { KeyFiles } from './key-files.tsx';
import styles from './sign-in.module.css';

/**
 * The choice of a key file among those that the desk finds, or by its path. `keyFile` is empty while none
 * is chosen; `isRead` says whether the desk has told which there are. Files of `notBy`, where their owner is
 * known, are not chosen by themselves.
 */
export function useKeyChoice(notBy?: string): { keyFile: string; isRead: boolean; choice: ReactNode } {
  const { words } = useWords();
  const { desk } = useDesk();
  const { loaded, reload } = useLoaded(useCallback(() => desk.keyFiles({}), [desk]));
  const files = loadedValue(loaded)?.files ?? null;
  // Undefined until something is chosen: the first file that may be meant then; null is another file than those.
  const [choice, setChoice] = useState<string | null>();
  const [otherPath, setOtherPath] = useState('');
  const chosen =
    choice === undefined
      ? (files?.find(({ owner }) => notBy === undefined || owner !== notBy)?.path ?? null)
      : choice;
  return {
    keyFile: chosen ?? otherPath.trim(),
    isRead: files !== null,
    choice: (
      <>
        {loaded.state === 'failed' && <Failed fault={loaded.fault} onRetry={reload} />}
        {loaded.state === 'loading' && <p className={styles.note}>{words.window.loading}</p>}
        {files && <KeyFiles files={files} chosen={chosen} onChoose={setChoice} />}
        {chosen === null && loaded.state !== 'loading' && (
          <TextInput
            label={words.window.signIn.path}
            value={otherPath}
            onChange={(event) => setOtherPath(event.currentTarget.value)}
            spellCheck={false}
          />
        )}
      </>
    ),
  };
}
