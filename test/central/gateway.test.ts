import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { inspect } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { httpGateway } from '../../central/messages/gateway.ts';
import { GatewayUnavailable } from '../../central/messages/message.ts';

const message = {
  to: '+77011234567',
  text: '1414: 123456 — бір реттік пароль',
  messageId: '3f0e9f3e-7d0b-4b50-9d0a-0c9f6a3f8f11',
};

const received: { headers: IncomingMessage['headers']; body: unknown }[] = [];
let respond: (response: ServerResponse) => void;
const gateway = createServer(async (request, response) => {
  received.push({ headers: request.headers, body: JSON.parse(await text(request)) });
  respond(response);
});
let url: string;
beforeAll(async () => {
  gateway.listen(0, '127.0.0.1');
  await once(gateway, 'listening');
  url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/messages`;
});
afterAll(() => gateway.close());

test('posts the message as JSON with the token: an SMS, and an e-mail with its subject', async () => {
  respond = (response) => response.writeHead(202).end();
  for (const posted of [message, { ...message, to: 'a@b.kz', subject: 'eGov' }]) {
    await httpGateway(url, 'the token').send(posted);
    expect(received.at(-1)).toMatchObject({
      headers: { authorization: 'Bearer the token', 'content-type': 'application/json' },
      body: posted,
    });
  }
});

test('follows no redirect: the text goes to the configured gateway and to nobody else', async () => {
  const before = received.length;
  respond = (response) => response.writeHead(307, { location: url }).end();
  await expect(httpGateway(url, 'the token').send(message)).rejects.toThrow(GatewayUnavailable);
  expect(received).toHaveLength(before + 1);
});

test('says that nothing was handed over where the gateway declines, is silent or away', async () => {
  const declines = [
    (response: ServerResponse) => response.writeHead(500).end(),
    (response: ServerResponse) => response.writeHead(401).end(),
    (response: ServerResponse) => response.destroy(),
  ];
  for (const decline of declines) {
    respond = decline;
    await expect(httpGateway(url, 'the token').send(message)).rejects.toThrow(GatewayUnavailable);
  }
  await expect(httpGateway('http://127.0.0.1:9/', 'the token').send(message)).rejects.toThrow(
    GatewayUnavailable,
  );
});

test('its error carries neither the number nor the text', async () => {
  respond = (response) => response.writeHead(500).end('+77011234567');
  const error = await httpGateway(url, 'the token')
    .send(message)
    .catch((caught: unknown) => caught);
  expect(inspect(error, { depth: 9 })).not.toMatch(/7011234567|123456|the token/);
});
