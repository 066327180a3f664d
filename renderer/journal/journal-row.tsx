import { memo } from 'react';
import { formatIin } from '../../src/application/iin.ts';
import { formatSubscriberNumber } from '../../src/application/subscriber-number.ts';
import { dateAtCounter } from '../../src/contract/instant.ts';
import type { RegistrationRow } from '../../src/contract/views.ts';
import { clockTime, counterDateTime } from '../../src/language/format.ts';
import { today } from '../days/day-choice.tsx';
import { useWords } from '../words/words.tsx';
import styles from './journal.module.css';
import { OneRegistration } from './one-registration.tsx';
import { StateWord } from './state-word.tsx';

/** A row of 36 pixels that opens in place. */
export const JournalRow = memo(Row);

function Row({
  place,
  top,
  measure,
  row,
  chosen,
  opened,
  onToggle,
}: {
  place: number;
  top: number;
  measure: (element: HTMLElement | null) => void;
  row: RegistrationRow;
  chosen: boolean;
  opened: string | null;
  onToggle: (place: number, row: RegistrationRow) => void;
}) {
  const isOpen = row.registrationId === opened;
  return (
    <tbody
      ref={measure}
      className={styles.item}
      data-index={place}
      data-chosen={chosen}
      style={{ transform: `translateY(${top}px)` }}
    >
      <tr className={styles.row} aria-rowindex={place + 2}>
        <Cells row={row} chosen={chosen} isOpen={isOpen} onToggle={() => onToggle(place, row)} />
      </tr>
      {isOpen && (
        <tr className={styles.openedRow}>
          <td colSpan={6} className={styles.opened}>
            <OneRegistration registrationId={row.registrationId} />
          </td>
        </tr>
      )}
    </tbody>
  );
}

function Cells({
  row,
  chosen,
  isOpen,
  onToggle,
}: {
  row: RegistrationRow;
  chosen: boolean;
  isOpen: boolean;
  onToggle: () => void;
}) {
  const { words } = useWords();
  const isToday = dateAtCounter(row.openedAt) === today();
  return (
    <>
      <td>{isToday ? clockTime(row.openedAt) : counterDateTime(row.openedAt)}</td>
      <td>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={isOpen}
          tabIndex={chosen ? 0 : -1}
          onClick={onToggle}
        >
          {row.applicationNumber ?? words.journal.unnumbered}
        </button>
      </td>
      <td className={styles.name} title={row.name}>
        {row.name.trim() || (row.iin ? formatIin(row.iin) : words.window.homeScreen.unnamed)}
      </td>
      <td>{formatSubscriberNumber(row.subscriberNumber)}</td>
      <td>
        <StateWord phase={row.phase} slipDue={row.slipDue} />
      </td>
      <td className={styles.name} title={row.operator}>
        {row.operator}
      </td>
    </>
  );
}
