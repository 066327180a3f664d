import { parseArgs } from 'node:util';
import { dateAtCounter, instantOf, PlainDate } from '../../src/contract/instant.ts';
import { assertCleanStart, type CleanedEnvironment } from '../../src/environment.ts';
import type { Clock } from '../clock.ts';
import { readCentralConfig } from '../config.ts';
import { openForReading } from '../database/open.ts';
import { makeReport } from './make.ts';
import { printReport } from './print.ts';

export const usage = 'usage: npm run report -- CONFIG.json [--day YYYY-MM-DD] [--json]';

/** What was asked for can't be understood. */
export class UsageError extends Error {
  constructor(options?: ErrorOptions) {
    super(usage, options);
    this.name = 'UsageError';
  }
}

/**
 * Makes the supervisor's report that the arguments ask for: of a day, today unless said, as plain text or
 * as JSON. Throws UsageError, where production was started in an environment that is not clean, and what reading the configuration and the database throws.
 */
export async function runReport(
  args: readonly string[],
  clock: Clock,
  environment: CleanedEnvironment,
): Promise<string> {
  const now = instantOf(clock());
  const { file, day, json } = readArguments(args, dateAtCounter(now));
  const { mode, database: config } = readCentralConfig(file);
  assertCleanStart(environment, mode);
  // A connection that breaks at rest is no concern of a program that is about to end.
  const database = await openForReading(config, () => undefined);
  try {
    const report = await makeReport(day, now, database);
    return json ? JSON.stringify(report, null, 2) : printReport(report);
  } finally {
    await database.close();
  }
}

function readArguments(
  args: readonly string[],
  today: PlainDate,
): { file: string; day: PlainDate; json: boolean } {
  const { values, positionals } = parsed(args);
  const [file, ...more] = positionals;
  const day = PlainDate.safeParse(values.day ?? today);
  if (file === undefined || more.length > 0 || !day.success) throw new UsageError();
  return { file, day: day.data, json: values.json };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { day: { type: 'string' }, json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
  } catch (cause) {
    throw new UsageError({ cause });
  }
}
