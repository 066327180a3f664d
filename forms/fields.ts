import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { rule } from './frame.ts';

export interface Field {
  readonly label: string;
  readonly value: string;
}

/** Above this many characters a value is set smaller, so that a long e-mail address stays on one line. */
const shortValue = 42;

/** Lines of a form: a label, and its value on a rule that is there to be written on where the value is empty. */
export function fields(rows: readonly (Field | string)[], labelWidth: number): Content {
  return {
    table: { widths: [labelWidth, '*'], heights: 23, body: rows.map(fieldRow) },
    layout: {
      hLineWidth: () => 0.6,
      hLineColor: () => rule,
      vLineWidth: () => 0,
      paddingLeft: () => 0,
      paddingRight: () => 0,
      paddingTop: () => 0,
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
      style: row.value.length > shortValue ? 'longValue' : 'value',
      wordBreak: row.value.includes(' ') ? 'normal' : 'break-all',
      border: underline,
      verticalAlignment: 'bottom',
    },
  ];
}

const noBorder: [boolean, boolean, boolean, boolean] = [false, false, false, false];
const underline: [boolean, boolean, boolean, boolean] = [false, false, false, true];
