import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The pinned root and issuing certificates, DER, from PEM files that hold one certificate each. Throws where one can't be read. */
export const readAuthorities = (files: readonly string[]): Uint8Array[] =>
  files.map((file) => new X509Certificate(readFileSync(file)).raw);
