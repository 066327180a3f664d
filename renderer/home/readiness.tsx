import type { Overview } from '../../src/contract/desk.ts';
import { clockTime, counterDate } from '../../src/language/format.ts';
import type { Words } from '../../src/language/index.ts';
import { Mark, type Shape } from '../theme/mark.tsx';
import { useNow } from '../use-now.ts';
import { useWords } from '../words/words.tsx';
import { type CheckName, checksOf, type Verdict } from './checks.ts';
import styles from './home.module.css';

const shapes: Readonly<Record<Verdict, Shape>> = { pass: 'tick', warn: 'alert', block: 'stop' };
const names: readonly CheckName[] = ['line', 'printer', 'queue', 'clock', 'key', 'policy'];

/** Whether everything is ready before the citizen sits down; each line says what is the matter. */
export function Readiness({ overview }: { overview: Overview }) {
  const { words } = useWords();
  const texts = words.window.homeScreen;
  const checks = checksOf(overview, useNow(30_000));
  return (
    <section className={styles.readiness} aria-label={texts.readiness}>
      <h2>{texts.readiness}</h2>
      <ul>
        {names.map((name) => (
          <li key={name} data-verdict={checks[name]}>
            <Mark shape={shapes[checks[name]]} />
            <span className="hidden-text">{texts.ready[checks[name]]}</span>
            <span className={styles.check}>{texts.check[name]}</span>
            <span className={styles.finding}>{findings[name](overview, words)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const findings: Readonly<Record<CheckName, (overview: Overview, words: Words) => string>> = {
  line: ({ line }, words) => words.window.line[line.state],
  clock: ({ clock }, words) => {
    const seconds = Math.abs(clock.offset ?? 0) / 1000;
    if (clock.state === 'unknown') return words.window.clockUnknown;
    if (clock.state === 'right') return words.window.homeScreen.clockRight;
    return clock.state === 'warn'
      ? words.window.clockWarn(Math.round(seconds))
      : words.window.clockRefuse(Math.round(seconds / 60));
  },
  queue: ({ queue }, words) => {
    if (queue.held > 0) return words.window.held(queue.held);
    if (!queue.oldestAt) return words.window.homeScreen.queueEmpty;
    return words.window.homeScreen.queueOldest(queue.waiting, clockTime(queue.oldestAt));
  },
  printer: ({ printer }, words) => {
    if (printer.fault) return words.states.print[printer.fault];
    return printer.name ?? words.window.homeScreen.noPrinter;
  },
  key: ({ session }, words) =>
    session ? words.window.homeScreen.keyUntil(counterDate(session.keyValidUntil)) : '',
  policy: ({ policy }, words) =>
    policy
      ? words.window.homeScreen.policyFrom(policy.version, counterDate(policy.issuedAt))
      : words.window.homeScreen.noPolicy,
};
