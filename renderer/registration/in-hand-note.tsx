import type { InHand } from '../../src/contract/views.ts';
import { clockTime, counterDate, counterDateTime } from '../../src/language/format.ts';
import { Mark } from '../theme/mark.tsx';
import { useNow } from '../use-now.ts';
import { useWords } from '../words/words.tsx';
import styles from './in-hand-note.module.css';
import { mayGoOn } from './possible.ts';
import type { Work } from './work.ts';

/** As it stands on the keys. */
const goOnKey = 'Shift F2';

/** Who has the citizen or the number in hand already: said where it is typed, in nobody's way. */
export function InHandNote({ work, same }: { work: Work; same: InHand['same'] }) {
  const { words } = useWords();
  const texts = words.registration.inHand;
  const now = useNow(0);
  const found = work.inHand.find((each) => each.same === same);
  if (!found) return null;
  const { since } = found;
  const isToday = counterDate(since) === counterDate(new Date(now).toISOString());
  const when = isToday ? clockTime(since) : counterDateTime(since);
  return (
    <p className={styles.note} role="status">
      <Mark shape="warn" />
      <span>
        <strong>{texts[same]}</strong> {texts.who(whoOf(found, texts), when)} —{' '}
        {words.states.phase[found.phase]}.
        {mayGoOn(work) === found.registrationId && found.registrationId && (
          <span className={styles.goOn}>
            <kbd>{goOnKey}</kbd> {texts.goOn}
          </span>
        )}
      </span>
    </p>
  );
}

function whoOf(
  { where, office, window, operator, registrationId }: InHand,
  texts: ReturnType<typeof useWords>['words']['registration']['inHand'],
): string {
  if (where === 'elsewhere' || operator === null) return texts.elsewhere(office, window);
  return registrationId ? texts.mine : operator;
}
