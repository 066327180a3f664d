import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { KeyRequest } from './messages.ts';

/** The way to a key process, whoever has started it. */
export interface KeyChannel {
  post(request: KeyRequest): void;
  /** Hears what it says, and once that it has ended. */
  listen(hear: (message: unknown) => void, ended: () => void): void;
  /** Ends it at once, whatever it does. */
  kill(): void;
}

/** Starts a key process. */
export type StartKeyChannel = () => KeyChannel;

/**
 * Starts a key process as a child of this one. It inherits no environment, and no debugger can be
 * attached by a signal. Not for Electron, whose program is no Node: its host starts a utility process.
 */
export const forkKeyProcess: StartKeyChannel = () => {
  const child = fork(fileURLToPath(keyProcessEntry()), {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: ['--disable-sigusr1'],
    env: {},
  });
  return {
    post: (request) => child.connected && child.send(request),
    listen(hear, ended) {
      child.on('message', hear);
      child.once('error', ended);
      child.once('exit', ended);
    },
    kill: () => child.kill('SIGKILL'),
  };
};

/** The process's entry lies beside this file, in the sources as in Electron's bundles. */
export const keyProcessEntry = (): URL =>
  new URL(import.meta.url.endsWith('.ts') ? './entry.ts' : './key-process.js', import.meta.url);
