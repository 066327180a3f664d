import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderPrinter } from '../../main/papers/printers/folder.ts';
import { temporaryFolder } from '../fixtures/folder.ts';

const paper = new TextEncoder().encode('%PDF-1.3 a paper');

const isRoot = process.getuid?.() === 0;
if (isRoot)
  process.stdout.write('a folder without the right to write is not tested: root may write anywhere\n');

describe('the folder printer', () => {
  test('puts papers into its folder whole, numbered in the order of printing', async () => {
    const path = join(temporaryFolder(), 'printed papers');
    const printer = folderPrinter(path);
    expect(await printer.print(paper, 'Өтініш 0123-04-000057-75')).toEqual({ printer: 'printed papers' });
    await printer.print(paper, 'Есептік жазба');
    const names = ['000001 Өтініш 0123-04-000057-75.pdf', '000002 Есептік жазба.pdf'];
    expect(readdirSync(path).sort()).toEqual(names);
    expect(readFileSync(join(path, names[0] ?? ''))).toEqual(Buffer.from(paper));
  });

  test('gives papers printed at once each a file of its own', async () => {
    const path = temporaryFolder();
    const printer = folderPrinter(path);
    await Promise.all(Array.from({ length: 12 }, () => printer.print(paper, 'Заявление')));
    const names = readdirSync(path);
    expect(names).toHaveLength(12);
    for (const name of names) expect(readFileSync(join(path, name))).toEqual(Buffer.from(paper));
  });

  test('goes on after the highest number that is there, and never writes over a file', async () => {
    const path = temporaryFolder();
    writeFileSync(join(path, '000041 Заявление.pdf'), 'kept');
    writeFileSync(join(path, 'notes.txt'), 'not a paper');
    await folderPrinter(path).print(paper, 'Заявление');
    expect(readdirSync(path)).toContain('000042 Заявление.pdf');
    expect(readFileSync(join(path, '000041 Заявление.pdf'), 'utf8')).toBe('kept');
  });

  test('keeps a title inside the folder, however it is written', async () => {
    const path = temporaryFolder();
    await folderPrinter(path).print(paper, `../../a:b*c?"d"\n${'Ұ'.repeat(200)}`);
    const [name = ''] = readdirSync(path);
    expect(name).toMatch(/^000001 \.\._\.\._a_b_c__d__Ұ+\.pdf$/u);
    expect(Buffer.byteLength(name)).toBeLessThan(255);
  });

  test('is ready where its folder can be made', async () => {
    const path = join(temporaryFolder(), 'new', 'папка');
    expect(await folderPrinter(path).status()).toEqual({ name: 'папка', fault: null });
  });

  test('is missing where a file stands in its place', async () => {
    const path = join(temporaryFolder(), 'file');
    writeFileSync(path, '');
    const printer = folderPrinter(join(path, 'folder'));
    expect(await printer.status()).toEqual({ name: 'folder', fault: 'printer-missing' });
    await expect(printer.print(paper, 'Заявление')).rejects.toThrow('printer-missing');
  });

  test.skipIf(isRoot)('is stopped where its folder may not be written to', async () => {
    const path = temporaryFolder();
    chmodSync(path, 0o500);
    expect(await folderPrinter(path).status()).toMatchObject({ fault: 'printer-stopped' });
  });
});
