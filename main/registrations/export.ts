import { stringify } from 'csv-stringify/sync';
import writeExcelFile from 'write-excel-file/node';
import type { DeskInput, DeskOutput } from '../../src/contract/desk.ts';
import { Fault } from '../../src/contract/fault.ts';
import { clockTime } from '../../src/language/format.ts';
import { paperTexts } from '../../src/language/papers.ts';
import type { DeskParts } from '../parts.ts';
import { stateFor } from './read.ts';
import { registerPaper } from './register-paper.ts';

/** The day's register as a table: the very rows of the paper, for a spreadsheet or any other program. */
export async function exportRegister(
  parts: DeskParts,
  { day, format, language }: DeskInput<'exportRegister'>,
): Promise<DeskOutput<'exportRegister'>> {
  const { columns, outcomes } = paperTexts[language].register;
  const style = { bilingual: false, largePrint: false };
  const header = [
    ...[columns.applicationNumber, columns.time, columns.name, columns.iin, columns.subscriberNumber],
    ...[columns.outcome, columns.operator],
  ];
  const rows = registerPaper(parts, { day, language, style }).rows.map((row) => [
    row.applicationNumber,
    clockTime(row.openedAt),
    row.citizen?.name ?? '',
    row.citizen?.iin.replaceAll(' ', '') ?? '',
    row.citizen?.subscriberNumber ?? '',
    outcomes[row.phase],
    row.operator,
  ]);
  const bytes = format === 'csv' ? csv([header, ...rows]) : await xlsx(header, rows);
  const { office, window } = parts.config.from;
  return { fileName: `${office}-${window}-${day}.${format}`, content: bytes.toString('base64') };
}

/** A held request as a file for the administrator: the signed bytes, and why they are held. Throws Fault act-not-possible. */
export async function exportHeld(
  parts: DeskParts,
  { registrationId }: DeskInput<'exportHeld'>,
): Promise<DeskOutput<'exportHeld'>> {
  const state = stateFor(parts, registrationId, 'resume');
  const item = state.request && parts.store.outbox.get(state.request.hash);
  if (!item) throw new Fault('act-not-possible');
  const { request, ...about } = item;
  const content = JSON.stringify({ ...about, request: Buffer.from(request).toString('base64') }, null, 2);
  return { fileName: `${item.applicationNumber}.json`, content: Buffer.from(content).toString('base64') };
}

/** With a byte-order mark, so that spreadsheets read the letters right, and no cell that they would run as a formula. */
const csv = (rows: string[][]): Buffer =>
  Buffer.from(stringify(rows, { bom: true, escape_formulas: true, record_delimiter: 'windows' }));

function xlsx(columns: string[], rows: string[][]): Promise<Buffer> {
  const header = columns.map((value) => ({ value, fontWeight: 'bold' as const }));
  return writeExcelFile([header, ...rows.map((row) => row.map((value) => ({ value, type: String })))], {
    columns: [20, 8, 40, 16, 18, 22, 30].map((width) => ({ width })),
    stickyRowsCount: 1,
  }).toBuffer();
}
