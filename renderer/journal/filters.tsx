import { memo, useCallback } from 'react';
import { Phase } from '../../src/registration/state.ts';
import { DayChoice } from '../days/day-choice.tsx';
import { useDesk } from '../desk/desk.tsx';
import { Failed } from '../theme/failed.tsx';
import { Select } from '../theme/select.tsx';
import { loadedValue, useLoaded } from '../use-loaded.ts';
import { useWords } from '../words/words.tsx';
import styles from './journal.module.css';
import type { JournalFilter } from './use-journal.ts';

export type Narrowed = Omit<JournalFilter, 'search'>;

export const noFilter: Narrowed = { day: null, phase: null, operator: null };

/** Narrows the journal down by day, state and operator; all by keyboard, the next Tab behind the search. */
export const Filters = memo(AllFilters);

function AllFilters({ value, onChange }: { value: Narrowed; onChange: (value: Narrowed) => void }) {
  const { words } = useWords();
  const { desk } = useDesk();
  const texts = words.journal;
  const { loaded, reload } = useLoaded(useCallback(() => desk.operators({}), [desk]));
  const operators = loadedValue(loaded)?.operators ?? [];
  return (
    <fieldset className={styles.filters}>
      <legend className="hidden-text">{texts.filters}</legend>
      <DayChoice withAll day={value.day} onChange={(day) => onChange({ ...value, day })} />
      <Select
        label={texts.filterState}
        value={value.phase ?? ''}
        options={[
          { value: '', label: texts.anyState },
          ...Phase.options.map((phase) => ({ value: phase, label: words.states.phase[phase] })),
        ]}
        onChange={(phase) => onChange({ ...value, phase: phase === '' ? null : phase })}
      />
      <Select
        label={texts.filterOperator}
        value={value.operator ?? ''}
        options={[
          { value: '', label: texts.anyOperator },
          ...operators.map(({ iin, name }) => ({ value: iin, label: name })),
        ]}
        onChange={(operator) => onChange({ ...value, operator: operator === '' ? null : operator })}
      />
      {loaded.state === 'failed' && <Failed fault={loaded.fault} onRetry={reload} />}
    </fieldset>
  );
}
