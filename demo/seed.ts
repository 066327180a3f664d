import type { z } from 'zod';
import type { Seed } from '../central/database/seed.ts';
import { type Citizen, citizens } from './citizens.ts';
import { deskIdentity } from './desk-identity.ts';
import { type Operator, operators } from './operators.ts';

/** What the centre's database holds on its first day: citizens, their accounts, the desk, and the staff. */
export const demoSeed = (furtherStaff: readonly Operator[] = []): z.input<typeof Seed> => ({
  persons: people.map(({ iin, surname, givenName, patronymic }) => ({ iin, surname, givenName, patronymic })),
  accounts: people.flatMap(({ iin, account }) =>
    account === 'none' ? [] : [{ iin, connectedNumber: account.connectedNumber }],
  ),
  desks: [deskIdentity],
  staff: [...Object.values<Operator>(operators), ...furtherStaff].map(({ iin, bin, surname, givenName }) => ({
    iin,
    bin,
    name: `${surname} ${givenName}`,
  })),
});

const people: readonly Citizen[] = Object.values(citizens);
