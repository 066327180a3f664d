import type { IncomingMessage } from 'node:http';
import { type CallMessage, readCall } from '../../../src/contract/call-message.ts';

/**
 * The body of a request as a call, `too-long` past the limit in bytes (the rest is not read), or `malformed`.
 * Every copy of the body that this program holds is overwritten.
 */
export async function readBody(
  request: IncomingMessage,
  limit: number,
): Promise<CallMessage | 'too-long' | 'malformed'> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    // Leaving the loop must not destroy the socket: the refusal goes out on it.
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > limit) return 'too-long';
    }
    const whole = Buffer.concat(chunks);
    chunks.push(whole);
    return readCall(whole) ?? 'malformed';
  } finally {
    for (const chunk of chunks) chunk.fill(0);
  }
}
