import type { Shift } from '../../src/contract/desk.ts';
import { RefusalReason } from '../../src/contract/receipt.ts';
import { figure } from '../../src/language/format.ts';
import type { Words } from '../../src/language/index.ts';
import { Phase } from '../../src/registration/state.ts';
import { StateWord } from '../journal/state-word.tsx';
import { useWords } from '../words/words.tsx';
import styles from './shift.module.css';

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

/** A length of time as minutes and seconds, in words. */
function timeOf(seconds: number | null, texts: Words['shift']): string {
  if (seconds === null) return texts.none;
  const whole = Math.round(seconds);
  return texts.minutes(Math.floor(whole / 60), whole % 60);
}

/** The five figures of a day. */
export function Figures({ shift }: { shift: Shift }) {
  const { language, words } = useWords();
  const texts = words.shift;
  const figures = [
    [texts.registered, figure(language, shift.outcomes.registered ?? 0)],
    [texts.accountsCreated, figure(language, shift.accountsCreated)],
    [texts.refusals, figure(language, sum(shift.refusals))],
    [texts.median, timeOf(shift.medianSeconds, texts)],
    [texts.slowest, timeOf(shift.slowestSeconds, texts)],
  ];
  return (
    <dl className={styles.figures}>
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What became of everything that was opened on the day. */
export function Outcomes({ shift }: { shift: Shift }) {
  const { language, words } = useWords();
  const found = Phase.options.filter((phase) => (shift.outcomes[phase] ?? 0) > 0);
  return (
    <section className={styles.card} aria-label={words.shift.byOutcome}>
      <h2>{words.shift.byOutcome}</h2>
      {found.length === 0 && <p className={styles.none}>{words.shift.nothing}</p>}
      <ul>
        {found.map((phase) => (
          <li key={phase}>
            <StateWord phase={phase} />
            <strong>{figure(language, shift.outcomes[phase] ?? 0)}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Refusals (clause 9) by reason. */
export function Refusals({ shift }: { shift: Shift }) {
  const { language, words } = useWords();
  const found = RefusalReason.options.filter((reason) => (shift.refusals[reason] ?? 0) > 0);
  return (
    <section className={styles.card} aria-label={words.shift.byRefusal}>
      <h2>{words.shift.byRefusal}</h2>
      {found.length === 0 && <p className={styles.none}>{words.shift.noRefusals}</p>}
      <ul>
        {found.map((reason) => (
          <li key={reason}>
            <span>{words.states.refusal[reason]}</span>
            <strong>{figure(language, shift.refusals[reason] ?? 0)}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who registered how many. */
export function Operators({ shift }: { shift: Shift }) {
  const { language, words } = useWords();
  return (
    <section className={styles.card} aria-label={words.shift.byOperator}>
      <h2>{words.shift.byOperator}</h2>
      {shift.operators.length === 0 && <p className={styles.none}>{words.shift.nobody}</p>}
      <ul>
        {shift.operators.map(({ name, registered, mine }) => (
          <li key={name}>
            <span>
              {name}
              {mine && <span className={styles.none}> · {words.shift.me}</span>}
            </span>
            <strong>{figure(language, registered)}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}
