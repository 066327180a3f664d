import { chmodSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listKeyFiles, readKeyFile } from '../../main/session/key-files.ts';
import { temporaryFolder } from '../fixtures/folder.ts';

const settings = { get: () => null, put: () => undefined };
const names = async (...folders: string[]): Promise<string[]> =>
  (await listKeyFiles(folders, settings)).map(({ name }) => name);
/** Root may read every file, so that nothing is forbidden to it. */
const asRoot = process.getuid?.() === 0;

test('key files are listed newest first, by their endings alone', async () => {
  const folder = temporaryFolder();
  for (const [age, name] of ['GOST512.P12', 'old.pfx', 'letter.txt', 'RSA.p12.bak'].entries()) {
    writeFileSync(join(folder, name), 'x');
    utimesSync(join(folder, name), 1_000_000 - age, 1_000_000 - age);
  }
  expect(await names(folder)).toEqual(['GOST512.P12', 'old.pfx']);
});

test('a dangling link, a link to itself and a folder named like a key spoil nothing of the list', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'good.p12'), 'x');
  symlinkSync('/nowhere/key.p12', join(folder, 'dangling.p12'));
  symlinkSync('loop.p12', join(folder, 'loop.p12'));
  mkdirSync(join(folder, 'folder.p12'));
  expect(await names(folder)).toEqual(['good.p12']);
});

test.skipIf(asRoot)('a key file that may not be read is left out, and is told by its name', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'forbidden.p12');
  writeFileSync(file, 'x');
  chmodSync(file, 0);
  expect(await names(folder)).toEqual([]);
  await expect(readKeyFile(file)).rejects.toMatchObject({ code: 'key-file-unreadable' });
});

test('a folder that is not there or is none spoils nothing of the other ones', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'good.p12'), 'x');
  symlinkSync('loop', join(folder, 'loop'));
  const others = ['/nowhere', join(folder, 'good.p12'), join(folder, 'loop')];
  expect(await names(...others, folder)).toEqual(['good.p12']);
});

test('what is no file is missing, and what is far too long is no key file', async () => {
  const folder = temporaryFolder();
  await expect(readKeyFile(folder)).rejects.toMatchObject({ code: 'key-file-missing' });
  await expect(readKeyFile(join(folder, 'gone.p12'))).rejects.toMatchObject({ code: 'key-file-missing' });
  writeFileSync(join(folder, 'film.p12'), Buffer.alloc(256 * 1024 + 1));
  await expect(readKeyFile(join(folder, 'film.p12'))).rejects.toMatchObject({ code: 'key-file-damaged' });
});
