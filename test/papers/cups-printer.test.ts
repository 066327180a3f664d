import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { cupsPrinter } from '../../main/papers/printers/cups.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { hasCups, OwnCups } from './own-cups.ts';

const paper = new TextEncoder().encode('%PDF-1.3 a paper of a citizen');

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

describe('a machine without CUPS', () => {
  test('has no printer', async () => {
    vi.stubEnv('PATH', temporaryFolder());
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(await cupsPrinter('window-4').status()).toEqual({ name: 'window-4', fault: 'printer-missing' });
    expect(await cupsPrinter(null).status()).toEqual({ name: null, fault: 'printer-missing' });
    await expect(cupsPrinter(null).print(paper, 'Өтініш')).rejects.toThrow('printer-missing');
  });
});
