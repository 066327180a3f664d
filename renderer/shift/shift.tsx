import { useState } from 'react';
import { DayChoice, today } from '../days/day-choice.tsx';
import { BottomBar } from '../frame/bottom-bar.tsx';
import { Room } from '../frame/frame.tsx';
import { Failed } from '../theme/failed.tsx';
import { loadedValue } from '../use-loaded.ts';
import { go } from '../use-route.ts';
import { useWords } from '../words/words.tsx';
import { ByHour } from './by-hour.tsx';
import { Figures, Operators, Outcomes, Refusals } from './figures.tsx';
import { registerStep } from './register.ts';
import { RegisterCard } from './register-card.tsx';
import styles from './shift.module.css';
import { useRegister } from './use-register.ts';
import { type DayAtWindow, useShift } from './use-shift.ts';

/** What this window did on a day, in figures, and the day's register. */
export function Shift() {
  const { words } = useWords();
  const texts = words.shift;
  const [day, setDay] = useState(today);
  const { done: loaded, reload, showRegister } = useShift(day);
  const done = loadedValue(loaded);
  const register = useRegister(day, done?.register ?? null, showRegister);
  const step =
    loaded.state === 'loaded' ? registerStep(loaded.value.register, openedOn(loaded.value)) : loaded.state;
  const enter = {
    print: { says: texts.register.print, does: register.print },
    confirm: { says: texts.register.confirm, does: register.confirm },
    'print-again': { says: texts.register.printAgain, does: register.print },
    failed: { says: words.window.tryAgain, does: reload },
    loading: { says: words.window.loading, does: null },
    nothing: { says: texts.register.empty, does: null },
  }[step];
  return (
    <>
      <Room label={texts.title}>
        <div className={styles.shift}>
          <header className={styles.header}>
            <h1>{texts.title}</h1>
            <DayChoice day={day} onChange={(chosen) => chosen && setDay(chosen)} />
          </header>
          {loaded.state === 'loading' && <p className={styles.none}>{words.window.loading}</p>}
          {loaded.state === 'failed' && <Failed fault={loaded.fault} onRetry={reload} />}
          {done && (
            <>
              <Figures shift={done.shift} />
              <section className={styles.card}>
                <ByHour counts={done.shift.registeredByHour} />
              </section>
              <RegisterCard view={done.register} register={register} />
              <Operators shift={done.shift} />
              <Outcomes shift={done.shift} />
              <div className={styles.column}>
                <Refusals shift={done.shift} />
              </div>
            </>
          )}
        </div>
      </Room>
      <BottomBar
        keys={[
          { key: 'Enter', says: enter.says, does: register.busy ? null : enter.does },
          { key: 'Escape', says: words.window.home, does: () => go({ screen: 'home' }) },
        ]}
      />
    </>
  );
}

const openedOn = ({ shift }: DayAtWindow): number =>
  Object.values(shift.outcomes).reduce((sum, count) => sum + count, 0);
