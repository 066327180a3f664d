import { faults } from '../../src/contract/fault.ts';
import type { Overview } from '../../src/contract/overview.ts';
import { faultText } from '../../src/language/faults.ts';
import { languageLabels, languages } from '../../src/language/format.ts';
import { useDesk } from '../desk/desk.tsx';
import icon from '../icon.svg';
import { Choice } from '../theme/choice.tsx';
import { Mark, type Shape } from '../theme/mark.tsx';
import { useWords } from '../words/words.tsx';
import { keyDaysLeft, keyWarning } from './key-days.ts';
import styles from './status-line.module.css';

const lineShapes: Readonly<Record<Overview['line']['state'], Shape>> = {
  connected: 'dot',
  slow: 'half',
  offline: 'ring',
  refused: 'stop',
  busy: 'half',
  foreign: 'stop',
  unknown: 'clock',
};

/** The line at the top, which never lies: office, line, clock, queue, language, operator. */
export function StatusLine() {
  const { overview, silent } = useDesk();
  const { language, words, choose } = useWords();
  if (!overview) return <header className={styles.line} />;
  return (
    <header className={styles.line}>
      <span className={styles.brand}>
        <img src={icon} alt="" width="22" height="22" />
        {words.window.name}
      </span>
      <span className={styles.place}>{words.window.place(overview.office, overview.window)}</span>
      <span className={styles.rest} />
      {silent ? <Shout stop>{words.window.silent}</Shout> : <Connection overview={overview} />}
      <Choice
        label={words.window.language}
        options={languages.map((value) => ({ value, label: languageLabels[value], lang: value }))}
        value={language}
        onChange={choose}
      />
      <Operator overview={overview} />
    </header>
  );
}

function Store({ overview }: { overview: Overview }) {
  const { words } = useWords();
  const { fault } = overview.store;
  return fault && <Shout stop={!faults[fault].again}>{faultText(words.faults, fault, {}).what}</Shout>;
}

/** Store, line, clock and queue as the desk knows them. */
function Connection({ overview }: { overview: Overview }) {
  return (
    <>
      <Store overview={overview} />
      <LineState overview={overview} />
      <Clock overview={overview} />
      <Queue overview={overview} />
    </>
  );
}

function LineState({ overview }: { overview: Overview }) {
  const { words } = useWords();
  const { state } = overview.line;
  return (
    <span className={styles.item} data-state={state} role="status">
      <Mark shape={lineShapes[state]} /> {words.window.line[state]}
    </span>
  );
}

function Clock({ overview }: { overview: Overview }) {
  const { words } = useWords();
  const { offset, state } = overview.clock;
  const seconds = (offset ?? 0) / 1000;
  switch (state) {
    case 'refuse':
      return <Shout stop>{words.window.clockRefuse(Math.round(Math.abs(seconds) / 60))}</Shout>;
    case 'moved':
      return <Shout stop>{words.window.clockMoved}</Shout>;
    case 'stale':
      return <Shout stop>{words.window.clockStale}</Shout>;
    case 'warn':
      return <Shout>{words.window.clockWarn(Math.round(Math.abs(seconds)))}</Shout>;
    case 'unknown':
      return <span className={styles.quiet}>{words.window.clockUnknown}</span>;
    case 'right':
      return <span className={styles.quiet}>{words.window.clock(Math.round(seconds * 10) / 10 + 0)}</span>;
  }
}

function Queue({ overview }: { overview: Overview }) {
  const { words } = useWords();
  const { waiting, held } = overview.queue;
  if (held > 0) return <Shout>{words.window.held(held)}</Shout>;
  return <span className={waiting > 0 ? styles.item : styles.quiet}>{words.window.queue(waiting)}</span>;
}

function Operator({ overview }: { overview: Overview }) {
  const { words } = useWords();
  if (!overview.session || overview.session.locked) return null;
  const days = keyDaysLeft(overview.session.keyValidUntil, Date.now());
  const text = days > 0 ? words.window.keyDays(days) : words.window.keyEndsToday;
  return (
    <>
      <span className={styles.operator}>{overview.session.operator.name}</span>
      {days <= keyWarning ? <Shout>{text}</Shout> : <span className={styles.quiet}>{text}</span>}
    </>
  );
}

function Shout({ children, stop = false }: { children: string; stop?: boolean }) {
  return (
    <span className={styles.shout} data-stop={stop} role="status">
      <Mark shape={stop ? 'stop' : 'alert'} /> {children}
    </span>
  );
}
