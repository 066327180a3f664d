import { z } from 'zod';
import { Fault, type FaultCode } from '../../src/contract/fault.ts';
import { isLoss } from '../recovery/order.ts';

/** Why a host could not start, in a line for the administrator: nothing of a citizen is in memory yet. */
export function describeStart(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error).replaceAll(/\s*\n\s*/g, ' ');
  if (!(error instanceof Error)) return 'unknown error';
  if (!(error instanceof Fault)) return error.message;
  const details = Object.entries(error.details).map(([name, value]) => `, ${name} ${value}`);
  const why = error.cause instanceof Error ? describeStart(error.cause) : error.code;
  const reason = why === error.code ? '' : `: ${why}`;
  return `${error.code}${details.join('')}${reason}${wayOn(error.code)}`;
}

/** What an administrator can order for a database that has lost something. */
const wayOn = (code: FaultCode): string =>
  isLoss(code)
    ? '. Nothing was changed. docs/recovery.md says what can be done: put the file back, or order a recovery in the configuration, such as "recovery": { "act": "from-centre", "id": "1" }'
    : '';

/**
 * An error of a running desk, in a line. Only its kind and its place are told: its text may quote
 * what an operator typed.
 */
export function describeRunning(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const place = error.stack?.split('\n').find((line) => /^\s*at /.test(line));
  return `${error.name}${place ? ` ${place.trim()}` : ''}`;
}
