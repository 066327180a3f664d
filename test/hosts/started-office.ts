import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { afterEach } from 'vitest';

export interface Started {
  readonly program: ChildProcess;
  readonly said: string;
  /** Where the desk is, where that is a page. */
  readonly desk: string;
  readonly pages: readonly string[];
  readonly keyFiles: readonly string[];
}

/** `npm start`, as npm runs it, without a display unless `env` names one; what still runs is ended with its test. */
export function starting(folderOf: () => string) {
  const started: ChildProcess[] = [];
  afterEach(async () => {
    for (const program of started.splice(0)) {
      if (program.exitCode !== null || program.signalCode !== null) continue;
      program.kill('SIGINT');
      await once(program, 'exit');
    }
  });

  function run(options: readonly string[] = [], env: NodeJS.ProcessEnv = {}): ChildProcess {
    const { DISPLAY: _x, WAYLAND_DISPLAY: _w, CI: _c, SSH_CONNECTION: _s, ...rest } = process.env;
    const program = spawn(
      process.execPath,
      ['--import', './check-node.mjs', 'demo/start.ts', '--folder', folderOf(), ...options],
      { env: { ...rest, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    started.push(program);
    return program;
  }

  /** Starts an office and waits for the last line of its greeting. */
  async function open(options: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Started> {
    const program = run(options, env);
    const lines: string[] = [];
    const greeted = Promise.withResolvers<void>();
    for (const output of [program.stdout, program.stderr])
      if (output)
        createInterface({ input: output }).on('line', (line) => {
          lines.push(line);
          if (line.includes('Ctrl-C closes')) greeted.resolve();
        });
    program.once('exit', () => greeted.reject(new Error(lines.join('\n'))));
    await greeted.promise;
    const said = lines.join('\n');
    const [desk = '', ...pages] = said.match(/http:\S+/g) ?? [];
    return { program, said, desk, pages, keyFiles: said.match(/\S+\.p12/g) ?? [] };
  }
  return { run, open };
}

export const answers = async (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

/** Found in /proc: on Linux alone. */
export const childrenOf = ({ pid }: ChildProcess): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);

/** How a program ended, and what it said on standard error. */
export async function errorOf(program: ChildProcess): Promise<{ code: unknown; said: string }> {
  let said = '';
  program.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  const [code] = await once(program, 'exit');
  return { code, said };
}
