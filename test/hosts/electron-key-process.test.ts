import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { utilityKeyProcess } from '../../main/hosts/electron/key-process.ts';

describe('a key process', () => {
  /** What Electron gives for a utility process (https://www.electronjs.org/docs/latest/api/utility-process). */
  class UtilityProcess extends EventEmitter {
    readonly posted: unknown[] = [];
    killed = false;
    postMessage(message: unknown): void {
      this.posted.push(message);
    }
    kill(): boolean {
      this.killed = true;
      return true;
    }
  }

  test('is a utility process that runs the entry beside the bundle, and says what it says', () => {
    const child = new UtilityProcess();
    const forked: unknown[][] = [];
    const fork = (...given: unknown[]) => {
      forked.push(given);
      return child;
    };
    const channel = utilityKeyProcess({ fork } as unknown as Parameters<typeof utilityKeyProcess>[0])();
    expect(forked).toEqual([
      [
        expect.stringMatching(/main\/eds\/key-process\/entry\.ts$/),
        [],
        expect.objectContaining({ serviceName: 'Tereze key' }),
      ],
    ]);
    const heard: unknown[] = [];
    channel.listen(
      (message) => heard.push(message),
      () => heard.push('ended'),
    );
    channel.post({ act: 'sign', id: 0, bytes: new Uint8Array(1) });
    child.emit('message', { kind: 'ready' });
    channel.kill();
    child.emit('exit', 0);
    expect(child.posted).toEqual([{ act: 'sign', id: 0, bytes: new Uint8Array(1) }]);
    expect(heard).toEqual([{ kind: 'ready' }, 'ended']);
    expect(child.killed).toBe(true);
  });
});
