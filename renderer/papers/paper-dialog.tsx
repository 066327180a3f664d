import { useEffect, useRef, useState } from 'react';
import { bytesOf } from '../preview/bytes.ts';
import { draw } from '../preview/draw.ts';
import { Button } from '../theme/button.tsx';
import { Dialog } from '../theme/dialog.tsx';
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
  load,
  onClose,
}: {
  title: string;
  lang: string;
  /** Where a paper longer than the screen is read first. */
  from?: 'top' | 'end';
  load: () => Promise<Pdf>;
  onClose: () => void;
}) {
  const { words } = useWords();
  const texts = words.sheet;
  const canvas = useRef<HTMLCanvasElement>(null);
  const sheet = useRef<HTMLElement>(null);
  const [paper, setPaper] = useState<Pdf | null>(null);
  const [page, setPage] = useState(1);
  const [text, setText] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a dialogue shows the one paper that it was opened for
  useEffect(() => {
    load().then(setPaper, () => setFailed(true));
  }, []);
  useEffect(() => {
    if (!paper || !canvas.current?.parentElement) return;
    const stop = new AbortController();
    const target = { canvas: canvas.current, width: canvas.current.parentElement.clientWidth, page };
    draw(bytesOf(paper.pdf), target, stop.signal).then(
      (shown) => !stop.signal.aborted && setText(shown),
      () => !stop.signal.aborted && setFailed(true),
    );
    return () => stop.abort();
  }, [paper, page]);
  useEffect(() => {
    if (text !== null && from === 'end') sheet.current?.scrollTo(0, sheet.current.scrollHeight);
  }, [text, from]);

  return (
    <Dialog title={title} wide onClose={onClose}>
      <div className={styles.desk} aria-busy={text === null && !failed}>
        {failed && <p role="status">{texts.failed}</p>}
        {text === null && !failed && <p>{texts.drawing}</p>}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard (WCAG 2.1.1) */}
        <section ref={sheet} className={styles.sheet} tabIndex={0} aria-label={title} hidden={failed}>
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
