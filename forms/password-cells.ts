import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { AccountSlipTexts } from '../src/language/papers.ts';
import { each, type Sheet } from './sheet.ts';
import { rule } from './styles.ts';

const groupSize = 4;

/** How many groups stand in a row, and how wide cells and gaps are, in points. */
const measures = {
  ordinary: { groups: 2, cell: 54, gap: 22 },
  large: { groups: 1, cell: 110, gap: 0 },
} as const;

/**
 * A password that can't be misread: each character in its own cell, in groups of four, and under it
 * in words whether it is a digit, a capital or a small letter (0 and O, 1, l and I), or which sign.
 */
export function passwordCells(password: string, sheet: Sheet): Content {
  const { groups } = sheet.largePrint ? measures.large : measures.ordinary;
  const rows = chunks(chunks([...password], groupSize), groups);
  return { stack: rows.map((row) => rowOf(row, sheet)) };
}

function rowOf(groups: readonly string[][], sheet: Sheet): Content {
  const { cell: width, gap } = sheet.largePrint ? measures.large : measures.ordinary;
  const cells = groups.flatMap((group, place) => (place === 0 ? group : [null, ...group]));
  return {
    margin: [0, 0, 0, 5],
    unbreakable: true,
    table: {
      widths: cells.map((cell) => (cell === null ? gap : width)),
      body: [cells.map(characterCell), cells.map((cell) => kindCell(cell, sheet))],
    },
    layout: {
      hLineWidth: () => 0.8,
      vLineWidth: () => 0.8,
      hLineColor: () => rule,
      vLineColor: () => rule,
      paddingLeft: () => 0,
      paddingRight: () => 0,
      paddingTop: () => 2,
      paddingBottom: () => 2,
    },
  };
}

const boxed: [boolean, boolean, boolean, boolean] = [true, true, true, true];
const bare: [boolean, boolean, boolean, boolean] = [false, false, false, false];

const characterCell = (character: string | null): TableCell =>
  character === null
    ? { text: '', border: bare }
    : { text: character, style: 'cellCharacter', border: boxed };

const kindCell = (character: string | null, sheet: Sheet): TableCell => ({
  text: character === null ? '' : each(sheet, ({ accountSlip }) => kindOf(character, accountSlip)).join('\n'),
  style: 'cellKind',
  border: bare,
});

function kindOf(character: string, { kinds, signs, otherSign }: AccountSlipTexts): string {
  if (/\p{Nd}/u.test(character)) return kinds.digit;
  if (/\p{Lu}/u.test(character)) return kinds.capital;
  if (/\p{Ll}/u.test(character)) return kinds.small;
  return signs[character] ?? otherSign;
}

const chunks = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, place) =>
    items.slice(place * size, (place + 1) * size),
  );
