import { useState } from 'react';
import type { QueueItem, RegistrationView } from '../../src/contract/views.ts';
import type { Words } from '../../src/language/index.ts';
import { useDesk } from '../desk/desk.tsx';
import type { BarKey } from '../frame/bar-key.ts';
import { BottomBar } from '../frame/bottom-bar.tsx';
import { Room } from '../frame/frame.tsx';
import { Button } from '../theme/button.tsx';
import { Failed } from '../theme/failed.tsx';
import { FaultNote } from '../theme/fault-note.tsx';
import { Mark } from '../theme/mark.tsx';
import { ReasonDialog } from '../theme/reason-dialog.tsx';
import { useAct } from '../use-act.ts';
import { type Loaded, loadedValue } from '../use-loaded.ts';
import { useNow } from '../use-now.ts';
import { go } from '../use-route.ts';
import { useWords } from '../words/words.tsx';
import { ageOf } from './age.ts';
import styles from './queue.module.css';
import { QueueList } from './queue-list.tsx';
import { useQueue } from './use-queue.ts';

/** What is signed and not delivered yet: each with its age, its tries, why, and what will happen next. */
export function Queue() {
  const { words } = useWords();
  const texts = words.queue;
  const { desk, saveFile } = useDesk();
  const { queue, reload } = useQueue();
  const items = loadedValue(queue);
  const { busy, fault, run } = useAct();
  const [closing, setClosing] = useState<QueueItem | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const [ended, setEnded] = useState<RegistrationView | null>(null);
  const act = (what: () => Promise<unknown>): void => {
    setSaved(null);
    setEnded(null);
    void run(async () => {
      await what();
      reload();
    });
  };
  const save = async ({ registrationId }: QueueItem): Promise<void> => {
    setSaving(true);
    try {
      setSaved(await saveFile(await desk.exportHeld({ registrationId })));
    } finally {
      setSaving(false);
    }
  };
  const isAsked = items?.some(({ askedUntil }) => askedUntil !== null) ?? false;
  const sendNow = (ignoreRetryAfter: boolean): void => act(() => desk.sendNow({ ignoreRetryAfter }));
  const busyWith = busy ? (saving ? texts.savingNow : texts.sendingNow) : null;
  return (
    <>
      <Room label={texts.title}>
        <div className={styles.queue}>
          <header className={styles.header}>
            <h1>{texts.title}</h1>
            {items && items.length > 0 && <Summary items={items} />}
            {isAsked && (
              <Button kind="quiet" aria-disabled={busy} onClick={() => sendNow(true)}>
                {texts.sendAsked}
              </Button>
            )}
          </header>
          {fault && <FaultNote code={fault.code} details={fault.details} />}
          {saved && (
            <p className={styles.saved} role="status">
              <Mark shape="tick" /> {texts.saved(saved)}
            </p>
          )}
          {ended && <Ended view={ended} />}
          {queue.state === 'loading' && <p className={styles.empty}>{words.window.loading}</p>}
          {queue.state === 'failed' && <Failed fault={queue.fault} onRetry={reload} />}
          {items?.length === 0 && (
            <p className={styles.empty}>
              <Mark shape="tick" size={24} /> {texts.empty}
            </p>
          )}
          {items && items.length > 0 && (
            <QueueList
              items={items}
              busy={busy}
              onResume={({ registrationId }) => act(() => desk.resume({ registrationId }))}
              onSave={(item) => act(() => save(item))}
              onClose={setClosing}
            />
          )}
        </div>
      </Room>
      <BottomBar
        keys={[
          { key: 'Enter', ...enterOf(queue, busyWith, words, { sendNow: () => sendNow(false), reload }) },
          { key: 'Escape', says: words.window.home, does: () => go({ screen: 'home' }) },
        ]}
      />
      {closing && (
        <ReasonDialog
          title={texts.closeTitle}
          note={texts.closeNote}
          label={texts.closeReason}
          example={texts.closeExamples}
          confirm={texts.closeConfirm}
          act={async (reason) => {
            setEnded(await desk.withdraw({ registrationId: closing.registrationId, reason }));
            reload();
          }}
          onClose={() => setClosing(null)}
        />
      )}
    </>
  );
}

/** What came of a withdrawal: the centre withdrew the request, or had decided it before. */
function Ended({ view: { state } }: { view: RegistrationView }) {
  const { words } = useWords();
  const number = state.applicationNumber ?? '';
  return (
    <p className={styles.saved} role="status">
      <Mark shape={state.abandoned ? 'tick' : 'alert'} />{' '}
      {state.abandoned
        ? words.queue.withdrawn(number)
        : words.queue.decidedBefore(number, words.states.phase[state.phase])}
    </p>
  );
}

/** What Enter does with the queue as it stands; `busyWith` says what is under way. */
function enterOf(
  queue: Loaded<readonly QueueItem[]>,
  busyWith: string | null,
  { queue: texts, window }: Words,
  acts: { sendNow: () => void; reload: () => void },
): Omit<BarKey, 'key'> {
  if (queue.state === 'failed') return { says: window.tryAgain, does: acts.reload };
  if (queue.state === 'loading') return { says: window.loading, does: null };
  if (busyWith) return { says: busyWith, does: null };
  if (queue.value.some(({ state, askedUntil }) => state === 'waiting' && !askedUntil))
    return { says: texts.sendNow, does: acts.sendNow };
  return { says: queue.value.length > 0 ? texts.decide : texts.empty, does: null };
}

/** How many wait and how many are held, and how long the oldest has waited. */
function Summary({ items }: { items: readonly QueueItem[] }) {
  const { words } = useWords();
  const now = useNow(30_000);
  const held = items.filter(({ state }) => state === 'held').length;
  const oldest = items.map(({ queuedAt }) => queuedAt).sort()[0];
  return (
    <p>
      {words.window.queue(items.length - held)}
      {held > 0 && ` · ${words.window.held(held)}`}
      {oldest && ` · ${words.queue.oldest(ageOf(oldest, now, words.queue))}`}
    </p>
  );
}
