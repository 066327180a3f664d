import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Line, openLine } from '../fixtures/line.ts';

/** A centre that counts what reaches it, and answers with so many bytes. */
let centre: Server;
let line: Line;
let received = 0;
const answerLength = 2_000;

beforeAll(async () => {
  centre = createServer((socket) =>
    socket.on('data', (bytes) => {
      received += bytes.length;
      socket.write(Buffer.alloc(answerLength));
    }),
  );
  centre.listen(0, '127.0.0.1');
  await once(centre, 'listening');
  line = await openLine((centre.address() as AddressInfo).port);
});
afterAll(async () => {
  await line.close();
  centre.close();
});

async function dial(): Promise<Socket> {
  const socket = connect(line.port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

/** Sends so many bytes and says what came back: bytes, or the end of the line. */
async function ask(socket: Socket, length: number): Promise<number | 'cut'> {
  socket.write(Buffer.alloc(length));
  let answered = 0;
  const answer = new Promise<number>((resolve) => {
    socket.on('data', (bytes) => {
      answered += bytes.length;
      if (answered === answerLength) resolve(answered);
    });
  });
  return Promise.race([answer, once(socket, 'close').then(() => 'cut' as const)]);
}

test('bytes pass in both directions', async () => {
  const socket = await dial();
  expect(await ask(socket, 10)).toBe(answerLength);
  socket.destroy();
});

test('a cut line ends what is open and lets nothing new through, until it is restored', async () => {
  const socket = await dial();
  line.cut();
  expect(await ask(socket, 10)).toBe('cut');
  expect(await ask(await dial(), 10)).toBe('cut');
  line.restore();
  const again = await dial();
  expect(await ask(again, 10)).toBe(answerLength);
  again.destroy();
});

test('loses the answer to the next signed request, which arrives, and no other answer', async () => {
  const lost = line.loseNextAnswer();
  const socket = await dial();
  received = 0;
  const small = await dial();
  expect(await ask(small, 400)).toBe(answerLength);
  expect(await ask(socket, 5_000)).toBe('cut');
  await lost;
  expect(received).toBe(5_400);
  expect(await ask(await dial(), 5_000)).toBe(answerLength);
});
