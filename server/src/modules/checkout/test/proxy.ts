import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

/**
 * A wire between the lane and PostgreSQL that can be cut: `loseNextAnswer` lets a question through and cuts when the
 * answer comes, so that the asker cannot know whether it was committed.
 */
export async function cuttableWire(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const [host, port] = [target.hostname, Number(target.port)];
  const wires = new Set<Socket>();
  let armed = false;
  let asked = false;
  const server = createServer((near) => {
    const far = connect(port, host);
    const cut = () => {
      near.destroy();
      far.destroy();
    };
    near.on('data', (bytes) => {
      asked ||= armed;
      far.write(bytes);
    });
    far.on('data', (bytes) => {
      if (!(armed && asked)) return void near.write(bytes);
      armed = false;
      asked = false;
      cut();
    });
    for (const socket of [near, far]) {
      wires.add(socket);
      socket.on('error', cut).on('close', cut);
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  target.port = String((server.address() as AddressInfo).port);
  return {
    url: target.href,
    loseNextAnswer: () => void (armed = true),
    close() {
      for (const socket of wires) socket.destroy();
      return new Promise((closed) => server.close(closed));
    },
  };
}
