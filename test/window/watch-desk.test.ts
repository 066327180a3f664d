import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Client, DeskClient } from '../../renderer/desk/client.ts';
import { watchDesk } from '../../renderer/desk/watch-desk.ts';
import { heartbeat } from '../../src/contract/bridge.ts';
import type { DeskNotice } from '../../src/contract/desk.ts';
import { Fault } from '../../src/contract/fault.ts';
import type { Overview } from '../../src/contract/overview.ts';

const overview = { office: '0123' } as Overview;
const beat: DeskNotice = { notice: 'beat' };

/** A desk that answers `overview` as long as it is told to, and a window that watches it. */
function watched() {
  let clock = 0;
  let answers: boolean | 'never' = true;
  const asked: number[] = [];
  const silences: boolean[] = [];
  let tell: (notice: DeskNotice) => void = () => undefined;
  const desk = {
    overview: async () => {
      asked.push(clock);
      if (answers === 'never') return new Promise<never>(() => undefined);
      if (!answers) throw new Fault('desk-silent');
      return overview;
    },
  } as unknown as DeskClient;
  const client: Client = { desk, setSilent: (isSilent) => silences.push(isSilent) };
  const bridge = {
    listen: (listener: (notice: DeskNotice) => void) => {
      tell = listener;
      return () => undefined;
    },
  };
  const watch = watchDesk(client, bridge, () => clock);
  const stop = watch.start();
  return {
    watch,
    stop,
    asked,
    silences,
    tell: (notice: DeskNotice) => tell(notice),
    answer: (does: boolean | 'never') => {
      answers = does;
    },
    async pass(milliseconds: number) {
      for (let left = milliseconds; left > 0; left -= 100) {
        clock += 100;
        await vi.advanceTimersByTimeAsync(100);
      }
    },
    /** The computer sleeps: its clock goes on, timers fire once it is awake. */
    async sleep(milliseconds: number) {
      clock += milliseconds;
      await vi.advanceTimersByTimeAsync(heartbeat.silentAfter);
    },
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the desk', () => {
  test('is there while its heart beats', async () => {
    const { watch, tell, pass } = watched();
    for (let beats = 0; beats < 10; beats += 1) {
      await pass(heartbeat.every);
      tell(beat);
    }
    expect(watch.seen()).toEqual({ overview, silent: false, returns: 0 });
  });

  test('is silent after so long a silence, though nothing was asked of it', async () => {
    const { watch, silences, tell, pass, answer } = watched();
    await pass(heartbeat.every);
    tell(beat);
    answer(false);
    await pass(heartbeat.silentAfter - 100);
    expect(watch.seen().silent).toBe(false);
    await pass(100);
    expect(watch.seen().silent).toBe(true);
    expect(silences.at(-1)).toBe(true);
  });

  test('is silent at once where a call got no answer and it does not say how it is', async () => {
    const { watch, pass, answer } = watched();
    await pass(100);
    answer(false);
    watch.noteFailure(new Fault('desk-silent'));
    await pass(100);
    expect(watch.seen().silent).toBe(true);
  });

  test('is not silent for one answer that was lost', async () => {
    const { watch, pass } = watched();
    await pass(100);
    watch.noteFailure(new Fault('desk-silent'));
    await pass(100);
    expect(watch.seen()).toMatchObject({ silent: false, returns: 0 });
  });

  test('is back once it answers, and that is counted; notices alone are no answer', async () => {
    const { watch, silences, tell, pass, answer } = watched();
    await pass(100);
    answer(false);
    await pass(heartbeat.silentAfter);
    const seen: boolean[] = [];
    watch.subscribe(() => seen.push(watch.seen().silent));
    tell({ notice: 'overview', overview });
    await pass(100);
    expect(seen).toEqual([true]);
    expect(watch.seen()).toMatchObject({ silent: true, returns: 0 });
    answer(true);
    tell(beat);
    await pass(100);
    expect(watch.seen()).toMatchObject({ silent: false, returns: 1 });
    expect(silences.at(-1)).toBe(false);
  });

  test('is asked again and again while it is silent', async () => {
    const { watch, asked, pass, answer } = watched();
    await pass(100);
    answer(false);
    watch.noteFailure(new Fault('desk-silent'));
    await pass(100);
    const before = asked.length;
    await pass(6_000);
    expect(asked.length - before).toBe(4);
  });

  test('is asked one question at a time', async () => {
    const { watch, asked, pass, answer } = watched();
    await pass(100);
    answer('never');
    for (let failures = 0; failures < 5; failures += 1) watch.noteFailure(new Fault('desk-silent'));
    await pass(heartbeat.silentAfter + 6_000);
    expect(watch.seen().silent).toBe(true);
    expect(asked).toHaveLength(2);
  });

  test('is not silent because the computer slept', async () => {
    const { watch, tell, sleep, pass } = watched();
    await pass(heartbeat.every);
    tell(beat);
    await sleep(3_600_000);
    expect(watch.seen().silent).toBe(false);
  });

  test('is asked how it is where the session ended', async () => {
    const { watch, asked, pass } = watched();
    await pass(100);
    for (const code of ['locked', 'session-required', 'printer-missing'] as const) {
      watch.noteFailure(new Fault(code));
      await pass(100);
    }
    expect(asked).toHaveLength(3);
  });
});
