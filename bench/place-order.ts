/**
 * Placing orders: the lane alone, and through HTTP; beside them the same SQL function called for one order at a time.
 * Goals on 2 cores with everything on one machine: ≥ 1,500 orders/s through HTTP (embedded ≥ 1,000) with p99 < 150 ms, the
 * lane alone ≥ 2 × one at a time.
 */
import type { BenchResult } from './run.ts';
import { newId, toWire } from '../server/src/platform/ids.ts';
import { auditAll } from '../server/src/audit-all.ts';
import { openConnection } from './orders/http.ts';
import { openBenchMarket, type BenchMarket } from './orders/market.ts';
import { keepBusy, say, type Measured } from './orders/measure.ts';
import { oneAtATime } from './orders/one-at-a-time.ts';
import { preparePurchase } from './orders/prepare.ts';
import { serve } from './orders/server.ts';

const seconds = 8;
const port = Number(process.env.BENCH_PORT ?? 4450);

export async function bench(): Promise<BenchResult> {
  const market = await openBenchMarket({ buyers: 512 });
  try {
    const any = () => market.skuIds[Math.floor(Math.random() * market.skuIds.length)]!;
    const prepare = () => preparePurchase(market.goods, [any()]);

    const limit = await oneAtATime(market, prepare);
    console.error(`one at a time (${limit.by})`.padEnd(46), String(limit.perSecond).padStart(7) + '/s');

    const lane = market.openLane();
    await keepBusy(64, 2, async () => (await lane.place(await prepare())).outcome);
    for (const callers of [1, 16, 64, 256, 1_000]) {
      const alone = await keepBusy(
        callers,
        callers < 16 ? 2 : seconds / 2,
        async () => (await lane.place(await prepare())).outcome,
      );
      say(
        `lane alone, ${callers} callers (${(alone.perSecond / limit.perSecond).toFixed(1)} × one at a time)`,
        alone,
      );
    }
    await lane.close();

    const runs: [number, Measured][] = [];
    for (const connections of [16, 64, 128])
      runs.push([connections, await throughHttp(market, any, connections)]);
    const [connections, best] = runs.toSorted(([, a], [, b]) => b.perSecond - a.perSecond)[0]!;
    const errors = Object.entries(best.outcomes).reduce(
      (sum, [status, count]) => sum + (status === '201' ? 0 : count),
      0,
    );
    const { checked, findings } = await auditAll(market.database.db);
    console.error(
      `audit: ${checked.length} checks, ${findings.length} findings; best through HTTP at ${connections} connections`,
    );
    return {
      name: 'place-order',
      value: best.perSecond,
      unit: 'orders/s',
      limit: limit.perSecond,
      ratio: Math.round((best.perSecond / limit.perSecond) * 100) / 100,
      p50: best.p50,
      p99: best.p99,
      errors: errors + findings.length,
    };
  } finally {
    await market.close();
  }
}

async function throughHttp(
  market: BenchMarket,
  any: () => BenchMarket['skuIds'][number],
  connections: number,
): Promise<Measured> {
  const server = await serve(market, { port, roles: 'api' });
  const wires = await Promise.all(Array.from({ length: connections }, () => openConnection(server.url)));
  let turn = 0;
  const order = async (caller: number) => {
    // Every buyer is somebody else's turn later: the session and the address are read as often as in life.
    const buyer = market.buyers[(caller + connections * (turn++ >> 7)) % market.buyers.length]!;
    const headers = {
      authorization: `Bearer ${buyer.token}`,
      'idempotency-key': newId('entry'),
      'content-type': 'application/json',
    };
    const body = {
      lines: [{ skuId: toWire('sku', any()), quantity: 1 }],
      addressId: toWire('address', buyer.addressId),
      expectedTotalFen: 4_990,
    };
    return String((await wires[caller]!.ask('POST', '/api/purchases', headers, JSON.stringify(body))).status);
  };
  try {
    await keepBusy(connections, 2, order);
    const measured = await keepBusy(connections, seconds, order);
    say(`through HTTP, ${connections} connections`, measured);
    return measured;
  } finally {
    for (const wire of wires) wire.close();
    await server.stop();
  }
}
