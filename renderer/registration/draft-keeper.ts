import type { Draft } from '../../src/application/draft.ts';

/** Keeps what stands in the fields safe while it is typed. */
export interface DraftKeeper {
  /** Takes note of a draft; it is saved after a pause in the typing. */
  keep(draft: Draft): void;
  /** Saves at once what is not saved yet. Rejects with the desk's fault; the draft is kept for the next time. */
  flush(): Promise<void>;
  /** Whether something is not saved yet. */
  isBehind(): boolean;
}

/**
 * Saves the newest draft `pause` milliseconds after the last change, one save at a time and in order.
 * A save that fails in the background goes to `onFault`; its draft is kept for the next save.
 */
export function makeDraftKeeper(
  save: (draft: Draft) => Promise<unknown>,
  pause: number,
  onFault: (fault: unknown) => void,
): DraftKeeper {
  let unsaved: Draft | null = null;
  let saving = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: Promise<void> = Promise.resolve();

  const write = async (): Promise<void> => {
    const draft = unsaved;
    if (!draft) return;
    unsaved = null;
    saving = true;
    try {
      await save(draft);
    } catch (fault) {
      unsaved ??= draft;
      throw fault;
    } finally {
      saving = false;
    }
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    last = last.then(write, write);
    return last;
  };
  return {
    keep(draft) {
      unsaved = draft;
      clearTimeout(timer);
      timer = setTimeout(() => void flush().catch(onFault), pause);
    },
    flush,
    isBehind: () => saving || unsaved !== null,
  };
}
