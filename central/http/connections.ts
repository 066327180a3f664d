import type { Socket } from 'node:net';
import type { Clock } from '../clock.ts';
import type { CentreRequest, CentreServer } from './fastify.ts';

/**
 * Tells of a request the latest moment (milliseconds) that its caller has certainly sent it after: when the
 * centre gave its last answer on the same connection, or took the connection. When a request arrives says
 * less: a line that fails can keep it under way for minutes.
 */
export function watchConnections(server: CentreServer, clock: Clock): (request: CentreRequest) => number {
  const connections = new Map<string, { lastHeard: number }>();
  server.server.on('connection', (socket: Socket) => {
    const peer = peerOf(socket);
    const connection = { lastHeard: clock() };
    connections.set(peer, connection);
    socket.once('close', () => {
      // The peer may have used the same port again by now.
      if (connections.get(peer) === connection) connections.delete(peer);
    });
  });
  server.addHook('onSend', async (request) => {
    const connection = connections.get(peerOf(request.raw.socket));
    if (connection) connection.lastHeard = clock();
  });
  return (request) => connections.get(peerOf(request.raw.socket))?.lastHeard ?? 0;
}

/** The TLS connection and the one below it have the same. */
const peerOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress} ${remotePort}`;
