import { EventEmitter } from 'node:events';

type Answer<Value> = (value: Value) => void;

/** A session of Electron's: what its handlers decide can be asked. Nothing is decided for it by default, as there. */
export class Session extends EventEmitter {
  decidesPermission: (answer: Answer<boolean>) => void = (answer) => answer(true);
  decidesRequest: (url: string, answer: Answer<{ cancel: boolean }>) => void = (_url, answer) =>
    answer({ cancel: false });
  readonly webRequest = {
    onBeforeRequest: (handler: (details: { url: string }, answer: Answer<{ cancel: boolean }>) => void) => {
      this.decidesRequest = (url, answer) => handler({ url }, answer);
    },
  };
  setPermissionRequestHandler(
    handler: (contents: unknown, permission: string, answer: Answer<boolean>) => void,
  ): void {
    this.decidesPermission = (answer) => handler(null, 'notifications', answer);
  }
  setPermissionCheckHandler(): void {}
  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}
}

const partitions = new Map<string, Session>();

export const session = {
  defaultSession: new Session(),
  fromPartition(name: string): Session {
    const found = partitions.get(name) ?? new Session();
    partitions.set(name, found);
    return found;
  },
};
