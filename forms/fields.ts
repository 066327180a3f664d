import type { Content, ContentText, TableCell } from 'pdfmake/interfaces.js';
import { textWidth } from './frame.ts';
import { isBilingual, type Sheet } from './sheet.ts';
import { rule } from './styles.ts';

export interface Field {
  /** In each language of the paper, as `together` or `each` give it. */
  readonly label: string;
  readonly value: string;
}

/**
 * Long values are set smaller: an e-mail address of 60 characters stays on one line, the longest names
 * on two. Labels in two languages leave less room.
 */
function valueStyle({ length }: string, sheet: Sheet): string {
  const [ordinary, long] = isBilingual(sheet) && !sheet.largePrint ? [38, 48] : [42, 80];
  if (length <= ordinary) return 'value';
  return length <= long ? 'longValue' : 'longestValue';
}

/**
 * Lines of a form: a label, and its value on a rule that is there to be written on where the value is
 * empty. In large print the value stands below its label, so that an address has the whole width.
 */
export function fields(
  sheet: Sheet,
  rows: readonly (Field | readonly string[])[],
  labelWidth: number,
): Content {
  const { largePrint } = sheet;
  return {
    table: {
      widths: largePrint ? ['*'] : [labelWidth, '*'],
      heights: largePrint ? 'auto' : isBilingual(sheet) ? 16 : 21,
      dontBreakRows: true,
      body: rows.map((row) => (largePrint ? largeRow : fieldRow)(row, sheet)),
    },
    layout: {
      hLineWidth: () => 0.6,
      hLineColor: () => rule,
      vLineWidth: () => 0,
      paddingLeft: () => 0,
      paddingRight: () => 0,
      paddingTop: () => (largePrint ? 3 : 5),
      paddingBottom: () => 2,
    },
  };
}

const isField = (row: Field | readonly string[]): row is Field => 'label' in row;

function fieldRow(row: Field | readonly string[], sheet: Sheet): TableCell[] {
  if (!isField(row))
    return [
      { text: row.join('\n'), style: 'heading', colSpan: 2, border: noBorder, verticalAlignment: 'bottom' },
      {},
    ];
  return [
    { text: row.label, style: 'label', border: noBorder, verticalAlignment: 'bottom' },
    { ...written(row, sheet), border: underline, verticalAlignment: 'bottom' },
  ];
}

function largeRow(row: Field | readonly string[], sheet: Sheet): TableCell[] {
  if (!isField(row))
    return [{ text: row.join('\n'), style: 'heading', border: noBorder, margin: [0, 8, 0, 0] }];
  const label: ContentText = { text: row.label, style: 'label', margin: [0, 0, 0, 2] };
  // An empty line is there to be written on: it is as high as a filled one.
  const value: ContentText = row.value === '' ? { text: ' ', style: 'value' } : written(row, sheet);
  // Not a border: that would be drawn again where the next page begins.
  const below: Content = {
    canvas: [{ type: 'line', x1: 0, y1: 2, x2: textWidth, y2: 2, lineWidth: 0.6, lineColor: rule }],
  };
  return [{ stack: [label, value, below], border: noBorder }];
}

const written = ({ value }: Field, sheet: Sheet): ContentText => ({
  text: value,
  style: valueStyle(value, sheet),
  // An e-mail address may have no place to break at within the column.
  wordBreak: /[^\s-]{40}/.test(value) ? 'break-all' : 'normal',
});

const noBorder: [boolean, boolean, boolean, boolean] = [false, false, false, false];
const underline: [boolean, boolean, boolean, boolean] = [false, false, false, true];
