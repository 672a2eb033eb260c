import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

const everyMs = 100;

/**
 * Browsers open connections before they need them, also while a server stops. Node counts one that never carried a request
 * as busy and would wait for its time to run out (seen: 30 s); here such ones are closed until the server is.
 */
export function closeUnusedSockets(app: FastifyInstance): void {
  const unused = new Set<Socket>();
  app.server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  app.server.on('request', ({ socket }: { socket: Socket }) => unused.delete(socket));
  app.addHook('preClose', async () => {
    if (!app.server.listening) return;
    const again = setInterval(() => {
      for (const socket of unused) socket.destroy();
    }, everyMs);
    app.server.once('close', () => clearInterval(again));
  });
}
