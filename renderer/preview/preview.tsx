import { useEffect, useRef, useState } from 'react';
import type { Situation } from '../registration/step.ts';
import type { Work } from '../registration/work.ts';
import { useWords } from '../words/words.tsx';
import { draw } from './draw.ts';
import styles from './preview.module.css';
import { usePaper } from './use-paper.ts';

/**
 * The paper that is printed next or was printed last: the very bytes that the printer gets, drawn as a
 * picture, and their text for those who can't see it. Of the slip with the password only words.
 */
export function Preview({ work, situation }: { work: Work; situation: Situation }) {
  const { words } = useWords();
  const texts = words.registration.preview;
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [text, setText] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const { paper, bytes, asking } = usePaper(work, situation, setFailed);
  const [drawn, setDrawn] = useState<Uint8Array | null>(null);

  useEffect(() => {
    if (!bytes || !canvas.current || !frame.current) return;
    const stop = new AbortController();
    const target = { canvas: canvas.current, width: frame.current.clientWidth };
    draw(bytes, target, stop.signal).then(
      (shown) => {
        if (stop.signal.aborted) return;
        setText(shown);
        setDrawn(bytes);
        setFailed(false);
      },
      () => {
        if (!stop.signal.aborted) setFailed(true);
      },
    );
    return () => stop.abort();
  }, [bytes]);

  const isSecret = paper.how === 'secret';
  const isShown = text !== null && !isSecret;
  return (
    <div className={styles.preview} aria-busy={asking || bytes !== drawn}>
      <div className={styles.sheet} ref={frame}>
        <canvas
          ref={canvas}
          className={styles.canvas}
          role="img"
          aria-label={words.states.paper[paper.kind]}
          hidden={!isShown}
        />
        {!isShown && <p className={styles.empty}>{isSecret ? texts.secret : texts.empty}</p>}
      </div>
      {failed && (
        <p className={styles.failed} role="status">
          {texts.failed}
        </p>
      )}
      {isShown && (
        <section className="hidden-text" aria-label={texts.text} lang={work.draft.language}>
          {text}
        </section>
      )}
    </div>
  );
}
