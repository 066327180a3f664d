import { type ReactNode, useEffect, useRef, useState } from 'react';
import { bytesOf } from '../preview/bytes.ts';
import { draw } from '../preview/draw.ts';
import { Button } from '../theme/button.tsx';
import { Dialog } from '../theme/dialog.tsx';
import { Failed } from '../theme/failed.tsx';
import { loadedValue, useLoaded } from '../use-loaded.ts';
import { useWords } from '../words/words.tsx';
import styles from './paper-dialog.module.css';

/** A PDF of the desk: its bytes in base64. */
export interface Pdf {
  readonly pdf: string;
  readonly pages: number;
}

/** A paper as it is printed, page by page, with its text for those who can't see it. */
export function PaperDialog({
  title,
  lang,
  from = 'top',
  note,
  load,
  onClose,
}: {
  title: string;
  lang: string;
  /** Where a paper longer than the screen is read first. */
  from?: 'top' | 'end';
  /** What is to be said above the paper. */
  note?: ReactNode;
  load: () => Promise<Pdf>;
  onClose: () => void;
}) {
  const { words } = useWords();
  const texts = words.sheet;
  const canvas = useRef<HTMLCanvasElement>(null);
  const desk = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLElement>(null);
  const [page, setPage] = useState(1);
  const [text, setText] = useState<string | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  // The dialogue shows the one paper that it was opened for.
  const [first] = useState(() => load);
  const { loaded, reload } = useLoaded(first);
  const paper = loadedValue(loaded);
  useEffect(() => {
    if (!paper || !canvas.current || !desk.current) return;
    const stop = new AbortController();
    const target = { canvas: canvas.current, width: desk.current.clientWidth, page };
    setUnreadable(false);
    draw(bytesOf(paper.pdf), target, stop.signal).then(
      (shown) => !stop.signal.aborted && setText(shown),
      () => !stop.signal.aborted && setUnreadable(true),
    );
    return () => stop.abort();
  }, [paper, page]);
  useEffect(() => {
    if (text !== null && from === 'end') sheet.current?.scrollTo(0, sheet.current.scrollHeight);
  }, [text, from]);

  const isFailed = unreadable || loaded.state === 'failed';
  const isDrawing = text === null && !isFailed;
  return (
    <Dialog title={title} wide onClose={onClose}>
      <div ref={desk} className={styles.desk} aria-busy={isDrawing}>
        {note}
        {loaded.state === 'failed' && <Failed fault={loaded.fault} onRetry={reload} />}
        {unreadable && (
          <div role="alert" className={styles.unreadable}>
            <p>{texts.failed}</p>
            <Button onClick={reload}>{words.window.tryAgain}</Button>
          </div>
        )}
        {isDrawing && <p>{texts.drawing}</p>}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard (WCAG 2.1.1) */}
        <section ref={sheet} className={styles.sheet} tabIndex={0} aria-label={title} hidden={isFailed}>
          <canvas ref={canvas} className={styles.page} role="img" aria-label={title} />
          <div className="hidden-text" lang={lang}>
            {text}
          </div>
        </section>
        {paper && paper.pages > 1 && (
          <div className={styles.pages}>
            <Button kind="quiet" aria-disabled={page === 1} onClick={() => setPage(Math.max(1, page - 1))}>
              {texts.previous}
            </Button>
            <span role="status">{texts.page(page, paper.pages)}</span>
            <Button
              kind="quiet"
              aria-disabled={page === paper.pages}
              onClick={() => setPage(Math.min(paper.pages, page + 1))}
            >
              {texts.next}
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}
