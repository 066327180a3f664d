import { expect, test } from 'vitest';
import { onEachDatabase } from './on-each-database.ts';
import { decide, newCitizen, visit } from './visit.ts';

onEachDatabase((world) => {
  test('registers a number for a citizen with an account', async () => {
    const citizen = await newCitizen(world());
    const decision = await decide(world(), await visit(world(), citizen));
    expect(decision).toEqual({ outcome: 'registered', accountCreated: false });
  });
});
