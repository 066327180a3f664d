import { ReasonDialog } from '../theme/reason-dialog.tsx';
import { useWords } from '../words/words.tsx';
import type { Serving } from './serve.ts';

/** Asks for the reason: abandoning is one of the few things that can't be undone. */
export function AbandonDialog({ serving, onClose }: { serving: Serving; onClose: () => void }) {
  const { words } = useWords();
  const texts = words.registration.abandon;
  return (
    <ReasonDialog
      title={texts.title}
      note={texts.note}
      label={texts.reason}
      example={texts.examples}
      confirm={texts.confirm}
      act={(reason) => serving.abandon(reason)}
      onClose={onClose}
    />
  );
}
