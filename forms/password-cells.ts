import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { AccountSlipTexts } from '../src/language/papers.ts';
import { rule } from './frame.ts';

const groupSize = 4;
const groupsInRow = 2;
const cellWidth = 54;
const gapWidth = 22;

/**
 * A password that can't be misread: each character in its own cell, in groups of four, and under it
 * in words whether it is a digit, a capital or a small letter (0 and O, 1, l and I), or which sign.
 */
export function passwordCells(password: string, texts: AccountSlipTexts): Content {
  const rows = chunks(chunks([...password], groupSize), groupsInRow);
  return { stack: rows.map((groups) => row(groups, texts)) };
}

function row(groups: readonly string[][], texts: AccountSlipTexts): Content {
  const cells = groups.flatMap((group, place) => (place === 0 ? group : [null, ...group]));
  return {
    margin: [0, 0, 0, 5],
    table: {
      widths: cells.map((cell) => (cell === null ? gapWidth : cellWidth)),
      body: [cells.map(characterCell), cells.map((cell) => kindCell(cell, texts))],
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

const kindCell = (character: string | null, texts: AccountSlipTexts): TableCell => ({
  text: character === null ? '' : kindOf(character, texts),
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
