import { useEffect, useRef } from 'react';
import { formatIin } from '../../src/application/iin.ts';
import { formatSubscriberNumber } from '../../src/application/subscriber-number.ts';
import type { RegistrationRow } from '../../src/contract/desk.ts';
import { clockTime } from '../../src/language/format.ts';
import { useWords } from '../words/words.tsx';
import styles from './journal.module.css';
import { OneRegistration } from './one-registration.tsx';
import { StateWord } from './state-word.tsx';

/** A row of 36 pixels that opens in place. */
export function JournalRow({
  row,
  chosen,
  open,
  onToggle,
}: {
  row: RegistrationRow;
  chosen: boolean;
  open: boolean;
  onToggle: () => void;
}) {
  const { words } = useWords();
  const texts = words.window.journal;
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    if (chosen) body.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <tbody ref={body} data-chosen={chosen} data-open={open}>
      <tr className={styles.row} onClick={onToggle}>
        <td>{clockTime(row.openedAt)}</td>
        <td>
          <button type="button" className={styles.toggle} aria-expanded={open}>
            {row.applicationNumber ?? texts.unnumbered}
          </button>
        </td>
        <td className={styles.name}>
          {row.name.trim() || (row.iin ? formatIin(row.iin) : words.window.homeScreen.unnamed)}
        </td>
        <td>{formatSubscriberNumber(row.subscriberNumber)}</td>
        <td>
          <StateWord phase={row.phase} />
        </td>
        <td className={styles.name}>{row.operator}</td>
      </tr>
      {open && (
        <tr>
          <td colSpan={6} className={styles.opened}>
            <OneRegistration registrationId={row.registrationId} />
          </td>
        </tr>
      )}
    </tbody>
  );
}
