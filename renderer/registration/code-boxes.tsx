import { useState } from 'react';
import type { Takes } from '../keys/any-layout.ts';
import styles from './code-boxes.module.css';

/** One field drawn as boxes: readers and the clipboard meet a plain text field, the eye counts the digits. */
export function CodeBoxes({
  length,
  digits,
  label,
  describedBy,
  wrong,
  busy,
  onDigits,
}: {
  length: number;
  digits: string;
  label: string;
  describedBy: string;
  wrong: boolean;
  busy: boolean;
  onDigits: (digits: string) => void;
}) {
  const [focused, setFocused] = useState(false);
  const places = Array.from({ length }, (_, place) => place);
  return (
    <div className={styles.code} data-wrong={wrong} data-busy={busy}>
      <div className={styles.boxes} aria-hidden="true">
        {places.map((place) => (
          <span key={place} className={styles.box} data-next={focused && place === digits.length && !busy}>
            {digits[place] ?? ''}
          </span>
        ))}
      </div>
      <input
        className={styles.input}
        data-place="code"
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={wrong}
        inputMode="numeric"
        autoComplete="off"
        value={digits}
        data-takes={'digits' satisfies Takes}
        readOnly={busy}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onChange={(event) => onDigits(event.currentTarget.value.replaceAll(/\D/g, '').slice(0, length))}
      />
    </div>
  );
}
