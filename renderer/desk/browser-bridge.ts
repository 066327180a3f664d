import { type Bridge, browserHost } from '../../src/contract/bridge.ts';
import { writeCall } from '../../src/contract/call-message.ts';
import { DeskNotice, type DeskOperationName, deskOperations } from '../../src/contract/desk.ts';
import { linesOf } from './lines.ts';

/** How long to wait before the notices are asked for again, in milliseconds. */
const reconnectAfter = 1_000;

/** The bridge of the browser host: the desk over HTTP on the page's own origin. */
export function browserBridge(token: string): Bridge {
  const headers = { [browserHost.tokenHeader]: token };
  const post = async (path: string, ...given: [unknown, Uint8Array?]): Promise<unknown> => {
    const [input, secret] = given;
    const body = writeCall({ input, ...(secret && { secret }) });
    const response = await fetch(path, {
      method: 'POST',
      headers: { ...headers, 'content-type': browserHost.callType },
      body,
    }).finally(() => body.fill(0));
    if (!response.headers.get('content-type')?.startsWith('application/json'))
      throw new Error(`the answer from ${path} is no JSON`);
    return response.json();
  };
  const names = Object.keys(deskOperations) as DeskOperationName[];
  const operations = names.map((name) => [
    name,
    (...given: [unknown, Uint8Array?]) => post(browserHost.operationPath(name), ...given),
  ]);
  return {
    ...Object.fromEntries(operations),
    listen: (listener) => listenTo(headers, listener),
    saveFile: (file) => post(browserHost.filesPath, file),
  } as Bridge;
}

function listenTo(headers: Record<string, string>, listener: (notice: DeskNotice) => void): () => void {
  const stop = new AbortController();
  const listening = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      await readNotices(headers, stop.signal, listener).catch(ignoreBrokenStream);
      await new Promise((resolve) => setTimeout(resolve, reconnectAfter));
    }
  };
  void listening();
  return () => stop.abort();
}

async function readNotices(
  headers: Record<string, string>,
  signal: AbortSignal,
  listener: (notice: DeskNotice) => void,
): Promise<void> {
  const response = await fetch(browserHost.noticesPath, { headers, signal });
  if (!response.ok || !response.body) return;
  for await (const line of linesOf(response.body)) listener(DeskNotice.parse(JSON.parse(line)));
}

/** A stream that breaks is asked for again; meanwhile the heartbeat is missing, and that is shown. */
const ignoreBrokenStream = (): void => undefined;
