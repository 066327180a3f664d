import { formatIin } from '../../src/application/iin.ts';
import type { RegistrationRow } from '../../src/contract/desk.ts';
import { dateAtCounter } from '../../src/contract/instant.ts';
import { clockTime, counterDate } from '../../src/language/format.ts';
import { today } from '../days/day-choice.tsx';
import { StateWord } from '../journal/state-word.tsx';
import { useWords } from '../words/words.tsx';
import styles from './home.module.css';

/** What this operator began and did not finish, and slips that are still to be handed over. */
export function UnfinishedList({
  rows,
  onOpen,
}: {
  rows: readonly RegistrationRow[];
  onOpen: (row: RegistrationRow) => void;
}) {
  const { words } = useWords();
  const texts = words.window.homeScreen;
  return (
    <section className={styles.unfinished} aria-label={texts.unfinished}>
      <h2>{texts.unfinished}</h2>
      {rows.length === 0 && <p className={styles.none}>{texts.nothingUnfinished}</p>}
      <ul>
        {rows.map((row) => (
          <li key={row.registrationId}>
            <button type="button" onClick={() => onOpen(row)}>
              <span className={styles.time}>
                {dateAtCounter(row.changedAt) === today()
                  ? clockTime(row.changedAt)
                  : counterDate(row.changedAt)}
              </span>
              <span className={styles.name}>
                {row.name.trim() || (row.iin ? formatIin(row.iin) : texts.unnamed)}
              </span>
              <StateWord phase={row.phase} slipDue={row.slipDue} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
