/**
 * A flash sale: 1,000 units, one for each buyer; 5,000 and then 50,000 buyers come at the same moment, while other
 * shoppers look at products and carts through HTTP. Goals: everybody answered within 10 s, exactly 1,000 sold, the other
 * shoppers' p99 < 100 ms.
 */
import type { BenchResult } from './run.ts';
import { receiveStock } from '../server/src/modules/inventory/index.ts';
import { limitPerBuyer, type Lane } from '../server/src/modules/checkout/index.ts';
import { auditAll } from '../server/src/audit-all.ts';
import { newId, type Id } from '../server/src/platform/ids.ts';
import { Problem } from '../server/src/platform/problem.ts';
import { openBenchMarket, type BenchMarket } from './orders/market.ts';
import { percentiles } from './orders/measure.ts';
import { oneAtATime } from './orders/one-at-a-time.ts';
import { sendShoppers } from './orders/other-shoppers.ts';
import { preparePurchase } from './orders/prepare.ts';
import { serve } from './orders/server.ts';

const units = 1_000;
const port = Number(process.env.BENCH_PORT ?? 4452);

export async function bench(): Promise<BenchResult> {
  const market = await openBenchMarket({ skus: 24, buyers: 32, stock: 100_000 });
  try {
    const hot = market.skuIds[0]!;
    const limit = await oneAtATime(market, () => preparePurchase(market.goods, [hot]));
    console.error(`one at a time on one SKU (${limit.by}): ${limit.perSecond}/s`);
    const lane = market.openLane();
    const server = await serve(market, { port, roles: 'api' });
    await calmly(market, server.url, 2_000); // the server's first answers compile it
    const calm = await calmly(market, server.url, 4_000);
    console.error(
      `other shoppers before the rush: p50 ${calm.p50} ms, p99 ${calm.p99} ms of ${calm.count} requests`,
    );

    const runs = [];
    for (const [i, buyers] of [5_000, 50_000].entries())
      runs.push(await rush(market, lane, server.url, market.skuIds[i + 1]!, buyers));
    await server.stop();
    const { checked, findings } = await auditAll(market.database.db);
    console.error(`audit: ${checked.length} checks, ${findings.length} findings`);
    const { perSecond, p50, p99, errors } = runs.at(-1)!;
    return {
      name: 'flash-sale',
      value: perSecond,
      unit: 'buyers answered/s',
      limit: limit.perSecond,
      ratio: Math.round((perSecond / limit.perSecond) * 100) / 100,
      p50,
      p99,
      errors: errors + findings.length,
    };
  } finally {
    await market.close();
  }
}

/** Each buyer comes back when told to, until the answer is yes or no. */
async function rush(market: BenchMarket, lane: Lane, url: string, skuId: Id<'sku'>, count: number) {
  const { database, goods } = market;
  await setStock(market, skuId);
  await database.transact((tx) => limitPerBuyer(tx, skuId, 1));
  const purchases = await Promise.all(Array.from({ length: count }, () => preparePurchase(goods, [skuId])));

  const others = await sendShoppers(market, url);
  const latencies: number[] = [];
  let sold = 0;
  let errors = 0;
  const started = performance.now();
  await Promise.all(
    purchases.map(async (purchase) => {
      for (;;) {
        try {
          const { outcome } = await lane.place(purchase);
          if (outcome === 'placed') sold += 1;
          break;
        } catch (error) {
          if (!(error instanceof Problem)) {
            errors += 1;
            break;
          }
          // As a browser does: after the seconds of Retry-After, and not all in the same instant.
          const seconds = Number(error.details.seconds ?? 1);
          await wait(seconds * 1_000 * (1 + Math.random()));
        }
      }
      latencies.push(performance.now() - started);
    }),
  );
  const lasted = performance.now() - started;
  const shoppers = await others.stop();
  const { rows } = await database.pool.query(
    'select count(*)::int as n from orders.lines where sku_id = $1',
    [skuId],
  );
  if (sold !== units || rows[0].n !== units) errors += 1;
  const { p50, p99 } = percentiles(latencies);
  console.error(
    `${count} buyers, ${units} units: sold ${sold} (${rows[0].n} orders), all answered in ${Math.round(lasted)} ms, p50 ${p50} ms, p99 ${p99} ms; ` +
      `other shoppers p50 ${shoppers.p50} ms, p99 ${shoppers.p99} ms of ${shoppers.count} requests, ${shoppers.failed} failed`,
  );
  return { perSecond: Math.round((count / lasted) * 1_000), p50, p99, errors: errors + shoppers.failed };
}

async function calmly(market: BenchMarket, url: string, ms: number) {
  const shoppers = await sendShoppers(market, url);
  await wait(ms);
  return shoppers.stop();
}

/** A SKU of which there are exactly the units of the sale. */
async function setStock({ database }: BenchMarket, skuId: Id<'sku'>): Promise<void> {
  const { rows } = await database.pool.query(
    'select on_hand - reserved as free from inventory.levels where sku_id = $1',
    [skuId],
  );
  await database.transact((tx) => receiveStock(tx, { skuId, quantity: units, ref: newId('upload') }));
  await database.pool.query(
    `select inventory.move_stock($1, $2, 'adjusted', $3, now(), null, 'flash sale')`,
    [skuId, newId('upload'), -rows[0].free],
  );
}

const wait = (ms: number) => new Promise((wake) => setTimeout(wake, ms));
