import { readFileSync } from 'node:fs';
import type { PublicJwk } from '../../src/contract/jwk.ts';
import { Policy } from '../../src/contract/policy.ts';

/** The policy as the centre's administrator writes it: the sealing key comes from the keys. */
export const PolicyFile = Policy.omit({ sealingKey: true });

/** Reads a policy file and completes it. Throws where the file is missing or wrong. */
export const readPolicy = (file: string, sealingKey: PublicJwk): Policy => ({
  ...PolicyFile.parse(JSON.parse(readFileSync(file, 'utf8'))),
  sealingKey,
});
