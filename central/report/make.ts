import type { Instant, PlainDate } from '../../src/contract/instant.ts';
import type { Database } from '../database/database.ts';
import { type DeskFigures, readDesks } from './desks.ts';
import { type OperatorFigures, readOperators } from './operators.ts';
import { spanOf } from './span.ts';

/** What a supervisor looks at: who did how much of what, and which desks' journals are contradicted. It names no citizen. */
export interface Report {
  /** A date at the counter (Asia/Almaty). */
  readonly day: PlainDate;
  readonly madeAt: Instant;
  readonly operators: readonly OperatorFigures[];
  readonly desks: readonly DeskFigures[];
}

/** Makes the report of a day, of one moment of the database, without changing anything. */
export function makeReport(day: PlainDate, madeAt: Instant, database: Database): Promise<Report> {
  const span = spanOf(day);
  return database.transaction(async (queries) => {
    await queries.run('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    await queries.run(`SET LOCAL statement_timeout = '10min'`);
    const operators = await readOperators(span, queries);
    return { day, madeAt, operators, desks: await readDesks(span, queries) };
  });
}
