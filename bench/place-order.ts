/**
 * Placing orders with promotions on: each is priced with what runs, discounted twice and drawn from one hot budget. Beside
 * it, in the same run, orders without offers, and the same SQL function called for one order at a time. Goals on 2 cores with
 * everything on one machine: ≥ 1,000 discounted orders/s through HTTP with p99 < 150 ms, the lane alone ≥ 2 × one at a time.
 */
import type { BenchResult } from './run.ts';
import { newId, toWire, type Id } from '../server/src/platform/ids.ts';
import type { PreparedPurchase } from '../server/src/modules/checkout/prepared.ts';
import { auditAll } from '../server/src/audit-all.ts';
import { openConnection } from './orders/http.ts';
import { openBenchMarket, type BenchMarket } from './orders/market.ts';
import { keepBusy, say, type Measured } from './orders/measure.ts';
import { openFestival } from './orders/offers.ts';
import { oneAtATime } from './orders/one-at-a-time.ts';
import { preparePurchase } from './orders/prepare.ts';
import { serve } from './orders/server.ts';

const seconds = 8;
const port = Number(process.env.BENCH_PORT ?? 4450);

export async function bench(): Promise<BenchResult> {
  const market = await openBenchMarket({ buyers: 512 });
  try {
    const half = market.skuIds.length / 2;
    const [plain, promoted] = [market.skuIds.slice(0, half), market.skuIds.slice(half)];
    await openFestival(market, promoted);
    const oneOf = (skuIds: readonly Id<'sku'>[]) => skuIds[Math.floor(Math.random() * half)]!;
    const discounted = () => preparePurchase(market.goods, [oneOf(promoted)]);
    await market.goods.priceAfresh([{ skuId: promoted[0]!, quantity: 1, attributionToken: null }], {
      buyerId: null,
    });
    const first = await discounted();
    console.error(
      `each order of ¥49.90 costs ¥${Number(first.payableFen) / 100}, of which the platform pays ¥${Number(first.orders[0]!.subsidies.platformFen) / 100} more`,
    );

    const limit = await oneAtATime(market, discounted);
    console.error(`one at a time (${limit.by})`.padEnd(46), String(limit.perSecond).padStart(7) + '/s');
    await laneAlone(market, limit.perSecond, discounted, () => preparePurchase(market.goods, [oneOf(plain)]));

    const undiscounted = await throughHttp(market, {
      any: () => oneOf(plain),
      totalFen: 4_990n,
      connections: 64,
    });
    const runs: [number, Measured][] = [];
    for (const connections of [16, 64, 128]) {
      const { payableFen: totalFen } = first;
      runs.push([
        connections,
        await throughHttp(market, { any: () => oneOf(promoted), totalFen, connections }),
      ]);
    }
    const [connections, best] = runs.toSorted(([, a], [, b]) => b.perSecond - a.perSecond)[0]!;
    const { checked, findings } = await auditAll(market.database.db);
    console.error(
      `with promotions: ${(best.perSecond / undiscounted.perSecond).toFixed(2)} × without, at ${connections} connections; ` +
        `audit: ${checked.length} checks, ${findings.length} findings`,
    );
    return {
      name: 'place-order',
      value: best.perSecond,
      unit: 'discounted orders/s',
      limit: limit.perSecond,
      ratio: Math.round((best.perSecond / limit.perSecond) * 100) / 100,
      p50: best.p50,
      p99: best.p99,
      errors: refused(best) + refused(undiscounted) + findings.length,
    };
  } finally {
    await market.close();
  }
}

const refused = ({ outcomes }: Measured): number =>
  Object.entries(outcomes).reduce((sum, [status, count]) => sum + (status === '201' ? 0 : count), 0);

type Prepare = () => Promise<PreparedPurchase>;

/** Without HTTP: what the lane itself manages, discounted and not. */
async function laneAlone(
  market: BenchMarket,
  limit: number,
  discounted: Prepare,
  plain: Prepare,
): Promise<void> {
  const lane = market.openLane();
  const buy = (prepare: Prepare) => async () => (await lane.place(await prepare())).outcome;
  await keepBusy(64, 2, buy(discounted));
  for (const callers of [1, 16, 64, 256, 1_000]) {
    const alone = await keepBusy(callers, callers < 16 ? 2 : seconds / 2, buy(discounted));
    say(`lane alone, ${callers} callers (${(alone.perSecond / limit).toFixed(1)} × one at a time)`, alone);
  }
  say('lane alone, 256 callers, without promotions', await keepBusy(256, seconds / 2, buy(plain)));
  await lane.close();
}

type Through = { readonly any: () => Id<'sku'>; readonly totalFen: bigint; readonly connections: number };

async function throughHttp(market: BenchMarket, { any, totalFen, connections }: Through): Promise<Measured> {
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
      expectedTotalFen: Number(totalFen),
    };
    return String((await wires[caller]!.ask('POST', '/api/purchases', headers, JSON.stringify(body))).status);
  };
  try {
    await keepBusy(connections, 2, order);
    const measured = await keepBusy(connections, seconds, order);
    say(
      `through HTTP, ${connections} connections${totalFen === 4_990n ? ', without promotions' : ''}`,
      measured,
    );
    return measured;
  } finally {
    for (const wire of wires) wire.close();
    await server.stop();
  }
}
