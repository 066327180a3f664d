import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import { describe, expect, test, vi } from 'vitest';
import { explainSandbox } from '../../demo/electron.ts';
import { listenForLastWords } from '../../demo/last-words.ts';
import { lockWhenAway } from '../../main/hosts/electron/away.ts';
import { closeBeforeQuit } from '../../main/hosts/electron/close-before-quit.ts';
import { languageOf } from '../../main/hosts/electron/language.ts';
import { tellFailure } from '../../main/hosts/electron/tell-failure.ts';
import { Fault } from '../../src/contract/fault.ts';
import { faultText } from '../../src/language/faults.ts';
import { words } from '../../src/language/index.ts';

describe("the user's language", () => {
  test.each([
    [['kk-KZ', 'ru-RU', 'en-US'], 'kk'],
    [['kk_KZ.UTF-8', 'kk_KZ', 'kk', 'C'], 'kk'],
    [['ru-RU'], 'ru'],
    [['de-DE', 'en-US', 'ru-RU'], 'en'],
    [['KK'], 'kk'],
    [['C'], 'kk'],
    [['run-BI', 'tr-TR'], 'kk'],
    [[], 'kk'],
  ])('of a system that prefers %j is %s', (preferred, language) => {
    expect(languageOf(preferred)).toBe(language);
  });
});

describe('the curtain falls by the system', () => {
  function watch(platform: NodeJS.Platform) {
    vi.useFakeTimers();
    let state = 'active';
    const idle = { seconds: 0 };
    const monitor = Object.assign(new EventEmitter(), {
      getSystemIdleState: () => state,
      getSystemIdleTime: () => idle.seconds,
    });
    const lock = vi.fn();
    const stop = lockWhenAway({ monitor: monitor as never, platform, lock });
    return {
      monitor,
      lock,
      stop,
      idle,
      become(next: string) {
        state = next;
        vi.advanceTimersByTime(2_000);
      },
    };
  }

  test.each(['lock-screen', 'suspend', 'user-did-resign-active'])(
    'at %s where there is such an event',
    (event) => {
      const { monitor, lock } = watch('win32');
      monitor.emit(event);
      expect(lock).toHaveBeenCalledTimes(1);
    },
  );

  test.each(['locked', 'idle'])(
    'on Linux once the state is %s, and again when somebody was back meanwhile',
    (away) => {
      const { become, lock, stop } = watch('linux');
      become('active');
      expect(lock).not.toHaveBeenCalled();
      become(away);
      become(away);
      expect(lock).toHaveBeenCalledTimes(1);
      become('active');
      become(away);
      expect(lock).toHaveBeenCalledTimes(2);
      stop();
      become('active');
      become(away);
      expect(lock).toHaveBeenCalledTimes(2);
    },
  );

  test('on a desktop that tells no state by the time that nobody has touched it, where it tells that', () => {
    const { become, lock, idle } = watch('linux');
    idle.seconds = 299;
    become('unknown');
    expect(lock).not.toHaveBeenCalled();
    idle.seconds = 300;
    become('unknown');
    expect(lock).toHaveBeenCalledTimes(1);
  });
});

describe('quitting', () => {
  const appOf = () => Object.assign(new EventEmitter(), { quit: vi.fn() });
  const ask = (app: EventEmitter): boolean => {
    const event = { preventDefault: vi.fn() };
    app.emit('before-quit', event);
    return event.preventDefault.mock.calls.length === 0;
  };

  test.each([
    ['that closes', () => Promise.resolve()],
    ['that fails to close', () => Promise.reject(new Error('the disk is gone'))],
  ])('waits for a desk %s, once, and then goes on', async (_which, close) => {
    const app = appOf();
    const desk = { close: vi.fn(close) };
    closeBeforeQuit(app as never).closes(desk);
    expect([ask(app), ask(app)]).toEqual([false, false]);
    await vi.waitFor(() => expect(app.quit).toHaveBeenCalled());
    expect(ask(app)).toBe(true);
    expect(desk.close).toHaveBeenCalledTimes(1);
  });

  test('goes on where there is no desk yet', async () => {
    const app = appOf();
    closeBeforeQuit(app as never);
    ask(app);
    await vi.waitFor(() => expect(app.quit).toHaveBeenCalled());
    expect(ask(app)).toBe(true);
  });
});

describe('a failure', () => {
  function tell(isPackaged: boolean, error: unknown, when: 'at-start' | 'running') {
    const told: string[][] = [];
    tellFailure(
      {
        app: { isPackaged, getPreferredSystemLanguages: () => ['kk-KZ'] },
        dialog: { showErrorBox: (...box) => void told.push(box) },
        say: (line) => void told.push([line]),
      },
      error,
      when,
    );
    return told;
  }
  const missing = new Fault(
    'configuration-invalid',
    {},
    { cause: new Error('ENOENT: /etc/tereze/desk.json') },
  );

  test('of an installed program is told in the language of its user, with the line for the administrator', () => {
    const { what, why, next } = faultText(words('kk').faults, 'configuration-invalid', {});
    const line = 'configuration-invalid: ENOENT: /etc/tereze/desk.json';
    expect(tell(true, missing, 'at-start')).toEqual([[line], [what, `${why}\n\n${next}\n\n${line}`]]);
  });

  test("of a developer's program is a line and no box", () => {
    expect(tell(false, missing, 'at-start')).toHaveLength(1);
  });

  test('of a running program tells nothing that an operator may have typed', () => {
    const said = JSON.stringify(tell(true, new Error('Ержанова 870701400123'), 'running'));
    expect(said).not.toContain('870701400123');
  });
});

describe('the last words of a program', () => {
  async function hear(text: string, explain?: (line: string) => string | null) {
    const errors = Readable.from([text]);
    const lastWords = listenForLastWords(errors, explain);
    await new Promise((resolve) => errors.once('close', resolve));
    return lastWords;
  }

  test('are the last line that says something: no trace, no log, none of Chromium’s complaints', async () => {
    const lastWords = await hear(
      [
        'key-store-missing: no Secret Service answers',
        '[4317:0206/185050.022641:ERROR:dbus/bus.cc:408] Failed to connect to the bus',
        '{"level":30}',
        '    at start (main.js:1:1)',
        '',
      ].join('\n'),
    );
    expect(lastWords.asReason()).toBe(': key-store-missing: no Secret Service answers');
  });

  test.each([
    "[1:0908/1.1:FATAL:setuid_sandbox_host.cc(158)] The SUID sandbox helper binary was found, but is not configured correctly. Rather than run without sandboxing I'm aborting now.",
    '[1:0908/1.1:FATAL:zygote_host_impl_linux.cc(128)] No usable sandbox! If you are running on Ubuntu 23.10+ or another Linux distro',
  ])('of a sandbox that the system refuses mean what to do', (line) => {
    expect(explainSandbox(line, '/node_modules/electron/dist/electron')).toMatch(
      /AppArmor.*sudo chmod 4755 '\/node_modules\/electron\/dist\/chrome-sandbox'/,
    );
  });

  test('of a start as root say that root is the reason', () => {
    const line =
      '[1:0908/1.1:ERROR:zygote_host_impl_linux.cc(100)] Running as root without --no-sandbox is not supported.';
    expect(explainSandbox(line, '/electron')).toContain('ordinary user');
    expect(explainSandbox('[1:0908/1.1:ERROR:gpu.cc(1)] no GPU', '/electron')).toBeNull();
  });
});
