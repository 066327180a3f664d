import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as after } from 'node:timers/promises';
import type { z } from 'zod';
import { type LastWords, listenForLastWords } from './last-words.ts';

/** A part of the office that runs as a process of its own. */
export interface Child<Ready> {
  /** What its first line said. */
  readonly ready: Ready;
  /** Ends it with a signal and waits until it has ended; by force where it takes too long. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** Sends it a signal and waits for nothing: SIGSTOP lets it hang, SIGCONT go on. */
  signal(signal: NodeJS.Signals): void;
}

export interface ChildOptions<Ready extends z.ZodType> {
  /** How it is called in a message. */
  readonly name: string;
  /** The program; this Node unless said, and then `command` begins with an entry of this project. */
  readonly executable?: string;
  readonly command: readonly string[];
  /** What it says on a line of its output, as JSON, once it is ready. Other lines are passed over. */
  readonly ready: Ready;
  /** Told where it ends by itself after it was ready. */
  readonly onEnd: (end: ChildEnd) => void;
  /** What a line of its errors means, where it means more than it says. */
  readonly explain?: (line: string) => string | null;
  /** How long it may take to be ready (milliseconds). */
  readonly timeLimit?: number;
}

/** How a child ended. */
export interface ChildEnd {
  readonly code: number | null;
  readonly reason: string;
}

/** A child that was not to be had: it ended, said nothing in time, or could not be started. It runs no more. */
export class ChildFailed extends Error {
  /** Its exit code, where it ended by itself. */
  readonly code: number | null;
  constructor({ reason, code }: ChildEnd) {
    super(reason);
    this.name = 'ChildFailed';
    this.code = code;
  }
}

const project = join(import.meta.dirname, '..');

const imports = ['--import', './check-node.mjs', '--import', './demo/with-parent.mjs'];

/** How long a child may take to end by itself (milliseconds). */
const patience = 15_000;

/** How long the rest of what it wrote may be on its way when it has ended (milliseconds): its own children may hold the pipe. */
const tail = 1_000;

/**
 * Starts a program from the project's root and waits until it says that it is ready. Rejects with
 * ChildFailed, in one clear line, and leaves no process behind then.
 */
export async function startChild<Ready extends z.ZodType>(
  options: ChildOptions<Ready>,
): Promise<Child<z.output<Ready>>> {
  const { name, executable, command, timeLimit = 120_000 } = options;
  const child = spawn(executable ?? process.execPath, executable ? command : [...imports, ...command], {
    cwd: project,
    // The channel tells Node that its parent is gone (with-parent.mjs). Its own group, so that Ctrl-C reaches it through us, in order.
    stdio: ['ignore', 'pipe', 'pipe', ...(executable ? [] : (['ipc'] as const))],
    detached: process.platform !== 'win32',
  });
  const lastWords = listenForLastWords(child.stderr, options.explain);
  const ended = endOf(child, name, lastWords);
  const waiting = new AbortController();
  const late = after(timeLimit, undefined, { signal: waiting.signal }).then(
    (): ChildEnd => ({
      code: null,
      reason: `${name} was not ready within ${timeLimit / 1000} seconds${lastWords.asReason()}`,
    }),
  );
  // Given up where the program was ready in time.
  late.catch(() => undefined);
  const first = await Promise.race([readyLine(child, options.ready), ended, late]);
  waiting.abort();
  if (isEnd(first)) {
    await stop(child, ended, 'SIGTERM');
    throw new ChildFailed(first);
  }

  let asked = false;
  void ended.then((end) => asked || options.onEnd(end));
  return {
    ready: first.ready,
    stop(signal = 'SIGTERM') {
      asked = true;
      return stop(child, ended, signal);
    },
    signal: (signal) => void child.kill(signal),
  };
}

/** Resolves once the program says that it is ready; what else it prints is none of ours. */
async function readyLine<Ready extends z.ZodType>(
  child: ChildProcess,
  schema: Ready,
): Promise<{ ready: z.output<Ready> }> {
  const { promise, resolve } = Promise.withResolvers<{ ready: z.output<Ready> }>();
  if (!child.stdout) throw new TypeError('the child has no output');
  // Read to the end, ready or not: a full pipe would stop the program.
  createInterface({ input: child.stdout }).on('line', (line) => {
    const said = schema.safeParse(parse(line));
    if (said.success) resolve({ ready: said.data });
  });
  return promise;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** Resolves with how the program ended, or that it could not be started. */
async function endOf(child: ChildProcess, name: string, lastWords: LastWords): Promise<ChildEnd> {
  const closed = once(child, 'close');
  // A program that could not be started is told of by its exit.
  closed.catch(() => undefined);
  try {
    const [code, signal] = await once(child, 'exit');
    await Promise.race([closed, after(tail, undefined, { ref: false })]);
    if (lastWords.meaning) return { code, reason: `${name} ended: ${lastWords.meaning}` };
    if (signal) return { code: null, reason: `${name} ended (${signal})` };
    return { code, reason: `${name} ended (code ${code})${lastWords.asReason()}` };
  } catch (error) {
    return { code: null, reason: `${name} could not be started: ${(error as Error).message}` };
  }
}

const isEnd = (value: object): value is ChildEnd => 'reason' in value;

async function stop(child: ChildProcess, ended: Promise<ChildEnd>, signal: NodeJS.Signals): Promise<void> {
  const runs = child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  if (runs) child.kill(signal);
  const force = setTimeout(() => child.kill('SIGKILL'), patience);
  await ended;
  clearTimeout(force);
}
