import { atCounter, type Instant } from '../../src/contract/instant.ts';
import type { DeskFigures } from './desks.ts';
import type { Report } from './make.ts';
import type { OperatorFigures } from './operators.ts';

/** A column of a table: its heading, and what it says of each row. Figures stand on the right. */
interface Column<Row> {
  readonly heading: string;
  readonly value: (row: Row) => string | number;
}

const operatorColumns: readonly Column<OperatorFigures>[] = [
  { heading: 'operator', value: ({ name }) => name ?? 'not on the staff list' },
  { heading: 'IIN', value: ({ iin }) => iin },
  { heading: 'registered', value: ({ registered }) => registered },
  { heading: 'accounts', value: ({ accountsCreated }) => accountsCreated },
  { heading: 'replaced', value: ({ replacements }) => replacements },
  { heading: 'moved', value: ({ moves }) => moves },
  { heading: 'refused', value: ({ refusals }) => refusals },
  { heading: 'lapsed', value: ({ lapses }) => lapses },
  { heading: 'contradicted', value: ({ contradictions }) => contradictions },
  { heading: 'look-ups', value: ({ lookUps }) => lookUps },
  { heading: 'without request', value: (row) => row.lookUpsWithoutRequest },
  { heading: 'codes without request', value: (row) => row.oneTimePasswordsWithoutRequest },
  { heading: 'journals read', value: ({ journalsRead }) => journalsRead },
];

const deskColumns: readonly Column<DeskFigures>[] = [
  { heading: 'desk', value: ({ desk }) => desk },
  { heading: 'window', value: ({ office, window }) => `${office}-${window}` },
  { heading: 'last contact', value: ({ lastContact }) => minute(lastContact) },
  { heading: 'last upload', value: ({ lastUpload }) => minute(lastUpload) },
  { heading: 'fork', value: ({ evidence }) => evidence.fork },
  { heading: 'gap', value: ({ evidence }) => evidence.gap },
  { heading: 'rewritten past', value: ({ evidence }) => evidence['rewritten-past'] },
  { heading: 'foreign key', value: ({ evidence }) => evidence['foreign-key'] },
  { heading: 'bad proof', value: ({ evidence }) => evidence['bad-proof'] },
  { heading: 'request differs', value: ({ evidence }) => evidence['request-differs'] },
  { heading: 'new journal', value: ({ evidence }) => evidence['new-journal'] },
];

/** The report as plain text. */
export const printReport = ({ day, madeAt, operators, desks }: Report): string =>
  [
    `Supervisor's report for ${day} (Asia/Almaty), made at ${minute(madeAt)}`,
    `Operators\n${table(operators, operatorColumns)}`,
    `Desks\n${table(desks, deskColumns)}`,
  ].join('\n\n');

function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  if (rows.length === 0) return '(none)';
  const cells = columns.map(({ heading, value }) => {
    const values = rows.map(value);
    const texts = [heading, ...values.map(String)];
    const width = Math.max(...texts.map((text) => [...text].length));
    const isFigure = values.every((each) => typeof each === 'number');
    return texts.map((text) => (isFigure ? text.padStart(width) : text.padEnd(width)));
  });
  const lines = Array.from({ length: rows.length + 1 }, (_line, index) =>
    cells
      .map((column) => column[index])
      .join('  ')
      .trimEnd(),
  );
  return lines.join('\n');
}

/** Date and time at the counter to the minute. */
function minute(instant: Instant | null): string {
  if (instant === null) return 'never';
  const at = atCounter(instant);
  return `${at.year}-${at.month}-${at.day} ${at.hour}:${at.minute}`;
}
