import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';

const parentPort = new URL('./parent-port.mjs', import.meta.url).href;

/** A process as `utilityProcess.fork` gives one; under it lies a child of Node whose messages are structured clones too. */
class UtilityProcess extends EventEmitter {
  readonly #child;
  constructor(modulePath: string) {
    super();
    const stdio = ['ignore', 'ignore', 'inherit', 'ipc'] as const;
    this.#child = fork(modulePath, {
      serialization: 'advanced',
      stdio: [...stdio],
      execArgv: ['--import', parentPort],
    });
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.once('exit', (code) => this.emit('exit', code ?? 0));
  }
  postMessage(message: object): void {
    this.#child.send(message);
  }
  kill = (): boolean => this.#child.kill('SIGTERM');
}

export const utilityProcess = { fork: (modulePath: string) => new UtilityProcess(modulePath) };
