import { missingPages, noPages, type Pages, pagesWith, withPage } from './pages.ts';

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

export interface Reading<Row> {
  /** Asks for what the rows from place `first` to `last` need and is not here. */
  show(first: number, last: number): void;
  /** Reads rows anew: from the beginning where it is in sight, else the pages that hold such rows. */
  refresh(is: (row: Row) => boolean, atTop: boolean): void;
  /** Answers that are still under way are not heard any more. */
  stop(): void;
}

/** What a reading is done with: pages of `length` rows, `ask` gives the page behind a cursor. */
export interface ReadingOf<Row> {
  readonly length: number;
  readonly ask: (before: string | null) => Promise<Page<Row>>;
  /** Hears of every change. */
  readonly told: (pages: Pages<Row>) => void;
  /** Hears why a page could not be read, and what is here without it. */
  readonly failed: (failure: unknown, pages: Pages<Row>) => void;
}

/** Reads a long list page after page, as far as one looks. */
export function readPages<Row>({ length, ask, told, failed }: ReadingOf<Row>): Reading<Row> {
  let pages = noPages<Row>(length);
  let stopped = false;
  const underWay = new Set<number>();

  const load = (number: number, into: () => Pages<Row>): void => {
    underWay.add(number);
    ask(pages.starts[number] ?? null)
      .then((page) => {
        if (stopped) return;
        pages = withPage(into(), number, page);
        told(pages);
      })
      .catch((failure: unknown) => {
        if (!stopped) failed(failure, pages);
      })
      .finally(() => underWay.delete(number));
  };
  return {
    show(first, last) {
      for (const number of missingPages(pages, first, last))
        if (!underWay.has(number)) load(number, () => pages);
    },
    refresh(is, atTop) {
      // What is new stands at the top, and moves all that follows: only there is the list begun anew.
      if (atTop) load(0, () => noPages(length));
      else for (const number of pagesWith(pages, is)) load(number, () => pages);
    },
    stop() {
      stopped = true;
    },
  };
}
