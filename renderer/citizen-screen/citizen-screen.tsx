import { words } from '../../src/language/index.ts';
import { Mark, type Shape } from '../theme/mark.tsx';
import styles from './citizen-screen.module.css';
import type { CitizenView, Face } from './message.ts';

const shapes: Readonly<Record<Face, Shape>> = {
  welcome: 'window',
  checking: 'eye',
  signing: 'pen',
  code: 'message',
  deciding: 'clock',
  'wrong-code': 'alert',
  lapsed: 'hourglass',
  waiting: 'clock',
  held: 'clock',
  returned: 'back',
  registered: 'tick',
  'registered-slip': 'tick',
};

/** What the citizen sees, large and in their language; nothing where there is nothing to show. */
export function CitizenScreen({ view }: { view: CitizenView | null }) {
  if (!view) return <main className={styles.rest} />;
  const texts = words(view.language).citizenScreen;
  const face = texts.face[view.face];
  return (
    <main className={styles.screen} data-face={view.face} lang={view.language}>
      <p className={styles.subject}>{texts.subject}</p>
      {(view.name || view.number) && (
        <dl className={styles.whose}>
          {view.name && (
            <div>
              <dt>{texts.name}</dt>
              <dd>{view.name}</dd>
            </div>
          )}
          {view.number && (
            <div>
              <dt>{texts.number}</dt>
              <dd className={styles.number}>{view.number}</dd>
            </div>
          )}
          {view.replaces && (
            <div>
              <dt>{isConnected(view.face) ? texts.replaced : texts.replaces}</dt>
              <dd className={styles.number}>{view.replaces}</dd>
            </div>
          )}
        </dl>
      )}
      <div className={styles.face} role="status">
        <span className={styles.sign}>
          <Mark shape={shapes[view.face]} size={96} />
        </span>
        <div>
          <h1 className={styles.title}>{face.title}</h1>
          <p className={styles.text}>{face.text}</p>
        </div>
      </div>
      <p className={styles.next}>{face.next}</p>
    </main>
  );
}

const isConnected = (face: Face): boolean => face === 'registered' || face === 'registered-slip';
