import { z } from 'zod';
import { Fault } from '../../src/contract/fault.ts';

/** Why a host could not start, in a line for the administrator: nothing of a citizen is in memory yet. */
export function describeStart(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error).replaceAll(/\s*\n\s*/g, ' ');
  if (!(error instanceof Error)) return 'unknown error';
  if (!(error instanceof Fault)) return error.message;
  const details = Object.entries(error.details).map(([name, value]) => `, ${name} ${value}`);
  const why = error.cause instanceof Error ? describeStart(error.cause) : error.code;
  const reason = why === error.code ? '' : `: ${why}`;
  return `${error.code}${details.join('')}${reason}`;
}

/**
 * An error of a running desk, in a line. Only its kind and its place are told: its text may quote
 * what an operator typed.
 */
export function describeRunning(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const place = error.stack?.split('\n').find((line) => /^\s*at /.test(line));
  return `${error.name}${place ? ` ${place.trim()}` : ''}`;
}
