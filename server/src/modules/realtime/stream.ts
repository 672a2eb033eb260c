import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { signInNeeded, type Caller } from '../../platform/authorise.ts';
import { second } from '../../platform/clock.ts';
import type { House } from '../../platform/module.ts';
import { remembered } from '../../platform/policy.ts';
import { Problem } from '../../platform/problem.ts';
import type { Hub, Listener } from './hub.ts';
import { placeIn } from './outbox.sql.ts';
import { realtimePolicy } from './policy.ts';
import { connectionsFull } from './problems.ts';

type Resolve = (request: FastifyRequest) => Promise<Caller | null>;

/** A page that takes less than this behind what it is sent is cut off; it comes again where it was. */
const mostWaitingBytes = 65_536;
const retrySeconds = 3;

/** `GET /api/events`: what happens to whoever is signed in, as server-sent events. */
export function eventStream(app: FastifyInstance, { database }: House, resolve: Resolve, hub: Hub): void {
  app.get('/api/events', async (request, reply) => {
    const caller = await resolve(request);
    if (!caller) throw new Problem(signInNeeded);
    const { mostConnections, mostPerPerson, beatSeconds } = await remembered(database.db, realtimePolicy);
    if (hub.size() >= mostConnections || hub.of(caller.personId) >= mostPerPerson)
      throw new Problem(connectionsFull, { seconds: 30 });
    const listener = begin(reply, caller);
    const beat = setInterval(() => {
      listener.beat();
      void resolve(request).then(
        (known) => (known ? (listener.caller = known) : hub.leave(listener)),
        () => undefined,
      );
    }, beatSeconds * second);
    reply.raw.once('close', () => {
      clearInterval(beat);
      hub.leave(listener);
    });
    await hub.join(listener, placeIn(request.headers['last-event-id']));
  });
}

function begin(reply: FastifyReply, caller: Caller): Listener & { beat: () => void } {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
    // Else the socket outlives its stream, and a server that stops would wait for it.
    connection: 'close',
  });
  raw.write(`retry: ${retrySeconds * second}\n\n`);
  return {
    caller,
    send: (event, data, id) => {
      raw.write(`${id ? `id: ${id}\n` : ''}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      return raw.writableLength < mostWaitingBytes;
    },
    beat: () => void raw.write(': beat\n\n'),
    // A stopping server waits for its sockets, and the other side may keep one for long.
    end: () => {
      const { socket } = raw;
      raw.end(() => socket?.destroySoon());
    },
  };
}
