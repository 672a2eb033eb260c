import { sql } from 'kysely';
import { run, type Runner } from 'graphile-worker';
import type { Database } from './db.ts';
import { deliverRound, newestEvent, registerSubscribers, retryDelivery, type Subscriber } from './events.ts';
import type { Job, Sweep } from './jobs.ts';
import type { Log } from './log.ts';

export type Work = {
  readonly subscribers: readonly Subscriber[];
  readonly jobs: readonly Job[];
  readonly sweeps: readonly Sweep[];
};

const pollMs = 60;
/** Looked at all the same this often: an event whose number was taken early may commit late, behind newer ones. */
const lookAgainMs = 1_000;
const retryEveryMs = 500;

/** Everything that happens without a request: events, jobs and timers. Returns the stop. */
export async function startWorker(database: Database, work: Work, log: Log): Promise<() => Promise<void>> {
  await database.transact((tx) => registerSubscribers(tx, work.subscribers));
  let stopping = false;
  const stop = new AbortController();
  const loops = [deliver(), retry(), ...work.sweeps.map(sweep)];
  const runner = work.jobs.length > 0 ? await startJobs(database, work.jobs, log) : undefined;

  async function deliver() {
    let seen = -1n;
    let lookedAt = 0;
    while (!stopping) {
      try {
        const newest = await newestEvent(database.db);
        if (newest.seq !== seen || Date.now() - lookedAt >= lookAgainMs) {
          lookedAt = Date.now();
          const round = await deliverRound(database, work.subscribers, log);
          // While an older transaction is still open the newest event waits above the horizon: keep looking until it settles.
          if (newest.settled && round === 'nothing') seen = newest.seq;
        }
      } catch (error) {
        log.warn({ err: error }, 'events could not be delivered; trying again');
        await pause(1_000);
      }
      await pause(pollMs);
    }
  }

  /** What operators asked to try again. */
  async function retry() {
    while (!stopping) {
      try {
        while (!stopping && (await retryDelivery(database, work.subscribers)));
      } catch (error) {
        log.warn({ err: error }, 'a failed delivery could not be retried; trying again');
      }
      await pause(retryEveryMs);
    }
  }

  async function sweep({ name, everyMs, run: act }: Sweep) {
    while (!stopping) {
      try {
        if (await takeLease(database, name, everyMs)) {
          while ((await act(database, stop.signal)) > 0 && !stopping);
          if (!stopping) await noteSuccess(database, name);
        }
      } catch (error) {
        log.warn({ err: error, sweep: name }, 'a sweep failed; it runs again at its next time');
        await noteFailure(database, name, error).catch(() => undefined);
      }
      await pause(Math.min(everyMs, 1_000));
    }
  }

  return async () => {
    stopping = true;
    stop.abort();
    await Promise.all(loops);
    await runner?.stop();
  };
}

async function takeLease(database: Database, name: string, everyMs: number): Promise<boolean> {
  const { rows } = await sql<{ name: string }>`
    insert into platform.sweeps as s (name, next_run_at, last_run_at) values (${name}, now() + ${everyMs} * interval '1 ms', now())
    on conflict (name) do update set next_run_at = excluded.next_run_at, last_run_at = now()
    where s.next_run_at <= now() returning name`.execute(database.db);
  return rows.length > 0;
}

/** A failure is shown until a run has gone well, not only while the timer rests. */
async function noteSuccess(database: Database, name: string): Promise<void> {
  await sql`update platform.sweeps set last_error = null where name = ${name} and last_error is not null`.execute(
    database.db,
  );
}

async function noteFailure(database: Database, name: string, error: unknown): Promise<void> {
  await sql`update platform.sweeps set last_error = ${String(error)} where name = ${name}`.execute(
    database.db,
  );
}

async function startJobs(database: Database, jobs: readonly Job[], log: Log): Promise<Runner> {
  const taskList = Object.fromEntries(
    jobs.map(({ name, run: act }) => [
      name,
      (payload: unknown) => act(database, payload as Record<string, unknown>),
    ]),
  );
  return run({
    pgPool: database.pool,
    taskList,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 1_000,
    logger: workerLog(log),
  });
}

function workerLog(log: Log): never {
  const write = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;
  const logger = {
    scope: () => logger,
    error: (message: string) => log[write.error](message),
    warn: (message: string) => log[write.warning](message),
    info: (message: string) => log[write.info](message),
    debug: (message: string) => log[write.debug](message),
  };
  return logger as never;
}

function pause(ms: number): Promise<void> {
  return new Promise((wake) => setTimeout(wake, ms));
}
