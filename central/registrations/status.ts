import type { Handlers } from '../http/handlers.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Parts } from '../parts.ts';
import { receiptsOf } from '../requests/decisions.ts';

/** Every decision under an application number of the asking desk's own office; other offices' are not found. */
export function status({ database }: Parts): Handlers['status'] {
  return async ({ desk, parameters: { applicationNumber } }) => {
    const isOwn = applicationNumber.startsWith(`${desk.identity.office}-`);
    const receipts = isOwn ? await receiptsOf(applicationNumber, database) : [];
    if (receipts.length === 0) throw new ProblemError('not-found');
    return { applicationNumber, receipts };
  };
}
