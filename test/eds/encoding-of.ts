import { spawnSync } from 'node:child_process';

/** How a key file is encoded, in the words of `openssl pkcs12 -info`. */
export function encodingOf(file: Uint8Array, password: string): string {
  const told = spawnSync('openssl', ['pkcs12', '-legacy', '-info', '-noout', '-passin', `pass:${password}`], {
    input: file,
    encoding: 'utf8',
  });
  if (told.status !== 0) throw new Error(told.stderr);
  return told.stderr;
}
