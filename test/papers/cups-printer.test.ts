import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { buildFonts } from '../../build/fonts.ts';
import { drawPaper } from '../../main/papers/draw.ts';
import { cupsPrinter } from '../../main/papers/printers/cups.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { applicationIn } from './documents.ts';
import { hasCups, hasVirtualPrinter, OwnCups } from './own-cups.ts';
import { barcodeOf, canReadBack, infoOf } from './read-back.ts';

const paper = new TextEncoder().encode('%PDF-1.3 a paper of a citizen');

beforeAll(buildFonts);

describe.skipIf(!hasCups)('a printer of CUPS', () => {
  let cups: OwnCups;

  beforeAll(async () => {
    cups = new OwnCups();
    await cups.ready();
    cups.addQueue('window-4');
  });
  afterAll(() => cups.close());

  const printer = (name: string | null = 'window-4') => cupsPrinter(name, { server: cups.server });

  test('is handed the very bytes of the paper', async () => {
    expect(await printer().status()).toEqual({ name: 'window-4', fault: null });
    const before = cups.handedOver().length;
    expect(await printer().print(paper, 'Өтініш 0123-04-000057-75')).toEqual({ printer: 'window-4' });
    expect(cups.handedOver().slice(before)).toEqual([Buffer.from(paper)]);
  });

  test('takes a title as a title, never as an option or a command', async () => {
    const title = '-o "$(reboot)" `id`; Өтініш';
    await printer().print(paper, title);
    await vi.waitFor(() => expect(cups.hasTaken(title)).toBe(true));
  });

  test('that is paused is stopped, and gets no paper that it would keep in silence', async () => {
    cups.admin('cupsdisable', 'window-4');
    onTestFinished(() => cups.admin('cupsenable', 'window-4'));
    const before = cups.handedOver().length;
    expect(await printer().status()).toEqual({ name: 'window-4', fault: 'printer-stopped' });
    await expect(printer().print(paper, 'Өтініш')).rejects.toThrow('printer-stopped');
    expect(cups.handedOver()).toHaveLength(before);
  });

  test('that rejects jobs is stopped', async () => {
    cups.admin('cupsreject', 'window-4');
    onTestFinished(() => cups.admin('cupsaccept', 'window-4'));
    expect(await printer().status()).toEqual({ name: 'window-4', fault: 'printer-stopped' });
    await expect(printer().print(paper, 'Өтініш')).rejects.toThrow('printer-stopped');
  });

  test('that nobody set up is missing', async () => {
    expect(await printer('window-9').status()).toEqual({ name: 'window-9', fault: 'printer-missing' });
    await expect(printer('window-9').print(paper, 'Өтініш')).rejects.toThrow('printer-missing');
  });

  test('without a name is the default one, and missing while there is none', async () => {
    expect(await printer(null).status()).toEqual({ name: null, fault: 'printer-missing' });
    await expect(printer(null).print(paper, 'Өтініш')).rejects.toThrow('printer-missing');
    cups.addQueue('by-default');
    cups.admin('lpadmin', '-d', 'by-default');
    expect(await printer(null).status()).toEqual({ name: 'by-default', fault: null });
    expect(await printer(null).print(paper, 'Өтініш')).toEqual({ printer: 'by-default' });
  });

  test('whose spooler is gone is missing', async () => {
    const gone = cupsPrinter('window-4', { server: join(temporaryFolder(), 'no.sock') });
    expect(await gone.status()).toEqual({ name: 'window-4', fault: 'printer-missing' });
  });

  test('whose spooler falls silent while it takes the paper has failed, and the paper is not printed later', async () => {
    const server = await spoolerThatHangsAt('POST /printers/');
    const hanging = cupsPrinter('window-4', { server, timeLimit: 2_000 });
    const before = cups.handedOver().length;
    expect(await hanging.status()).toEqual({ name: 'window-4', fault: null });
    await expect(hanging.print(paper, 'Өтініш')).rejects.toThrow('printer-failed');
    expect(cups.handedOver()).toHaveLength(before);
  });

  /** The real spooler behind a line that swallows everything from a word on. Gives its socket. */
  async function spoolerThatHangsAt(word: string): Promise<string> {
    const server = join(temporaryFolder(), 'hanging.sock');
    const line = createServer((client) => {
      const spooler = connect(cups.server);
      client.on('data', (bytes) => {
        if (bytes.includes(word)) client.removeAllListeners('data').resume();
        else spooler.write(bytes);
      });
      spooler.pipe(client);
      for (const end of [client, spooler]) end.on('error', () => end.destroy());
      client.on('close', () => spooler.destroy());
    });
    await new Promise<void>((resolve) => void line.listen(server, resolve));
    onTestFinished(() => void line.close());
    return server;
  }

  test.each(['window-4', null])(
    'whose spooler never answers has failed, within its time (%s)',
    async (name) => {
      const server = join(temporaryFolder(), 'silent.sock');
      const silent = createServer();
      await new Promise<void>((resolve) => void silent.listen(server, resolve));
      onTestFinished(() => void silent.close());
      const slow = cupsPrinter(name, { server, timeLimit: 300 });
      expect(await slow.status()).toEqual({ name, fault: 'printer-failed' });
      await expect(slow.print(paper, 'Өтініш')).rejects.toThrow('printer-failed');
    },
  );
});

describe.skipIf(!hasCups || !hasVirtualPrinter || !canReadBack)('the virtual PDF printer', () => {
  test('puts out the paper that it was handed: its barcode reads the same', async () => {
    const cups = new OwnCups();
    onTestFinished(() => cups.close());
    await cups.ready();
    cups.addVirtualPrinter('pdf');
    const title = `tereze-${randomUUID()}`;
    const { pdf, pages } = await drawPaper(
      applicationIn('kk', { style: { bilingual: true, largePrint: true } }),
    );
    expect(await cupsPrinter('pdf', { server: cups.server }).print(pdf, title)).toEqual({ printer: 'pdf' });
    const printed = await vi.waitFor(() => takePrinted(title), { timeout: 25_000 });
    expect(barcodeOf(printed)).toBe(barcodeOf(pdf));
    expect(infoOf(printed)['Pages']).toBe(String(pages));
  });
});

/** What the virtual printer put into its folder; taken away from there, whole. */
function takePrinted(title: string): Buffer {
  const folder = join(homedir(), 'PDF');
  const name = readdirSync(folder).find((each) => each.startsWith(title.slice(0, 20)));
  if (!name) throw new Error('not there yet');
  const bytes = readFileSync(join(folder, name));
  if (!bytes.subarray(-64).includes('%%EOF')) throw new Error('not whole yet');
  rmSync(join(folder, name));
  return bytes;
}

describe('a machine without CUPS', () => {
  test('has no printer', async () => {
    vi.stubEnv('PATH', temporaryFolder());
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(await cupsPrinter('window-4').status()).toEqual({ name: 'window-4', fault: 'printer-missing' });
    expect(await cupsPrinter(null).status()).toEqual({ name: null, fault: 'printer-missing' });
    await expect(cupsPrinter(null).print(paper, 'Өтініш')).rejects.toThrow('printer-missing');
  });
});
