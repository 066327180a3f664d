import { hash } from 'node:crypto';
import { Fault } from '../../src/contract/fault.ts';

const names: Readonly<Record<string, string>> = { '2.16.840.1.101.3.4.2.1': 'sha256' };

/** The digest of bytes by the OID of its algorithm. Throws Fault key-unsupported. */
export function digestBy(algorithm: string, bytes: Uint8Array): Uint8Array {
  const name = names[algorithm];
  if (!name) throw new Fault('key-unsupported', { algorithm });
  return hash(name, bytes, 'buffer');
}
