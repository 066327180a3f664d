/**
 * A long list that is read page after page, of which only what is near the eye is kept, so that
 * memory stays flat however far one scrolls. Where each page begins is remembered, so that any page
 * can be asked for again.
 */
export interface Pages<Row> {
  readonly length: number;
  /** Where each page begins: the cursor that asks for it, null for the first. The last one may not have been read. */
  readonly starts: readonly (string | null)[];
  readonly kept: ReadonlyMap<number, readonly Row[]>;
  /** How many rows the last page has, once it is known which is the last. */
  readonly end: number | null;
}

/** As many pages stay as one screen and its neighbours need. */
const mostKept = 6;

/** A list of which nothing was read yet, in pages of so many rows. */
export const noPages = <Row>(length: number): Pages<Row> => ({
  length,
  starts: [null],
  kept: new Map(),
  end: null,
});

/** The list with one more page read, or one read anew; the pages that are farthest from it go. */
export function withPage<Row>(
  pages: Pages<Row>,
  number: number,
  { rows, next }: { rows: readonly Row[]; next: string | null },
): Pages<Row> {
  const kept = new Map([...pages.kept, [number, rows]]);
  const farthest = [...kept.keys()].sort((one, other) => Math.abs(other - number) - Math.abs(one - number));
  for (const far of farthest.slice(0, Math.max(0, kept.size - mostKept))) kept.delete(far);
  const isNewest = number === pages.starts.length - 1;
  if (!isNewest) return { ...pages, kept };
  return next === null
    ? { ...pages, kept, end: rows.length }
    : { ...pages, kept, starts: [...pages.starts, next], end: null };
}

/** How many rows the list has, as far as is known; behind what was read a page is supposed. */
export const rowCount = ({ length, starts, end }: Pages<unknown>): number =>
  end === null ? starts.length * length : (starts.length - 1) * length + end;

/** Whether the list was read to its end. */
export const isWhole = ({ end }: Pages<unknown>): boolean => end !== null;

/** A row by its place; undefined where its page is not here (any more). */
export const rowAt = <Row>({ length, kept }: Pages<Row>, place: number): Row | undefined =>
  kept.get(Math.floor(place / length))?.[place % length];

/** The pages that the places from `first` to `last` need and that are not here, nearest first. */
export function missingPages(
  { length, starts, kept }: Pages<unknown>,
  first: number,
  last: number,
): number[] {
  const from = Math.max(0, Math.floor(first / length));
  const to = Math.min(starts.length - 1, Math.floor(last / length));
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, place) => from + place).filter(
    (page) => !kept.has(page),
  );
}

/** The pages on which some rows are. */
export const pagesWith = <Row>({ kept }: Pages<Row>, is: (row: Row) => boolean): number[] =>
  [...kept].filter(([, rows]) => rows.some(is)).map(([page]) => page);
