import { useCallback, useEffect, useState } from 'react';
import type { QueueItem } from '../../src/contract/desk.ts';
import { Fault } from '../../src/contract/fault.ts';
import { clockTime, figure } from '../../src/language/format.ts';
import { useDesk } from '../desk/desk.tsx';
import { BottomBar } from '../frame/bottom-bar.tsx';
import { Room } from '../frame/frame.tsx';
import { Button } from '../theme/button.tsx';
import { FaultNote } from '../theme/fault-note.tsx';
import { Mark, type Shape } from '../theme/mark.tsx';
import { go } from '../use-route.ts';
import { useWords } from '../words/words.tsx';
import styles from './queue.module.css';

const shapes: Readonly<Record<QueueItem['state'], Shape>> = {
  waiting: 'clock',
  sending: 'message',
  held: 'hold',
};

/** What is signed and not delivered yet: each with its age, its tries and what will happen next. */
export function Queue() {
  const { language, words } = useWords();
  const texts = words.window.queueScreen;
  const { desk, overview, noteFailure, onRegistration } = useDesk();
  const [items, setItems] = useState<readonly QueueItem[] | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [sending, setSending] = useState(false);
  const load = useCallback(() => {
    desk.queue({}).then(({ items: found }) => setItems(found), noteFailure);
  }, [desk, noteFailure]);
  const waiting = overview?.queue.waiting;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a queue of another length is asked for again
  useEffect(load, [load, waiting]);
  useEffect(() => onRegistration(load), [onRegistration, load]);

  const run = async (act: () => Promise<unknown>): Promise<void> => {
    if (sending) return;
    setSending(true);
    setFault(null);
    try {
      await act();
    } catch (failure) {
      if (failure instanceof Fault) setFault(failure);
      noteFailure(failure);
    }
    setSending(false);
    load();
  };
  const sendNow = (): void => void run(() => desk.sendNow({}));
  return (
    <>
      <Room label={texts.title}>
        <div className={styles.queue}>
          <h1>{texts.title}</h1>
          {fault && <FaultNote code={fault.code} details={fault.details} />}
          {items?.length === 0 && (
            <p className={styles.empty}>
              <Mark shape="tick" size={24} /> {texts.empty}
            </p>
          )}
          <ul className={styles.items}>
            {items?.map((item) => (
              <li key={item.requestHash} data-state={item.state}>
                <span className={styles.state}>
                  <Mark shape={shapes[item.state]} /> {texts[item.state]}
                </span>
                <strong>{item.applicationNumber}</strong>
                <span>
                  {texts.since} {clockTime(item.queuedAt)}
                </span>
                <span>
                  {texts.tries}: {figure(language, item.tries)}
                </span>
                <span className={styles.next}>
                  <NextOf item={item} />
                </span>
                {item.state === 'held' && (
                  <Button
                    kind="quiet"
                    onClick={() => void run(() => desk.resume({ registrationId: item.registrationId }))}
                  >
                    {texts.resume}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </div>
      </Room>
      <BottomBar
        keys={[
          { key: 'Enter', says: texts.sendNow, does: items && items.length > 0 && !sending ? sendNow : null },
          { key: 'Escape', says: words.window.home, does: () => go({ screen: 'home' }) },
        ]}
      />
    </>
  );
}

/** What will happen next, by itself or not. */
function NextOf({ item }: { item: QueueItem }) {
  const { words } = useWords();
  const texts = words.window.queueScreen;
  if (item.state === 'held') return texts.nextHeld;
  if (item.state === 'sending') return texts.nextSending;
  return item.nextTryAt ? texts.nextTry(clockTime(item.nextTryAt)) : texts.nextSoon;
}
