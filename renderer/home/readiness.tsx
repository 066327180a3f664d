import type { Overview } from '../../src/contract/overview.ts';
import { Mark, type Shape } from '../theme/mark.tsx';
import { useNow } from '../use-now.ts';
import { useWords } from '../words/words.tsx';
import { type CheckName, checksOf, type Verdict } from './checks.ts';
import { findings, todoOf } from './findings.ts';
import styles from './home.module.css';

const shapes: Readonly<Record<Verdict, Shape>> = { pass: 'tick', warn: 'alert', block: 'stop' };
const names: readonly CheckName[] = [
  'line',
  'printer',
  'queue',
  'clock',
  'key',
  'policy',
  'store',
  'disk',
  'journal',
];

/** Whether everything is ready before the citizen sits down; each line says what is the matter and what to do. */
export function Readiness({ overview }: { overview: Overview }) {
  const { words } = useWords();
  const texts = words.readiness;
  const checks = checksOf(overview, useNow(30_000));
  const isReady = names.every((name) => checks[name] === 'pass');
  return (
    <section className={styles.readiness} aria-label={texts.title}>
      <h2>{isReady ? texts.allReady : texts.title}</h2>
      <ul>
        {names.map((name) => (
          <Check key={name} name={name} verdict={checks[name]} overview={overview} />
        ))}
      </ul>
    </section>
  );
}

function Check({ name, verdict, overview }: { name: CheckName; verdict: Verdict; overview: Overview }) {
  const { words } = useWords();
  const texts = words.readiness;
  const todo = todoOf(name, verdict, overview, words);
  return (
    <li data-verdict={verdict}>
      <Mark shape={shapes[verdict]} />
      <span className={styles.check}>{texts.check[name]}</span>
      <span className={styles.finding}>{findings[name](overview, words)}</span>
      <span className="hidden-text">{texts.ready[verdict]}</span>
      {todo && <span className={styles.todo}>{todo}</span>}
    </li>
  );
}
