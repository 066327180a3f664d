import { type DeskAnswer, type DeskOperationName, deskOperations } from '../src/contract/desk.ts';
import { Fault } from '../src/contract/fault.ts';
import type { Operations } from './operations.ts';
import type { Sessions } from './session/sessions.ts';

/**
 * Answers one call of the window: checks its input, whether the session allows it, and what goes
 * back; every error becomes a fault of the closed list. `report` hears the ones that nobody foresaw.
 */
export async function answer(
  operations: Operations,
  sessions: Sessions,
  name: DeskOperationName,
  input: unknown,
  report: (error: unknown) => void,
): Promise<DeskAnswer> {
  try {
    const operation = deskOperations[name];
    const parsed = operation.input.safeParse(input);
    if (!parsed.success) throw new Fault('input-invalid', { operation: name });
    if (operation.session === 'open') sessions.unlocked();
    if (operation.session === 'any' && !sessions.current) throw new Fault('session-required');
    const work = operations[name] as (input: unknown) => Promise<unknown>;
    return { ok: true, value: operation.output.parse(await work(parsed.data)) };
  } catch (error) {
    return { ok: false, fault: faultFor(error, report) };
  }
}

function faultFor(error: unknown, report: (error: unknown) => void) {
  if (error instanceof Fault) return { code: error.code, details: error.details };
  report(error);
  return { code: 'internal' as const, details: {} };
}
