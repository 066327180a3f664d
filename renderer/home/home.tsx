import { instantOf } from '../../src/contract/instant.ts';
import type { RegistrationRow } from '../../src/contract/views.ts';
import { counterDate } from '../../src/language/format.ts';
import { useDesk } from '../desk/desk.tsx';
import { BottomBar } from '../frame/bottom-bar.tsx';
import { Room } from '../frame/frame.tsx';
import { loadedValue } from '../use-loaded.ts';
import { go } from '../use-route.ts';
import { useWords } from '../words/words.tsx';
import styles from './home.module.css';
import { Readiness } from './readiness.tsx';
import { figuresOf } from './today.ts';
import { UnfinishedList } from './unfinished-list.tsx';
import { useToday } from './use-today.ts';

/** Between citizens: what was done today, what can be continued, whether all is ready for the next one. */
export function Home({ onNew }: { onNew: () => void }) {
  const { words } = useWords();
  const { overview, silent } = useDesk();
  const { today, reload } = useToday();
  const texts = words.window.homeScreen;
  const open = ({ registrationId }: RegistrationRow): void => go({ screen: 'registration', registrationId });
  return (
    <>
      <Room label={words.window.go.home}>
        <div className={styles.home}>
          <h1 className={styles.title}>{texts.title(counterDate(instantOf(Date.now())))}</h1>
          <button type="button" className={styles.new} onClick={onNew}>
            <kbd>F2</kbd>
            <span>
              <strong>{texts.new}</strong>
              <small>{texts.newHint}</small>
            </span>
          </button>
          <Figures rows={loadedValue(today)?.rows ?? null} />
          <UnfinishedList loaded={today} onOpen={open} onRetry={reload} />
          {overview && !silent && <Readiness overview={overview} />}
        </div>
      </Room>
      <BottomBar keys={[{ key: 'Enter', says: texts.new, does: onNew }]} />
    </>
  );
}

/** Today in figures; null while they are not known, which is not the same as none. */
function Figures({ rows }: { rows: readonly RegistrationRow[] | null }) {
  const { words } = useWords();
  const texts = words.window.homeScreen;
  const figures = rows && figuresOf(rows);
  return (
    <section className={styles.figures} aria-label={texts.today}>
      <h2>{texts.today}</h2>
      <dl>
        {(['registered', 'underWay', 'onTheWay', 'needYou'] as const).map((name) => (
          <div key={name} data-name={name} data-none={!figures?.[name]}>
            <dt>{texts[name]}</dt>
            <dd>{figures?.[name] ?? texts.unknown}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
