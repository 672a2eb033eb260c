import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { origin } from './browser.ts';

export type Road = {
  /** The marketplace at the other end of the road. */
  readonly origin: string;
  /** So many bytes a second from now on, towards the marketplace. */
  slow(bytesPerSecond: number): void;
  /** Every connection breaks and none can be made, until it is mended. */
  cut(): void;
  mend(): void;
};

/** A network between a browser and the marketplace that can be slow and break: real sockets, really closed. */
export async function openRoad(): Promise<Road> {
  const { hostname, port } = new URL(origin);
  const sockets = new Set<Socket>();
  let bytesPerSecond = Infinity;
  let broken = false;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
  };
  const server = createServer((near) => {
    if (broken) return near.resetAndDestroy();
    const far = connect(Number(port), hostname);
    keep(near);
    keep(far);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    far.pipe(near);
    near.on('data', (bytes) => {
      far.write(bytes);
      near.pause();
      setTimeout(() => near.resume(), (bytes.length / bytesPerSecond) * 1_000);
    });
    return undefined;
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const cut = () => {
    broken = true;
    for (const socket of sockets) socket.resetAndDestroy();
  };
  onTestFinished(() => {
    cut();
    server.close();
  });
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    slow: (rate) => (bytesPerSecond = rate),
    cut,
    mend: () => (broken = false),
  };
}
