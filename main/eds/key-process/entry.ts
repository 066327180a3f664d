import { reportError } from '../../report.ts';
import { type DeskPort, serveKey } from './serve.ts';

// The process in which a key file is opened. It ends with its desk, and with the first thing that goes wrong.
process.on('uncaughtException', (error) => {
  reportError(error);
  process.exit(1);
});
await serveKey(portOf(process));

/** What Electron puts on the `process` of a utility process. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', hear: (event: { readonly data: unknown }) => void): void;
}

/** Electron's port where this is a utility process, else the channel of `child_process.fork`. */
function portOf(own: NodeJS.Process & { readonly parentPort?: ParentPort }): DeskPort {
  const { parentPort } = own;
  if (parentPort)
    return {
      post: (message) => parentPort.postMessage(message),
      listen: (hear) => parentPort.on('message', ({ data }) => hear(data)),
    };
  if (!own.send) throw new Error('entry.ts is a process of the desk; start it with forkKeyProcess');
  own.once('disconnect', () => own.exit(0));
  return {
    post: (message) => void own.send?.(message),
    listen: (hear) => own.on('message', hear),
  };
}
