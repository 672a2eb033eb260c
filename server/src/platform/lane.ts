import pg from 'pg';
import { assert } from './assert.ts';
import { minute } from './clock.ts';
import { sqlState } from './db.ts';
import { openQueue, type LaneJob } from './lane-queue.ts';
import type { Log } from './log.ts';
import { Problem, type ProblemKind } from './problem.ts';

export type Lane<In, Out> = {
  /** Resolves after the commit, with what became of it. Throws `busy` at once when too many are waiting. */
  readonly place: (input: In) => Promise<Out>;
  readonly close: () => Promise<void>;
  readonly figures: () => { waiting: number; batches: number; placed: number; retries: number };
};

export type LaneOptions = {
  /** Where the database is; a lane has connections of its own, so that a rush of buyers leaves the others' alone. */
  readonly databaseUrl: string;
  readonly log: Log;
  /** Two is enough: while one batch commits, the next is built; more only take turns at the same rows. */
  readonly connections?: number | undefined;
  readonly maxBatch?: number | undefined;
  readonly maxWaiting?: number | undefined;
  /** How long a batch is tried again while the database is away, before its callers are told to come back. */
  readonly patienceMs?: number | undefined;
  /** How long the plans of a connection are kept. */
  readonly plansForMs?: number | undefined;
};

/** What a lane carries. */
export type Freight<In, Out> = {
  readonly name: string;
  readonly ownerOf: (input: In) => string;
  readonly atOf: (input: In) => Date;
  /** One statement that commits by itself and answers each input, in the order given. */
  readonly run: (client: pg.Client, inputs: readonly In[]) => Promise<Out[]>;
  /** Its details take `seconds`. */
  readonly busy: ProblemKind;
};

/**
 * Group commit in the application. Callers queue; whenever a connection is idle it takes everything that waits and runs
 * it in one statement. One caller alone goes the same way and does not wait for others. Nothing is kept here that the
 * database does not know: after a crash the same keys find what was done.
 */
export function openLane<In, Out>(
  { name, ownerOf, atOf, run, busy }: Freight<In, Out>,
  {
    databaseUrl,
    log,
    connections = 2,
    maxBatch = 500,
    maxWaiting = 4_000,
    patienceMs = 20_000,
    plansForMs = 10_000,
  }: LaneOptions,
): Lane<In, Out> {
  type Job = LaneJob<In, Out>;
  const queue = openQueue<In, Out>({ maxBatch, withinMs: minute });
  const figures = { batches: 0, placed: 0, retries: 0 };
  const clients: (pg.Client | undefined)[] = [];
  const plannedAt = new WeakMap<pg.Client, number>();
  let closing = false;
  const loops = Array.from({ length: connections }, (_, i) => serve(i));

  async function serve(i: number): Promise<void> {
    for (;;) {
      const batch = queue.take();
      if (batch.length > 0) await serveAll(i, batch);
      else if (closing) break;
      else await queue.arrival();
    }
    await clients[i]?.end();
  }

  /** Answers every job of a batch, whatever happens. */
  async function serveAll(i: number, batch: readonly Job[]): Promise<void> {
    try {
      const outcomes = await persist(i, batch);
      figures.batches += 1;
      figures.placed += batch.length;
      queue.leave(batch);
      batch.forEach((job, n) => job.resolve(outcomes[n]!));
    } catch (error) {
      if (batch.length === 1 || error instanceof Problem) {
        queue.leave(batch);
        for (const job of batch) job.reject(error);
        return;
      }
      // Somebody in this batch is the cause: halve it until that one is alone, so that only that one fails.
      log.warn({ err: error, lane: name, jobs: batch.length }, 'a batch failed; trying its halves');
      const half = batch.length >> 1;
      await serveAll(i, batch.slice(0, half));
      await serveAll(i, batch.slice(half));
    }
  }

  /** Runs a batch until the database has answered. Whether a lost call was committed need not be known: the keys know. */
  async function persist(i: number, batch: readonly Job[]): Promise<Out[]> {
    const giveUpAt = performance.now() + patienceMs;
    for (let tries = 0; ; tries++) {
      try {
        clients[i] ??= await connect();
        await planAnew(clients[i]);
        const outcomes = await run(
          clients[i],
          batch.map(({ input }) => input),
        );
        assert(outcomes.filter(Boolean).length === batch.length, 'the lane answers everybody');
        return outcomes;
      } catch (error) {
        const lost = isLost(error);
        if (lost) {
          void clients[i]?.end().catch(() => undefined);
          clients[i] = undefined;
        }
        if (!lost && !(tries < 3 && mayWorkNow(error))) throw error;
        if (performance.now() > giveUpAt) throw new Problem(busy, { seconds: 5 });
        figures.retries += 1;
        await new Promise((wake) => setTimeout(wake, Math.min(10 * 2 ** tries, 500)));
      }
    }
  }

  /**
   * A plan made while a table was small reads all of it, and goes on doing so while it grows: after a rush of 56,000 orders a
   * batch took three times as long. The database notices by itself only when it has analysed the table, a minute later.
   */
  async function planAnew(client: pg.Client): Promise<void> {
    const time = performance.now();
    const since = plannedAt.get(client);
    if (since !== undefined && time - since <= plansForMs) return;
    if (since !== undefined) await client.query('discard plans');
    plannedAt.set(client, time);
  }

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: databaseUrl,
      application_name: `jishi ${name} lane`,
      connectionTimeoutMillis: 5_000,
      // A network that went silent must not hold the lane: the call is given up, and its keys make the repeat safe.
      keepAlive: true,
      query_timeout: 15_000,
    });
    // A connection lost while idle is replaced at the next batch; without a listener it would end the process.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  return {
    place: (input) =>
      new Promise((resolve, reject) => {
        if (closing || queue.waiting() >= maxWaiting) return reject(new Problem(busy, { seconds: 1 }));
        queue.add({ input, ownerId: ownerOf(input), at: atOf(input), resolve, reject });
      }),
    figures: () => ({ waiting: queue.waiting(), ...figures }),
    async close() {
      closing = true;
      queue.wake();
      await Promise.all(loops);
    },
  };
}

/** Serialisation failure, deadlock, or another process with the same key: the next try sees what was committed. */
function mayWorkNow(error: unknown): boolean {
  return ['40001', '40P01', 'JC001'].includes(sqlState(error) ?? '');
}

/** The connection is gone or the server is: class 08, 57P0x, too many connections, or an error of the socket. */
export function isLost(error: unknown): boolean {
  const code = sqlState(error) ?? '';
  if (/^(08...|57P0.|53300)$/.test(code) || /^E[A-Z]+$/.test(code)) return true;
  return (
    error instanceof Error &&
    code === '' &&
    /^(Connection terminated|Client has encountered a connection error|timeout expired|Query read timeout|Client was closed)/.test(
      error.message,
    )
  );
}
