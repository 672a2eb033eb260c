/**
 * A coupon grab: 10,000 coupons, one for each buyer; 100,000 buyers come at the same moment, a tenth of them twice with
 * the same key. Goals: everybody answered within seconds, exactly 10,000 given, to those who came first.
 */
import pg from 'pg';
import type { BenchResult } from './run.ts';
import {
  issueCoupons,
  openGrabLane,
  type Claim,
  type GrabLane,
} from '../server/src/modules/pricing/index.ts';
import { claimBatch } from '../server/src/modules/pricing/claim-coupons.sql.ts';
import { day, later, now } from '../server/src/platform/clock.ts';
import { newId, type Id } from '../server/src/platform/ids.ts';
import { openLog } from '../server/src/platform/log.ts';
import { openBenchMarket, type BenchMarket } from './orders/market.ts';
import { keepBusy, percentiles, say } from './orders/measure.ts';

const coupons = 10_000;
const requests = 100_000;
const doubled = requests / 10;

export async function bench(): Promise<BenchResult> {
  const market = await openBenchMarket({ skus: 1 });
  try {
    const limit = await oneAtATime(market);
    const lane = openGrabLane({
      databaseUrl: market.databaseUrl,
      log: openLog('warn'),
      maxWaiting: 2 * requests,
    });
    const result = await rush(market, lane);
    await lane.close();
    const ratio = Math.round((result.perSecond / limit) * 100) / 100;
    return {
      name: 'coupon-grab',
      value: result.perSecond,
      unit: 'requests answered/s',
      limit,
      ratio,
      ...result.rest,
    };
  } finally {
    await market.close();
  }
}

/** Everybody at once. */
async function rush({ database }: BenchMarket, lane: GrabLane) {
  const batchId = await issue(database, coupons);
  const claims = Array.from({ length: requests }, (_, i) => claimOf(batchId, `grab-${i}`));
  for (let i = 0; i < doubled; i++) claims.push({ ...claims[i * 10]!, couponId: newId('coupon') });
  const latencies: number[] = [];
  const outcomes: string[] = [];
  let errors = 0;
  const started = performance.now();
  await Promise.all(
    claims.map(async (claim, i) => {
      try {
        outcomes[i] = (await lane.place(claim)).outcome;
      } catch {
        errors += 1;
      }
      latencies.push(performance.now() - started);
    }),
  );
  const lasted = performance.now() - started;
  const { rows } = await database.pool.query(
    `select count(*)::int as given, count(distinct buyer_id)::int as buyers from pricing.coupons where batch_id = $1`,
    [batchId],
  );
  const claimed = outcomes.filter((outcome) => outcome === 'claimed').length;
  const exact = claimed === coupons && rows[0].given === coupons && rows[0].buyers === coupons;
  const { p50, p99 } = percentiles(latencies);
  console.error(
    `${claims.length} requests for ${coupons} coupons: ${rows[0].given} given to ${rows[0].buyers} buyers in ${Math.round(lasted)} ms, p50 ${p50} ms, p99 ${p99} ms, ` +
      `${outcomes.filter((outcome) => outcome === 'replayed').length} repeated requests answered with their first coupon, ${lane.figures().batches} batches`,
  );
  return {
    perSecond: Math.round((claims.length / lasted) * 1_000),
    rest: { p50, p99, errors: errors + (exact ? 0 : 1) },
  };
}

/** The same function called for one claim at a time, by as many connections as do best. */
async function oneAtATime({ database, databaseUrl }: BenchMarket, seconds = 4): Promise<number> {
  let best = 0;
  for (const clients of [16, 64]) {
    const batchId = await issue(database, 1_000_000);
    const connections = await Promise.all(
      Array.from({ length: clients }, async () => {
        const client = new pg.Client({ connectionString: databaseUrl });
        await client.connect();
        return client;
      }),
    );
    const measured = await keepBusy(
      clients,
      seconds,
      async (caller) =>
        (await claimBatch(connections[caller]!, [claimOf(batchId, newId('entry'))]))[0]!.outcome,
    );
    say(`one at a time, ${clients} connections`, measured);
    best = Math.max(best, measured.perSecond);
    await Promise.all(connections.map((client) => client.end()));
  }
  return best;
}

function claimOf(batchId: Id<'couponBatch'>, key: string): Claim {
  const buyerId = newId('person');
  return { buyerId, batchId, key, couponId: newId('coupon', buyerId), at: now() };
}

/** A creator's red packets need no budget; what they are worth does not matter here. */
function issue({ transact }: BenchMarket['database'], total: number): Promise<Id<'couponBatch'>> {
  const [claimFrom, claimUntil] = [later(now(), -day).toISOString(), later(now(), day).toISOString()];
  const definition = {
    name: { zh: '整点抢券', en: 'On the hour' },
    code: 1002 as const,
    thresholdFen: 9_900,
    benefit: { kind: 'off' as const, offFen: 1_000 },
    total,
    perBuyer: 1,
    channel: 'centre' as const,
    claimFrom,
    claimUntil,
    validity: { kind: 'days' as const, days: 7 },
    funding: { merchantBps: 10_000 },
  };
  return transact((tx) => issueCoupons(tx, { by: { owner: 'platform' }, definition, actorId: null }));
}
