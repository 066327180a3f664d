import { EventEmitter } from 'node:events';
import { tell } from './control.ts';
import { app, protocol } from './electron.ts';
import { type Session, session } from './session.ts';

type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' };

interface Options {
  readonly webPreferences?: { readonly partition?: string };
  readonly show?: boolean;
}

let nextId = 1;

/** What is known of the windows that are open, by number. */
export const windows = new Map<number, BrowserWindow>();

class WebContents extends EventEmitter {
  readonly id = nextId++;
  readonly session: Session;
  url = '';
  loads = 0;
  openHandler: OpenHandler = () => ({ action: 'allow' });
  #window: BrowserWindow;
  constructor(window: BrowserWindow, { webPreferences }: Options) {
    super();
    this.#window = window;
    const partition = webPreferences?.partition;
    this.session = partition ? session.fromPartition(partition) : session.defaultSession;
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }
  send(channel: string, ...given: unknown[]): void {
    this.#window.assertThere();
    // What passes over is cloned, and what can't be cloned fails here as it does there.
    tell({ tell: 'sent', window: this.#window.id, channel, given: structuredClone(given) });
  }
  reload(): void {
    this.#window.assertThere();
    this.loads += 1;
  }
  async getPrintersAsync(): Promise<unknown[]> {
    return [];
  }
}

/** A window of Electron's without a screen. A destroyed one refuses everything, as there. */
export class BrowserWindow extends EventEmitter {
  readonly id: number;
  readonly options: Options;
  isShown: boolean;
  hasFocus = false;
  minimized = false;
  #contents: WebContents;
  #destroyed = false;

  constructor(options: Options = {}) {
    super();
    this.options = options;
    this.isShown = options.show ?? true;
    this.#contents = new WebContents(this, options);
    this.id = this.#contents.id;
    windows.set(this.id, this);
    if (this.isShown) this.focus();
    app.emit('web-contents-created', {}, this.#contents);
  }

  assertThere(): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
  }
  get webContents(): WebContents {
    this.assertThere();
    return this.#contents;
  }
  async loadURL(url: string): Promise<void> {
    this.assertThere();
    const { status } = await protocol.answer(new Request(url));
    if (status !== 200) throw new Error(`ERR_FAILED (-2) loading '${url}'`);
    this.#contents.url = url;
    this.#contents.loads += 1;
    tell({ tell: 'window', window: this.id, url });
  }
  show(): void {
    this.showInactive();
    this.focus();
  }
  showInactive(): void {
    this.assertThere();
    this.isShown = true;
  }
  moveTop(): void {
    this.assertThere();
  }
  focus(): void {
    this.assertThere();
    for (const other of windows.values()) other.hasFocus = other === this;
  }
  isMinimized(): boolean {
    this.assertThere();
    return this.minimized;
  }
  minimize(): void {
    this.assertThere();
    this.minimized = true;
    this.hasFocus = false;
  }
  restore(): void {
    this.assertThere();
    this.minimized = false;
  }
  setTitle(): void {
    this.assertThere();
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  close(): void {
    this.destroy();
  }
  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    windows.delete(this.id);
    this.emit('closed');
    if (windows.size === 0) app.allClosed();
  }
}
