import type { KeyChannel, StartKeyChannel } from '../../eds/key-process/channel.ts';
import type { HostKeyMessage, WorkerKeyMessage } from './messages.ts';

// A host in which the worker can't start processes by itself (Electron) starts them for it, and passes on
// what both sides say.

/** The worker's side: starts key processes through the host. */
export interface AskedKeyProcesses {
  readonly start: StartKeyChannel;
  hear(message: HostKeyMessage): void;
}

export function askKeyProcesses(say: (message: WorkerKeyMessage) => void): AskedKeyProcesses {
  interface Listener {
    readonly hear: (message: unknown) => void;
    readonly ended: () => void;
  }
  const listeners = new Map<number, Listener>();
  let next = 0;
  return {
    start() {
      const id = next++;
      say({ kind: 'key-process', id, act: 'start' });
      return {
        post: (request) => say({ kind: 'key-process', id, act: 'post', request }),
        listen: (hear, ended) => void listeners.set(id, { hear, ended }),
        kill: () => say({ kind: 'key-process', id, act: 'kill' }),
      };
    },
    hear(message) {
      const listener = listeners.get(message.id);
      if (message.event === 'said') return listener?.hear(message.message);
      listeners.delete(message.id);
      listener?.ended();
    },
  };
}

/** The host's side: runs the processes that the worker asks for. */
export interface RunKeyProcesses {
  hear(message: WorkerKeyMessage): void;
  /** Ends them all: the worker is gone. */
  killAll(): void;
}

export function runKeyProcesses(
  start: StartKeyChannel,
  say: (message: HostKeyMessage) => void,
): RunKeyProcesses {
  const running = new Map<number, KeyChannel>();
  return {
    hear(message) {
      const { id } = message;
      const channel = running.get(id);
      if (message.act === 'post') return channel?.post(message.request);
      if (message.act === 'kill') return channel?.kill();
      const started = start();
      running.set(id, started);
      started.listen(
        (said) => say({ kind: 'key-process', id, event: 'said', message: said }),
        () => {
          running.delete(id);
          say({ kind: 'key-process', id, event: 'ended' });
        },
      );
    },
    killAll() {
      for (const channel of running.values()) channel.kill();
    },
  };
}
