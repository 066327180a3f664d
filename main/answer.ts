import {
  type DeskAnswer,
  type DeskOperationName,
  deskOperations,
  takesSecret,
} from '../src/contract/desk.ts';
import { Fault } from '../src/contract/fault.ts';
import { sealedSecretLimit } from '../src/contract/secret.ts';
import type { Operations } from './operations.ts';
import type { Sessions } from './session/sessions.ts';

interface AnswerParts {
  readonly operations: Operations;
  readonly sessions: Sessions;
  /** Throws a Fault where the store does not let an operation begin. */
  readonly admit: (name: DeskOperationName) => Promise<void>;
  /** Hears of errors that nobody foresaw. */
  readonly report: (error: unknown) => void;
}

/**
 * Answers one call of the window: checks its input, whether session and store allow it, and what goes
 * back; every error becomes a fault of the closed list. The secret is overwritten, whatever comes of the
 * call.
 */
export async function answer(
  { operations, sessions, admit, report }: AnswerParts,
  name: DeskOperationName,
  input: unknown,
  secret: Uint8Array | undefined,
): Promise<DeskAnswer> {
  try {
    const operation = deskOperations[name];
    const parsed = operation.input.safeParse(input);
    if (!parsed.success || !isSecretFor(name, secret)) throw new Fault('input-invalid', { operation: name });
    if (operation.session === 'open') sessions.unlocked();
    if (operation.session === 'any' && !sessions.current) throw new Fault('session-required');
    await admit(name);
    const work = operations[name] as (input: unknown, secret?: Uint8Array) => Promise<unknown>;
    return { ok: true, value: operation.output.parse(await work(parsed.data, secret)) };
  } catch (error) {
    return { ok: false, fault: faultFor(error, report) };
  } finally {
    secret?.fill(0);
  }
}

/** A secret where the operation takes one, and none where it takes none. */
const isSecretFor = (name: DeskOperationName, secret: Uint8Array | undefined): boolean =>
  takesSecret(name)
    ? secret !== undefined && secret.length >= 1 && secret.length <= sealedSecretLimit
    : secret === undefined;

function faultFor(error: unknown, report: (error: unknown) => void) {
  if (error instanceof Fault) return { code: error.code, details: error.details };
  report(error);
  return { code: 'internal' as const, details: {} };
}
