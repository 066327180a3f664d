import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { clockTime } from '../src/language/format.ts';
import type { RegisterRow } from '../src/papers/document.ts';
import { each, type Sheet, together } from './sheet.ts';
import { rule } from './styles.ts';

type Column =
  | 'place'
  | 'time'
  | 'applicationNumber'
  | 'name'
  | 'iin'
  | 'subscriberNumber'
  | 'outcome'
  | 'operator';

/** What stands in which column; in large print two things share one, so that the words keep their width. */
const ordinary: readonly (readonly [width: number | '*', ...columns: Column[]])[] = [
  [24, 'place'],
  [30, 'time'],
  [80, 'applicationNumber'],
  ['*', 'name'],
  [60, 'iin'],
  [78, 'subscriberNumber'],
  [82, 'outcome'],
  [162, 'operator'],
];
const large: typeof ordinary = [
  [72, 'place', 'time'],
  [146, 'applicationNumber', 'subscriberNumber'],
  ['*', 'name', 'iin'],
  [196, 'outcome', 'operator'],
];

/** The rows of a register; the heading stands on every page, and no row is torn between two. */
export function registerTable(rows: readonly RegisterRow[], sheet: Sheet): Content {
  const columns = sheet.largePrint ? large : ordinary;
  const heading = columns.map(
    ([, ...names]): TableCell => ({
      text: headingOf(names, sheet),
      style: 'rowHeading',
      fillColor: '#eef0f2',
    }),
  );
  const body = rows.map((row, place) =>
    columns.map(
      ([, ...names]): TableCell => ({
        text: names.map((name) => textOf(name, row, place, sheet)).join('\n'),
        style: 'row',
      }),
    ),
  );
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columns.map(([width]) => width),
      body: [heading, ...body],
    },
    layout: {
      hLineWidth: (line) => (line <= 1 ? 0.9 : 0.4),
      vLineWidth: () => 0,
      hLineColor: () => rule,
      paddingLeft: (column) => (column === 0 ? 3 : 5),
      paddingRight: () => 3,
      paddingTop: () => 3,
      paddingBottom: () => 3,
    },
  };
}

/** A word that both languages share stands once. */
const headingOf = (names: readonly Column[], sheet: Sheet): string => {
  const words = names.flatMap((name) => each(sheet, ({ register }) => register.columns[name]));
  return [...new Set(words)].join('\n');
};

function textOf(column: Column, row: RegisterRow, place: number, sheet: Sheet): string {
  switch (column) {
    case 'place':
      return String(place + 1);
    case 'time':
      return clockTime(row.openedAt);
    case 'outcome':
      return together(sheet, ({ register }) => register.outcomes[row.phase]);
    case 'name':
      return row.citizen?.name ?? together(sheet, ({ register }) => register.withheld);
    case 'iin':
    case 'subscriberNumber':
      return row.citizen?.[column] ?? '—';
    default:
      return row[column];
  }
}
