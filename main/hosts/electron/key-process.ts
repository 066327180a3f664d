import { fileURLToPath } from 'node:url';
import type { utilityProcess } from 'electron';
import { keyProcessEntry, type StartKeyChannel } from '../../eds/key-process/channel.ts';

/**
 * Starts key processes as utility processes of Electron. Its main process alone can do that, after the
 * app's `ready`; a Node child is none of its possibilities, since the fuse `runAsNode` is off.
 */
export const utilityKeyProcess =
  (electron: Pick<typeof utilityProcess, 'fork'>): StartKeyChannel =>
  () => {
    const child = electron.fork(fileURLToPath(keyProcessEntry()), [], {
      serviceName: 'Tereze key',
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return {
      post: (request) => child.postMessage(request),
      listen(hear, ended) {
        child.on('message', hear);
        child.once('exit', ended);
      },
      kill: () => void child.kill(),
    };
  };
