import type { QueueItem } from '../../src/contract/views.ts';
import { clockTime } from '../../src/language/format.ts';
import type { HoldReason } from '../../src/registration/events.ts';
import { Button } from '../theme/button.tsx';
import { Mark, type Shape } from '../theme/mark.tsx';
import { useWords } from '../words/words.tsx';
import { ageOf } from './age.ts';
import styles from './queue.module.css';
import { reasonOf } from './reason.ts';

/** What can be done with an entry that is held. */
export interface EntryActs {
  readonly busy: boolean;
  readonly onResume: (item: QueueItem) => void;
  readonly onSave: (item: QueueItem) => void;
  readonly onClose: (item: QueueItem) => void;
}

const shapes: Readonly<Record<QueueItem['state'], Shape>> = {
  waiting: 'clock',
  sending: 'message',
  held: 'hold',
};

/** One signed request: what it is, since when, how often it was tried, why, and what comes next. */
export function Entry({ item, now, ...acts }: { item: QueueItem; now: number } & EntryActs) {
  const { words } = useWords();
  const texts = words.queue;
  return (
    <>
      <p className={styles.facts}>
        <span className={styles.state}>
          <Mark shape={shapes[item.state]} /> {texts[item.state]}
        </span>
        <strong>{item.applicationNumber}</strong>
        <span>{texts.age(ageOf(item.queuedAt, now, texts))}</span>
        <span className={styles.quiet}>{item.tries > 0 ? texts.tries(item.tries) : texts.noTries}</span>
      </p>
      <p className={styles.next}>
        {item.lastFault && <span>{reasonOf(item.lastFault, texts)} </span>}
        {item.askedUntil && <span>{texts.asked(clockTime(item.askedUntil))} </span>}
        <NextOf item={item} />
      </p>
      {item.state === 'held' && <HeldActs item={item} {...acts} />}
    </>
  );
}

/** Its bytes were lost with the desk's database: it can only be closed. */
const isLost = ({ lastFault }: QueueItem): boolean => lastFault === ('request-lost' satisfies HoldReason);

function HeldActs({ item, busy, onResume, onSave, onClose }: { item: QueueItem } & EntryActs) {
  const { words } = useWords();
  const texts = words.queue;
  return (
    <div className={styles.acts}>
      {!isLost(item) && (
        <>
          <Button kind="quiet" aria-disabled={busy} onClick={() => onResume(item)}>
            {texts.resume}
          </Button>
          <Button kind="quiet" aria-disabled={busy} onClick={() => onSave(item)}>
            {texts.save}
          </Button>
        </>
      )}
      <Button kind="quiet" aria-disabled={busy} onClick={() => onClose(item)}>
        {texts.close}
      </Button>
    </div>
  );
}

/** What will happen next, by itself or not. */
function NextOf({ item }: { item: QueueItem }) {
  const { words } = useWords();
  const texts = words.queue;
  if (item.state === 'held') return <strong>{isLost(item) ? texts.nextLost : texts.nextHeld}</strong>;
  if (item.state === 'sending') return texts.nextSending;
  return item.nextTryAt ? texts.nextTry(clockTime(item.nextTryAt)) : texts.nextSoon;
}
