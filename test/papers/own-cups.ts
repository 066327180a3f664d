import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const cupsd = '/usr/sbin/cupsd';

/** Whether a spooler of CUPS can be started here; says in one line how to get it. */
export const hasCups = ['/usr/bin/lp', '/usr/bin/lpstat', '/usr/sbin/lpadmin', cupsd].every((program) => {
  if (!existsSync(program))
    process.stdout.write(`CUPS is not tested: ${program} is missing (apt install cups)\n`);
  return existsSync(program);
});

/** Whether the virtual PDF printer can be tried; says in one line why not. Its back end runs as root alone. */
export const hasVirtualPrinter = ((): boolean => {
  const missing = existsSync('/usr/lib/cups/backend/cups-pdf')
    ? 'its back end runs for root alone'
    : 'it is missing (apt install printer-driver-cups-pdf)';
  const here = existsSync('/usr/lib/cups/backend/cups-pdf') && process.getuid?.() === 0;
  if (!here) process.stdout.write(`the virtual PDF printer is not tested: ${missing}\n`);
  return here;
})();

/** A real CUPS of one's own in a folder of its own: nobody else's printers, no network. */
export class OwnCups {
  readonly #folder = mkdtempSync(join(tmpdir(), 'tereze-cups-'));
  readonly #daemon: ChildProcess;
  readonly server = join(this.#folder, 'cups.sock');

  constructor() {
    for (const name of ['root', 'state', 'cache', 'spool', 'tmp']) mkdirSync(join(this.#folder, name));
    // Filters and back ends run as another user than the spooler.
    chmodSync(this.#folder, 0o711);
    chmodSync(join(this.#folder, 'tmp'), 0o1777);
    writeFileSync(join(this.#folder, 'files.conf'), this.#files());
    writeFileSync(join(this.#folder, 'cupsd.conf'), this.#rules());
    const options = ['-f', '-c', join(this.#folder, 'cupsd.conf'), '-s', join(this.#folder, 'files.conf')];
    this.#daemon = spawn(cupsd, options, { stdio: 'ignore' });
  }

  /** Resolves as soon as the spooler takes connections. */
  async ready(): Promise<void> {
    while (!(await this.#answers())) {
      if (this.#daemon.exitCode !== null) throw new Error(`cupsd ended with ${this.#daemon.exitCode}`);
      await pause(10);
    }
  }

  /** Makes a queue that prints to nowhere. */
  addQueue(name: string): void {
    this.admin('lpadmin', '-p', name, '-E', '-v', 'file:///dev/null', '-m', 'raw');
  }

  /** Makes a queue of the virtual printer, which puts each paper into the folder `PDF` of whoever prints. */
  addVirtualPrinter(name: string): void {
    const driver = 'lsb/usr/cups-pdf/CUPS-PDF_opt.ppd';
    this.admin('lpadmin', '-p', name, '-E', '-v', 'cups-pdf:/', '-m', driver);
  }

  /** One of the spooler's own commands: `cupsdisable`, `cupsreject`, `lpadmin`, … */
  admin(command: string, ...options: readonly string[]): void {
    execFileSync(join('/usr/sbin', command), ['-h', this.server, ...options], { stdio: 'ignore' });
  }

  /** The documents that the spooler was handed, oldest first. */
  handedOver(): Buffer[] {
    const spool = join(this.#folder, 'spool');
    const documents = readdirSync(spool).filter((name) => /^d\d+-\d+$/.test(name));
    return documents.sort().map((name) => readFileSync(join(spool, name)));
  }

  /** Whether a job of exactly this title was taken: its control file spells the title out (RFC 8010: length, then text). */
  hasTaken(title: string): boolean {
    const text = Buffer.from(title);
    const spelled = Buffer.concat([Buffer.from([text.length >> 8, text.length & 255]), text]);
    const spool = join(this.#folder, 'spool');
    const jobs = readdirSync(spool).filter((name) => /^c\d+$/.test(name));
    return jobs.some((name) => readFileSync(join(spool, name)).includes(spelled));
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#daemon.once('exit', resolve));
    if (this.#daemon.exitCode === null && this.#daemon.kill()) await ended;
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #answers(): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect(this.server, () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => resolve(false));
    });
  }

  #files(): string {
    const places = {
      ServerRoot: 'root',
      StateDir: 'state',
      CacheDir: 'cache',
      RequestRoot: 'spool',
      TempDir: 'tmp',
    };
    const lines = Object.entries(places).map(([name, folder]) => `${name} ${join(this.#folder, folder)}`);
    const logs = ['AccessLog', 'ErrorLog', 'PageLog'].map((name) => `${name} ${join(this.#folder, name)}`);
    return [...lines, ...logs, 'FileDevice Yes'].join('\n');
  }

  #rules(): string {
    const everyone = 'Order allow,deny\nAllow all';
    return [
      `Listen ${this.server}`,
      'Browsing Off',
      'WebInterface No',
      'PreserveJobFiles Yes',
      'DirtyCleanInterval 0',
      `<Location />\n${everyone}\n</Location>`,
      `<Policy default>\n<Limit All>\n${everyone}\n</Limit>\n</Policy>`,
    ].join('\n');
  }
}
