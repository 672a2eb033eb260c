import { openModules } from '../../src/house.ts';
import { LeftUndone } from '../../src/platform/each-due.ts';
import { deliverBatch, newestEvent, registerSubscribers } from '../../src/platform/events.ts';
import type { Id } from '../../src/platform/ids.ts';
import { openLog } from '../../src/platform/log.ts';
import { Problem } from '../../src/platform/problem.ts';
import { randomFrom, type Random } from '../../src/town/random.ts';
import { scorecard } from '../../src/modules/credit/decide.ts';
import { gatewaysOf } from '../../src/modules/payments/gateways.ts';
import { paymentJobs, queryUnknownOutcomes } from '../../src/modules/payments/jobs.ts';
import { testApp } from '../app.ts';
import type { TestDatabase } from '../database.ts';
import { openMarket, type Buyer, type Product, type Shop } from '../market.ts';
import { openTill } from '../till.ts';
import { openSimulatedBank } from './bank.ts';
import { Crash, crashing, untilDone } from './crashes.ts';
import { seedIds } from './seeded-ids.ts';

export type World = Awaited<ReturnType<typeof openWorld>>;

/** Sweeps that only tidy up, or talk to what is not simulated. */
const leftOut = /^(payments\.reconcile|catalog|content|distribution|analytics|identity|notifications)/;

/** Buyers, shops and goods on a test's database, a bank that misbehaves, and a process that dies now and then. */
export async function openWorld(database: TestDatabase, seed: number, { crashRate = 0.01 } = {}) {
  seedIds(randomFrom(`${seed}/ids`));
  const random: Random = randomFrom(`${seed}/acts`);
  let stormy = false;
  const hit = crashing(database, randomFrom(`${seed}/crashes`), () => (stormy ? crashRate : 0));
  const bank = openSimulatedBank(database, randomFrom(`${seed}/bank`));
  const gateways = gatewaysOf([bank.gateway]);
  const { modules, house } = testApp(database, (around) =>
    openModules(around).map((module) =>
      module.name === 'payments'
        ? { ...module, jobs: paymentJobs(gateways), sweeps: queryUnknownOutcomes(gateways) }
        : module,
    ),
  );
  const market = openMarket(database, modules);
  const till = openTill(database, house.config.secret);
  const log = openLog('silent');
  const subscribers = modules.flatMap((module) => module.subscribers ?? []);
  const jobs = new Map(modules.flatMap((module) => module.jobs ?? []).map((job) => [job.name, job]));
  const sweeps = modules.flatMap((module) => module.sweeps ?? []).filter(({ name }) => !leftOut.test(name));
  await database.transact((tx) => registerSubscribers(tx, subscribers));

  let heard = 0n;
  /** One subscriber after the other, so that the same seed hears the same things in the same order. */
  async function settle(): Promise<void> {
    for (;;) {
      const { seq, settled } = await newestEvent(database.db);
      const { rows } = await database.pool.query<{ name: string }>(
        'select distinct name from platform.events where seq > $1',
        [heard],
      );
      if (rows.length === 0) return;
      const said = new Set(rows.map(({ name }) => name));
      for (const subscriber of subscribers) {
        if (!Object.keys(subscriber.hears).some((name) => said.has(name))) continue;
        while (((await untilDone(() => deliverBatch(hit, subscriber, log))) ?? 0) > 0);
      }
      if (settled) heard = seq;
      else await new Promise((wake) => setTimeout(wake, 5));
    }
  }

  /** The work that was queued. What fails, or is killed, stays and is done again at the next chance. */
  async function runJobs(): Promise<void> {
    const { rows } = await database.pool.query<{
      id: bigint;
      revision: number;
      name: string;
      payload: Record<string, unknown>;
    }>(`
      select j.id, j.revision, t.identifier as name, j.payload from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`);
    for (const { id, revision, name, payload } of rows) {
      const job = jobs.get(name);
      const done = await Promise.resolve(job?.run(hit, payload)).then(
        () => true,
        () => false,
      );
      // A job that asked to be run again has changed its row: that stays.
      if (done)
        await database.pool.query(
          'delete from graphile_worker._private_jobs where id = $1 and revision = $2',
          [id, revision],
        );
    }
  }

  const counts = new Map<string, number>();
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);

  return {
    database,
    hit,
    house,
    random,
    bank,
    gateways,
    modules,
    market,
    till,
    settle,
    counts,
    count,
    outside: { database: hit, gateways, decider: scorecard(database.db) },
    buyers: [] as Buyer[],
    shops: [] as Shop[],
    creators: [] as Id<'creator'>[],
    goods: [] as (Product & { shopId: Id<'shop'>; priceFen: number })[],
    seed,
    /** While it storms, processes die. */
    storm: (on: boolean) => void (stormy = on),
    /** Everything that goes on by itself: notices, events, jobs, timers. */
    async tick(): Promise<void> {
      await bank.deliverNotices(hit);
      await settle();
      await runJobs();
      for (const sweep of sweeps) await Promise.resolve(sweep.run(hit)).catch(ignoreCrash);
      await settle();
    },
    /** Tries something as a client does: what is refused is refused, what was killed may or may not be done. */
    async tried<T>(what: string, act: () => Promise<T>): Promise<T | undefined> {
      try {
        const done = await act();
        count(what);
        return done;
      } catch (error) {
        if (error instanceof Problem) count(`${what}: ${error.kind.code}`);
        else if (error instanceof Crash) count(`${what}: killed`);
        else throw error;
        return undefined;
      }
    },
  };
}

function ignoreCrash(error: unknown): void {
  const errors = error instanceof LeftUndone ? error.errors : [error];
  if (!errors.every((each) => each instanceof Crash)) throw error;
}
