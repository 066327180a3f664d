import type { Socket } from 'node:net';
import { problemOf } from '../../src/contract/problem.ts';
import { contractHeader } from '../../src/contract/version.ts';
import { problemTitles } from './problem-titles.ts';

/**
 * Answers what is no HTTP, or has headers that are too long, as `malformed` in contract version 1: nothing
 * is known of the caller. A request that took too long gets no answer: it may pass later.
 */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  const isLine = error.code === 'ECONNRESET' || error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
  if (!isLine && socket.writable) socket.write(answer());
  socket.destroy();
}

function answer(): string {
  const body = JSON.stringify(problemOf('malformed', problemTitles.malformed));
  return [
    'HTTP/1.1 400 Bad Request',
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    `${contractHeader}: 1`,
    'connection: close',
    '',
    body,
  ].join('\r\n');
}
