import type { EventEmitter } from 'node:events';

/** An event of Electron's, which a listener may prevent. */
export interface PreventableEvent {
  readonly defaultPrevented: boolean;
  preventDefault(): void;
  readonly url?: string;
}

export function preventable(details: object = {}): PreventableEvent {
  let prevented = false;
  return {
    ...details,
    get defaultPrevented() {
      return prevented;
    },
    preventDefault() {
      prevented = true;
    },
  };
}

/** True where no listener prevented it. */
export function isLetGo(emitter: EventEmitter, name: string, ...rest: unknown[]): boolean {
  const [first = {}, ...others] = rest;
  const event = preventable(first as object);
  emitter.emit(name, event, ...others);
  return !event.defaultPrevented;
}
