import { describe, expect, test, vi } from 'vitest';
import {
  citizenPage,
  citizenWindowOptions,
  isCitizenPage,
  makeCitizenWindow,
} from '../../main/hosts/electron/citizen-window.ts';
import { allowCitizenPage } from '../../main/hosts/electron/harden.ts';

const first = { id: 1, bounds: { x: 0, y: 0, width: 1366, height: 768 } };
const second = { id: 2, bounds: { x: 1366, y: 0, width: 1280, height: 1024 } };

describe("the citizen's window", () => {
  test('is sandboxed, isolated, and has no preload and so no desk', () => {
    const { webPreferences } = citizenWindowOptions([first], 1);
    expect(webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      devTools: false,
    });
    expect(webPreferences?.preload).toBeUndefined();
  });

  test('covers the second monitor where there is one, without the mode that takes the focus', () => {
    const options = citizenWindowOptions([first, second], 1);
    expect(options).toMatchObject({ ...second.bounds, frame: false, show: false });
    expect(options.fullscreen).toBeUndefined();
    expect(citizenWindowOptions([first], 1).frame).toBeUndefined();
  });

  test.each([
    'app://tereze/',
    'app://tereze/citizen.html?x',
    'app://tereze/citizen.html#x',
    'app://other/citizen.html',
    'https://tereze/citizen.html',
    'file:///citizen.html',
  ])('%s is not its page', (url) => {
    expect(isCitizenPage(url)).toBe(false);
  });

  test('a page that asks for it gets no window of its own, and for any other nothing happens', () => {
    let opened = 0;
    let ask: (details: { url: string }) => unknown = () => null;
    const contents = {
      setWindowOpenHandler(handler: typeof ask) {
        ask = handler;
      },
    };
    allowCitizenPage(contents as never, () => {
      opened += 1;
    });
    expect(ask({ url: citizenPage })).toEqual({ action: 'deny' });
    expect(ask({ url: 'https://evil.example/' })).toEqual({ action: 'deny' });
    expect(opened).toBe(1);
  });

  /** Windows that write down what is done with them; `load` says how their page loads. */
  function windows(load: () => Promise<void> = async () => undefined) {
    const done: string[] = [];
    let isGone = false;
    const { open, close } = makeCitizenWindow(
      () => {
        done.push('created');
        isGone = false;
        return {
          loadURL(url) {
            done.push(url);
            return load();
          },
          isMinimized: () => done.at(-1) === 'minimized',
          restore: () => void done.push('restored'),
          showInactive: () => void done.push('shown without focus'),
          moveTop: () => void done.push('on top'),
          isDestroyed: () => isGone,
          destroy() {
            done.push('destroyed');
            isGone = true;
          },
        };
      },
      () => void done.push('focus back'),
    );
    return { done, open, close };
  }
  const shown = ['shown without focus', 'on top', 'focus back'];

  test('leaves the focus with the operator, at first as whenever it is asked for again', async () => {
    const { done, open } = windows();
    open();
    expect(done).toEqual(['created', citizenPage]);
    await vi.waitFor(() => expect(done.slice(2)).toEqual(shown));
    done.splice(0, done.length, 'minimized');
    open();
    expect(done).toEqual(['minimized', 'restored', ...shown]);
  });

  test('goes away where its page does not load, and can be asked for again', async () => {
    const { done, open } = windows(() => Promise.reject(new Error('the page does not load')));
    open();
    await vi.waitFor(() => expect(done).toEqual(['created', citizenPage, 'destroyed']));
    open();
    expect(done.slice(3)).toEqual(['created', citizenPage]);
  });

  test('that was closed while its page came is not shown', async () => {
    const loaded = Promise.withResolvers<void>();
    const { done, open, close } = windows(() => loaded.promise);
    open();
    close();
    loaded.resolve();
    await loaded.promise;
    expect(done).toEqual(['created', citizenPage, 'destroyed']);
  });

  test('is one, however often it is asked for, and ends with the window', async () => {
    const { done, open, close } = windows();
    close();
    open();
    await vi.waitFor(() => expect(done).toContain('focus back'));
    open();
    close();
    close();
    open();
    expect(done.filter((each) => each === 'created' || each === 'destroyed')).toEqual([
      'created',
      'destroyed',
      'created',
    ]);
  });
});
