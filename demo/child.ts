import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { z } from 'zod';

/** A part of the office that runs as a process of its own. */
export interface Child<Ready> {
  /** What its first line said. */
  readonly ready: Ready;
  /** Ends it with a signal and waits until it has ended; by force where it takes too long. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

export interface ChildOptions<Ready extends z.ZodType> {
  /** How it is called in a message. */
  readonly name: string;
  /** The program; this Node unless said, and then `command` begins with an entry of this project. */
  readonly executable?: string;
  readonly command: readonly string[];
  /** What its first line of output holds, as JSON. */
  readonly ready: Ready;
  /** Told where it ends by itself after it was ready. */
  readonly onEnd: (reason: string) => void;
}

const project = join(import.meta.dirname, '..');

const imports = ['--import', './check-node.mjs', '--import', './demo/with-parent.mjs'];

/** How long a child may take to end by itself (milliseconds). */
const patience = 15_000;

/** Starts a program from the project's root and waits for its first line. Rejects with one clear line where it ends before. */
export async function startChild<Ready extends z.ZodType>({
  name,
  executable,
  command,
  ready,
  onEnd,
}: ChildOptions<Ready>): Promise<Child<z.output<Ready>>> {
  const child = spawn(executable ?? process.execPath, executable ? command : [...imports, ...command], {
    cwd: project,
    // The channel tells the child that its parent is gone. Its own group, so that Ctrl-C reaches it through us, in order.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: process.platform !== 'win32',
  });
  const lastWords = hearLastWords(child);
  const ended = once(child, 'exit').then(([code, signal]) => {
    return signal ? `${name} ended (${signal})` : `${name} ended (code ${code})${lastWords()}`;
  });
  const first = await Promise.race([
    firstLine(child),
    ended.then((reason) => Promise.reject(new Error(reason))),
  ]);

  let asked = false;
  void ended.then((reason) => asked || onEnd(reason));
  return {
    ready: ready.parse(JSON.parse(first)),
    async stop(signal = 'SIGTERM') {
      asked = true;
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      const force = setTimeout(() => child.kill('SIGKILL'), patience);
      await ended;
      clearTimeout(force);
    },
  };
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new TypeError('the child has no output');
  const lines = createInterface({ input: child.stdout });
  const [line] = await once(lines, 'line');
  return line;
}

/** Traces of the stack, the line of Node's version and lines of a log say little; what stands above them says why. */
const saysLittle = /^(\s|Node\.js v|\{|file:\/\/|$)/;

/** Keeps the last line of the child's errors that says something, and passes every line on where that was asked for. */
function hearLastWords(child: ChildProcess): () => string {
  let last = '';
  if (child.stderr) {
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (!saysLittle.test(line)) last = `: ${line}`;
      if (process.env['TEREZE_VERBOSE']) process.stderr.write(`${line}\n`);
    });
  }
  return () => last;
}
