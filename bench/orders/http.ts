import { connect, type Socket } from 'node:net';

export type Answer = { readonly status: number; readonly body: string };

/** The least that speaks HTTP on one kept connection, so that on a shared machine the driver takes little from the driven. */
export async function openConnection(url: string): Promise<{
  ask(method: string, path: string, headers: Record<string, string>, body?: string): Promise<Answer>;
  close(): void;
}> {
  const { hostname, port, host } = new URL(url);
  const socket: Socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await new Promise((connected, failed) => socket.once('connect', connected).once('error', failed));
  let received = Buffer.alloc(0);
  let waiting: { resolve(answer: Answer): void; reject(error: Error): void } | undefined;
  socket.on('data', (bytes) => {
    received = received.length === 0 ? bytes : Buffer.concat([received, bytes]);
    const end = received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = received.toString('latin1', 0, end);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (received.length < end + 4 + length) return;
    const answer = {
      status: Number(head.slice(9, 12)),
      body: received.toString('utf8', end + 4, end + 4 + length),
    };
    received = received.subarray(end + 4 + length);
    waiting?.resolve(answer);
    waiting = undefined;
  });
  socket.on('close', () => waiting?.reject(new Error('the server closed the connection')));
  socket.on('error', (error) => waiting?.reject(error));
  return {
    ask(method, path, headers, body = '') {
      const lines = Object.entries(headers)
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('');
      socket.write(
        `${method} ${path} HTTP/1.1\r\nhost: ${host}\r\n${lines}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
      return new Promise((resolve, reject) => (waiting = { resolve, reject }));
    },
    close: () => void socket.destroy(),
  };
}
