import { formatIin } from '../../src/application/iin.ts';
import { dateAtCounter } from '../../src/contract/instant.ts';
import type { RegistrationRow } from '../../src/contract/views.ts';
import { clockTime, counterDate } from '../../src/language/format.ts';
import { today } from '../days/day-choice.tsx';
import { StateWord } from '../journal/state-word.tsx';
import { Failed } from '../theme/failed.tsx';
import { type Loaded, loadedValue } from '../use-loaded.ts';
import { useWords } from '../words/words.tsx';
import styles from './home.module.css';
import type { Today } from './use-today.ts';

/** What waits for somebody at this window: slips to hand over, own unfinished work, and what the centre gave back to anyone here. */
export function UnfinishedList({
  loaded,
  onOpen,
  onRetry,
}: {
  loaded: Loaded<Today>;
  onOpen: (row: RegistrationRow) => void;
  onRetry: () => void;
}) {
  const { words } = useWords();
  const texts = words.window.homeScreen;
  const rows = loadedValue(loaded)?.unfinished;
  return (
    <section className={styles.unfinished} aria-label={texts.unfinished}>
      <h2>{texts.unfinished}</h2>
      {loaded.state === 'loading' && <p className={styles.none}>{words.window.loading}</p>}
      {loaded.state === 'failed' && <Failed fault={loaded.fault} onRetry={onRetry} />}
      {rows?.length === 0 && <p className={styles.none}>{texts.nothingUnfinished}</p>}
      <ul>
        {rows?.map((row) => (
          <li key={row.registrationId}>
            <button type="button" onClick={() => onOpen(row)}>
              <span className={styles.time}>
                {dateAtCounter(row.changedAt) === today()
                  ? clockTime(row.changedAt)
                  : counterDate(row.changedAt)}
              </span>
              <span className={styles.name}>
                {row.name.trim() || (row.iin ? formatIin(row.iin) : texts.unnamed)}
                {!row.mine && !row.slipDue && <small> · {row.operator}</small>}
              </span>
              <StateWord phase={row.phase} slipDue={row.slipDue} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
