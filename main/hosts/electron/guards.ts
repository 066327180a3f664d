import type { IpcMainInvokeEvent, WebFrameMain } from 'electron';
import { origin } from './scheme.ts';

/** True where a frame is the window's own page: the main frame, on the window's origin. */
export const isWindowFrame = (frame: Pick<WebFrameMain, 'origin' | 'parent'> | null): boolean =>
  frame !== null && frame.parent === null && frame.origin === origin;

/** True where a message comes from the operator's window and from its own page. */
export const isFromWindow = (
  event: {
    sender: Pick<IpcMainInvokeEvent['sender'], 'id'>;
    senderFrame: Parameters<typeof isWindowFrame>[0];
  },
  windowContents: number,
): boolean => event.sender.id === windowContents && isWindowFrame(event.senderFrame);

/** The window never leaves its page; a reload of it is the only navigation there is. */
export function mayNavigate(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && `${parsed.protocol}//${parsed.host}` === origin && parsed.pathname === '/';
}

/** The window's requests are answered by this program alone; nothing goes to a network or to the disk. */
export function mayRequest(url: string): boolean {
  const parsed = URL.parse(url);
  if (!parsed) return false;
  return (
    `${parsed.protocol}//${parsed.host}` === origin ||
    parsed.protocol === 'blob:' ||
    parsed.protocol === 'data:'
  );
}

/** How many crashes of a page, in how many milliseconds, are more than bad luck. */
const crashLimit = { count: 3, within: 60_000 };

/** Whether a page that crashed at these instants (milliseconds, oldest first) is loaded again. */
export const mayReload = (crashes: readonly number[]): boolean => {
  const earlier = crashes.at(-crashLimit.count);
  const last = crashes.at(-1);
  return earlier === undefined || last === undefined || last - earlier > crashLimit.within;
};
