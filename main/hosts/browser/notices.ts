import type { ServerResponse } from 'node:http';
import type { Desk } from '../../../src/contract/desk.ts';

/** A window that has stopped reading is let go at this many unread bytes; it asks anew when it wakes. */
const unreadLimit = 1_048_576;

/** Streams the desk's notices, a JSON text a line, until the window leaves. */
export function streamNotices(desk: Desk, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  response.flushHeaders();
  const leave = desk.listen((notice) => {
    response.write(`${JSON.stringify(notice)}\n`);
    if (response.writableLength > unreadLimit) response.destroy();
  });
  response.once('close', leave);
}
