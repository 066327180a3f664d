import { describe, expect, test, vi } from 'vitest';
import {
  citizenPage,
  citizenWindowOptions,
  isCitizenPage,
  makeCitizenWindow,
} from '../../main/hosts/electron/citizen-window.ts';
import { allowCitizenPage } from '../../main/hosts/electron/harden.ts';

const first = { id: 1, workArea: { x: 0, y: 0, width: 1366, height: 768 } };
const second = { id: 2, workArea: { x: 1366, y: 0, width: 1280, height: 1024 } };

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

  test('fills the second monitor where there is one', () => {
    expect(citizenWindowOptions([first, second], 1)).toMatchObject({ ...second.workArea, fullscreen: true });
    expect(citizenWindowOptions([first], 1).fullscreen).toBeUndefined();
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

  test('goes away where its page does not load, and can be asked for again', async () => {
    const done: string[] = [];
    const { open } = makeCitizenWindow(() => {
      done.push('created');
      return {
        loadURL: () => Promise.reject(new Error('the page does not load')),
        focus: () => void done.push('focused'),
        isDestroyed: () => done.at(-1) === 'destroyed',
        destroy: () => void done.push('destroyed'),
      };
    });
    open();
    await vi.waitFor(() => expect(done).toEqual(['created', 'destroyed']));
    open();
    expect(done.at(-1)).toBe('created');
  });

  test('is one, however often it is asked for, and ends with the window', () => {
    const done: string[] = [];
    let isGone = false;
    const { open, close } = makeCitizenWindow(() => {
      done.push('created');
      isGone = false;
      return {
        loadURL: async (url) => void done.push(url),
        focus: () => void done.push('focused'),
        isDestroyed: () => isGone,
        destroy: () => {
          done.push('destroyed');
          isGone = true;
        },
      };
    });
    close();
    open();
    open();
    close();
    close();
    open();
    expect(done).toEqual(['created', citizenPage, 'focused', 'destroyed', 'created', citizenPage]);
  });
});
