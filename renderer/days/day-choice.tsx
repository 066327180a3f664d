import { useState } from 'react';
import { dateAtCounter, instantOf, type PlainDate } from '../../src/contract/instant.ts';
import { figureDate } from '../../src/language/format.ts';
import { Choice } from '../theme/choice.tsx';
import { TextInput } from '../theme/text-input.tsx';
import { useWords } from '../words/words.tsx';
import styles from './day-choice.module.css';
import { readDate, typedDate } from './typed-date.ts';

const dayLength = 86_400_000;

/** Today and yesterday by the counter's calendar. */
export const today = (): PlainDate => dateAtCounter(instantOf(Date.now()));
const yesterday = (): PlainDate => dateAtCounter(instantOf(Date.now() - dayLength));

type Named = 'all' | 'today' | 'yesterday' | 'other';

/** Which day: today, yesterday, a date as typed, or, where `withAll`, every day (null). */
export function DayChoice({
  day,
  withAll = false,
  onChange,
}: {
  day: PlainDate | null;
  withAll?: boolean;
  onChange: (day: PlainDate | null) => void;
}) {
  const { words } = useWords();
  const texts = words.day;
  const [named, setNamed] = useState<Named>(() => nameOf(day));
  const [typed, setTyped] = useState('');
  const choose = (next: Named): void => {
    setNamed(next);
    if (next === 'all') onChange(null);
    if (next === 'today') onChange(today());
    if (next === 'yesterday') onChange(yesterday());
    if (next === 'other' && day) setTyped(figureDate(day));
  };
  const names: readonly Named[] = [...(withAll ? (['all'] as const) : []), 'today', 'yesterday', 'other'];
  return (
    <div className={styles.day}>
      <Choice
        label={words.journal.filterDay}
        options={names.map((value) => ({ value, label: texts[value] }))}
        value={named}
        onChange={choose}
      />
      {named === 'other' && (
        <TextInput
          className={styles.date}
          aria-label={texts.date}
          placeholder={texts.form}
          inputMode="numeric"
          autoFocus
          value={typed}
          onFocus={(event) => event.currentTarget.select()}
          aria-invalid={typed.length === texts.form.length && readDate(typed) === null}
          // Enter ends the date and does nothing else.
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          onChange={(event) => {
            const next = typedDate(event.currentTarget.value, typed);
            setTyped(next);
            const date = readDate(next);
            if (date) onChange(date);
          }}
        />
      )}
    </div>
  );
}

function nameOf(day: PlainDate | null): Named {
  if (day === null) return 'all';
  if (day === today()) return 'today';
  return day === yesterday() ? 'yesterday' : 'other';
}
