import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { rule } from './frame.ts';

export interface Field {
  readonly label: string;
  readonly value: string;
}

/** Long values are set smaller: an e-mail address of 60 characters stays on one line, the longest names on two. */
function valueStyle({ length }: string): string {
  if (length <= 42) return 'value';
  return length <= 80 ? 'longValue' : 'longestValue';
}

/** Lines of a form: a label, and its value on a rule that is there to be written on where the value is empty. */
export function fields(rows: readonly (Field | string)[], labelWidth: number): Content {
  return {
    table: { widths: [labelWidth, '*'], heights: 21, body: rows.map(fieldRow) },
    layout: {
      hLineWidth: () => 0.6,
      hLineColor: () => rule,
      vLineWidth: () => 0,
      paddingLeft: () => 0,
      paddingRight: () => 0,
      paddingTop: () => 5,
      paddingBottom: () => 2,
    },
  };
}

function fieldRow(row: Field | string): TableCell[] {
  if (typeof row === 'string')
    return [{ text: row, style: 'heading', colSpan: 2, border: noBorder, verticalAlignment: 'bottom' }, {}];
  return [
    { text: row.label, style: 'label', border: noBorder, verticalAlignment: 'bottom' },
    {
      text: row.value,
      style: valueStyle(row.value),
      // An e-mail address may have no place to break at within the column.
      wordBreak: /[^\s-]{40}/.test(row.value) ? 'break-all' : 'normal',
      border: underline,
      verticalAlignment: 'bottom',
    },
  ];
}

const noBorder: [boolean, boolean, boolean, boolean] = [false, false, false, false];
const underline: [boolean, boolean, boolean, boolean] = [false, false, false, true];
