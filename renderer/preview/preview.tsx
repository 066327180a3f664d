import { useEffect, useRef, useState } from 'react';
import type { Situation } from '../registration/step.ts';
import type { Work } from '../registration/work.ts';
import { Button } from '../theme/button.tsx';
import { FaultNote } from '../theme/fault-note.tsx';
import { useWords } from '../words/words.tsx';
import { draw } from './draw.ts';
import styles from './preview.module.css';
import { usePaper } from './use-paper.ts';

/** What became of drawing some bytes: their text, or that they could not be read. */
interface Drawn {
  readonly of: Uint8Array;
  readonly text: string | null;
}

/**
 * The paper that is printed next or was printed last: the very bytes that the printer gets, drawn as a
 * picture, and their text for those who can't see it. Of the slip with the password only words; where
 * it failed, nothing of the paper before.
 */
export function Preview({ work, situation }: { work: Work; situation: Situation }) {
  const { words } = useWords();
  const texts = words.registration.preview;
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const { paper, bytes, fault, asking, retry } = usePaper(work, situation);
  const [drawn, setDrawn] = useState<Drawn | null>(null);

  useEffect(() => {
    if (!bytes || !canvas.current || !frame.current) return;
    const stop = new AbortController();
    const target = { canvas: canvas.current, width: frame.current.clientWidth };
    const settle = (text: string | null): void => {
      if (!stop.signal.aborted) setDrawn({ of: bytes, text });
    };
    draw(bytes, target, stop.signal).then(settle, () => settle(null));
    return () => stop.abort();
  }, [bytes]);

  const isSecret = paper.how === 'secret';
  const hasFailed = fault !== null || (bytes !== null && drawn?.of === bytes && drawn.text === null);
  const text = isSecret || hasFailed || !bytes ? null : (drawn?.text ?? null);
  return (
    <div className={styles.preview} aria-busy={asking || (bytes !== null && bytes !== drawn?.of)}>
      <div className={styles.sheet} ref={frame}>
        <canvas
          ref={canvas}
          className={styles.canvas}
          role="img"
          aria-label={words.states.paper[paper.kind]}
          hidden={text === null}
        />
        {isSecret && <p className={styles.empty}>{texts.secret}</p>}
        {!isSecret && !hasFailed && text === null && <p className={styles.empty}>{texts.empty}</p>}
        {!isSecret && hasFailed && (
          <div className={styles.failed}>
            <p role="status">{texts.failed}</p>
            {fault && <FaultNote code={fault.code} details={fault.details} />}
            <Button onClick={retry}>{words.window.tryAgain}</Button>
          </div>
        )}
      </div>
      {text !== null && (
        <section className="hidden-text" aria-label={texts.text} lang={work.draft.language}>
          {text}
        </section>
      )}
    </div>
  );
}
