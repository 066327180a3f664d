import { maskSubscriberNumber } from '../../src/application/subscriber-number.ts';
import type { LookupOutput } from '../../src/contract/central.ts';
import { bindPerson, checkPerson } from '../access/one-person.ts';
import { recordAccess } from '../access/record.ts';
import type { Handlers } from '../http/handlers.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Parts } from '../parts.ts';
import { type Account, findAccount } from './account.ts';
import { findInHand } from './in-hand.ts';
import { requirePerson } from './person.ts';

/**
 * Looks a citizen up for an operator. It is recorded before anything is read, since what is read is
 * protected by law; the citizen's agreement must be to the wording in force. A registration is about one
 * person, the first who was found: of another one it is not even said whether there is such a person.
 */
export function lookUp({ database, policy, limits, clock }: Parts): Handlers['lookUp'] {
  return async ({ input, desk, session }) => {
    const { registrationId, iin, statements } = input;
    if (statements.version !== policy.statements.version) throw new ProblemError('statements-outdated');
    const access = {
      ...({ act: 'look-up', session, desk, registrationId, citizenIin: iin } as const),
      statementsVersion: statements.version,
    };
    await database.transaction((queries) => recordAccess(access, limits, clock(), queries));
    await checkPerson(registrationId, iin, database);
    const person = await requirePerson(iin, database);
    await bindPerson(registrationId, iin, database);
    const account = accountOf(await findAccount(iin, database));
    return { person, account, inHand: await findInHand({ iin, registrationId, now: clock() }, database) };
  };
}

const accountOf = (account: Account | null): LookupOutput['account'] =>
  account === null
    ? { state: 'none' }
    : {
        state: 'exists',
        connectedNumber: account.connectedNumber && maskSubscriberNumber(account.connectedNumber),
      };
