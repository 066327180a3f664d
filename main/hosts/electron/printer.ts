import { once } from 'node:events';
import type { BrowserWindow, PrinterInfo, WebContents } from 'electron';
import { Fault } from '../../../src/contract/fault.ts';
import type { Printer } from '../../papers/printer.ts';
import { judgePrinter } from './judge-printer.ts';

export interface PrinterParts {
  /** A hidden window by `printingWindowOptions`. */
  readonly openWindow: () => BrowserWindow;
  readonly printers: () => Promise<PrinterInfo[]>;
  /** The configured printer, or null for the system's default. */
  readonly name: string | null;
  /** How long a paper may take to reach the spooler (milliseconds). */
  readonly timeLimit?: number;
}

/**
 * The system's printers through Chromium. The PDF's own bytes are drawn by its viewer in a hidden
 * window, from a data: address, so that no copy of a citizen's paper lies on the disk.
 */
export function systemPrinter({ openWindow, printers, name, timeLimit = 60_000 }: PrinterParts): Printer {
  const status: Printer['status'] = async (chosen) => judgePrinter(await printers(), chosen ?? name);
  return {
    names: async () => (await printers()).map((printer) => printer.name),
    status,
    async print(pdf, title, chosen) {
      const { name: printer, fault } = await status(chosen);
      if (fault) throw new Fault(fault);
      const window = openWindow();
      const limit = AbortSignal.timeout(timeLimit);
      try {
        window.setTitle(title);
        await loadPdf(window.webContents, pdf, limit);
        await handOver(window.webContents, chosen ?? name, limit);
      } catch (cause) {
        throw cause instanceof Fault ? cause : new Fault('printer-failed', {}, { cause });
      } finally {
        window.destroy();
      }
      return { printer: printer ?? 'default' };
    },
  };
}

/**
 * Loads a PDF and waits until the viewer can print it. `did-finish-load` comes too early: what is
 * printed then is a blank page (electron/electron#30947); the event that tells is undocumented and is
 * what Electron's own tests wait for (#43436). Without it the time limit says that printing failed.
 */
async function loadPdf(contents: WebContents, pdf: Uint8Array, signal: AbortSignal): Promise<void> {
  const ready = once(contents as NodeJS.EventEmitter, '-pdf-ready-to-print', { signal });
  const loaded = contents.loadURL(`data:application/pdf;base64,${Buffer.from(pdf).toString('base64')}`);
  await Promise.all([ready, loaded]);
}

/** The callback is not called at all on some failures (electron/electron#39092), so the wait has an end. */
async function handOver(
  contents: WebContents,
  deviceName: string | null,
  signal: AbortSignal,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  signal.addEventListener('abort', () => reject(new Fault('printer-failed')), { once: true });
  contents.print(
    {
      silent: true,
      margins: { marginType: 'none' },
      pageSize: 'A4',
      ...(deviceName !== null && { deviceName }),
    },
    (done) => (done ? resolve() : reject(new Fault('printer-failed'))),
  );
  await promise;
}
