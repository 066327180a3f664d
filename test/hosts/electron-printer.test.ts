import { EventEmitter } from 'node:events';
import type { BrowserWindow, PrinterInfo, WebContentsPrintOptions } from 'electron';
import { expect, test } from 'vitest';
import { judgePrinter } from '../../main/hosts/electron/judge-printer.ts';
import { systemPrinter } from '../../main/hosts/electron/printer.ts';

// Electron's runtime can't be fetched everywhere, so a window stands in that does what Electron's issues tell of it.
class Contents extends EventEmitter {
  url = '';
  options: WebContentsPrintOptions = {};
  readonly end: 'printed' | 'refused' | 'no-answer' | 'never-ready';
  constructor(end: Contents['end']) {
    super();
    this.end = end;
  }
  async loadURL(url: string): Promise<void> {
    this.url = url;
    if (this.end !== 'never-ready') queueMicrotask(() => this.emit('-pdf-ready-to-print'));
  }
  print(options: WebContentsPrintOptions, done: (success: boolean, reason: string) => void): void {
    this.options = options;
    if (this.end !== 'no-answer') done(this.end === 'printed', 'Print job failed');
  }
}

const info = (name: string, options: object = {}): PrinterInfo =>
  ({ name, displayName: `${name} on the desk`, description: '', options }) as PrinterInfo;

function open(end: Contents['end'], name: string | null = 'counter') {
  const contents = new Contents(end);
  const window = {
    webContents: contents,
    destroyed: false,
    setTitle() {},
    destroy() {
      this.destroyed = true;
    },
  };
  const printer = systemPrinter({
    openWindow: () => window as unknown as BrowserWindow,
    printers: async () => [info('counter')],
    name,
    timeLimit: 50,
  });
  return { contents, window, printer };
}

const pdf = Buffer.from('%PDF-1.7');

test("hands the paper's own bytes to the named printer, silently, and lets the window go", async () => {
  const { contents, window, printer } = open('printed');
  expect(await printer.print(pdf, '0123-04-000001-49')).toEqual({ printer: 'counter on the desk' });
  expect(contents.url).toBe(`data:application/pdf;base64,${pdf.toString('base64')}`);
  expect(contents.options).toMatchObject({ silent: true, deviceName: 'counter', pageSize: 'A4' });
  expect(window.destroyed).toBe(true);
});

test('leaves the choice to the system where no printer is named', async () => {
  const { contents, printer } = open('printed', null);
  await printer.print(pdf, 'title');
  expect(contents.options.deviceName).toBeUndefined();
});

test.each(['refused', 'no-answer', 'never-ready'] as const)(
  'says printer-failed, and lets the window go, where the paper was %s',
  async (end) => {
    const { window, printer } = open(end);
    await expect(printer.print(pdf, 'title')).rejects.toMatchObject({ code: 'printer-failed' });
    expect(window.destroyed).toBe(true);
  },
);

test('opens no window for a printer that is not there', async () => {
  const { contents, printer } = open('printed', 'gone');
  await expect(printer.print(pdf, 'title')).rejects.toMatchObject({ code: 'printer-missing' });
  expect(contents.url).toBe('');
});

test.each([
  ['no printer at all', [], null, { name: null, fault: 'printer-missing' }],
  ['the named one gone', [info('other')], 'counter', { name: 'counter', fault: 'printer-missing' }],
  ['the only one', [info('counter')], null, { name: 'counter on the desk', fault: null }],
  [
    'the only one, stopped',
    [info('counter', { 'printer-state': '5' })],
    null,
    { name: 'counter on the desk', fault: 'printer-stopped' },
  ],
  ['one of many', [info('a'), info('b')], null, { name: 'default', fault: null }],
  [
    'a stopped queue',
    [info('counter', { 'printer-state': '5' })],
    'counter',
    { name: 'counter on the desk', fault: 'printer-stopped' },
  ],
  [
    'a queue that takes nothing',
    [info('counter', { 'printer-is-accepting-jobs': 'false' })],
    'counter',
    { name: 'counter on the desk', fault: 'printer-stopped' },
  ],
])('judges %s', (_what, printers, wished, verdict) => {
  expect(judgePrinter(printers, wished)).toEqual(verdict);
});
