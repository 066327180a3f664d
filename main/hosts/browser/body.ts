import type { IncomingMessage } from 'node:http';
import { bodyLimit } from './refusals.ts';

/** The body of a request as JSON, `too-long` past the limit (the rest is not read), or `not-json`. */
export async function readJson(
  request: IncomingMessage,
): Promise<{ json: unknown } | 'too-long' | 'not-json'> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Leaving the loop must not destroy the socket: the refusal goes out on it.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > bodyLimit) return 'too-long';
    chunks.push(chunk);
  }
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))) };
  } catch {
    return 'not-json';
  }
}
