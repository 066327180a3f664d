import { ProblemCode, problems } from '../../src/contract/problem.ts';
import type { Words } from '../../src/language/index.ts';

type Reasons = Words['queue']['reasons'];

/** Why the last try came to nothing, in words; by the code that the desk noted (`failureCode`). */
export function reasonOf(code: string, { reasons }: { reasons: Reasons }): string {
  if (code in reasons) return reasons[code as keyof Reasons];
  if (code === 'session-required' || code === 'session-refused') return reasons.session;
  if (code.startsWith('store-')) return reasons.store;
  const problem = ProblemCode.safeParse(code);
  if (!problem.success) return reasons.unknown;
  return problems[problem.data].retry === 'never' ? reasons.rejected : reasons.busy;
}
