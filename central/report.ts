import './environment.ts';
import { environment } from './environment.ts';
import { runReport, UsageError } from './report/run.ts';

try {
  process.stdout.write(`${await runReport(process.argv.slice(2), Date.now, environment)}\n`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
