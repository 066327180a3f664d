import type { Shift } from '../../src/contract/views.ts';
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

/** The figures of a day. */
export function Figures({ shift }: { shift: Shift }) {
  const { language, words } = useWords();
  const texts = words.shift;
  const figures = [
    [texts.registered, figure(language, shift.outcomes.registered ?? 0)],
    [texts.accountsCreated, figure(language, shift.accountsCreated)],
    [texts.refusals, figure(language, sum(shift.refusals))],
    [texts.lapses, figure(language, sum(shift.lapses))],
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

/** Refusals (clause 9), and one-time passwords that counted no more, by reason. */
export function Refusals({ shift }: { shift: Shift }) {
  const { words } = useWords();
  const texts = words.shift;
  return (
    <>
      <ByReason
        title={texts.byRefusal}
        none={texts.noRefusals}
        counts={shift.refusals}
        says={words.states.refusal}
      />
      <ByReason title={texts.byLapse} none={texts.noLapses} counts={shift.lapses} says={words.states.lapse} />
    </>
  );
}

function ByReason<Reason extends string>({
  title,
  none,
  counts,
  says,
}: {
  title: string;
  none: string;
  counts: Readonly<Record<Reason, number>>;
  says: Readonly<Record<Reason, string>>;
}) {
  const { language } = useWords();
  const found = (Object.keys(says) as Reason[]).filter((reason) => counts[reason] > 0);
  return (
    <section className={styles.card} aria-label={title}>
      <h2>{title}</h2>
      {found.length === 0 && <p className={styles.none}>{none}</p>}
      <ul>
        {found.map((reason) => (
          <li key={reason}>
            <span>{says[reason]}</span>
            <strong>{figure(language, counts[reason])}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What each operator did; what a supervisor looks for stands beside it: replaced numbers, look-ups without a request. */
export function Operators({ shift }: { shift: Shift }) {
  const { language, words } = useWords();
  const texts = words.shift;
  return (
    <section className={`${styles.card} ${styles.wide}`} aria-label={texts.byOperator}>
      <h2>{texts.byOperator}</h2>
      {shift.operators.length === 0 && <p className={styles.none}>{texts.nobody}</p>}
      {shift.operators.length > 0 && (
        <table className={styles.operators}>
          <thead>
            <tr>
              <th scope="col">{texts.operator}</th>
              {counted.map((name) => (
                <th key={name} scope="col">
                  {texts.counted[name]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shift.operators.map((operator) => (
              <tr key={operator.name}>
                <th scope="row">
                  {operator.name}
                  {operator.mine && <span className={styles.none}> · {texts.me}</span>}
                </th>
                {counted.map((name) => (
                  <td key={name} data-none={operator[name] === 0}>
                    {figure(language, operator[name])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className={styles.none}>{texts.lookUpsNote}</p>
    </section>
  );
}

const counted = ['registered', 'replacements', 'lookUpsWithoutRequest'] as const;
