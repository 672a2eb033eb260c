/**
 * Sixteen people who look at products and at their carts, each a request every 100 ms. They stand in a thread of their own:
 * beside 50,000 buyers in one event loop they would wait for the buyers' timers, not for the server.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { toWire } from '../../server/src/platform/ids.ts';
import { openConnection } from './http.ts';
import type { BenchMarket } from './market.ts';
import { percentiles } from './measure.ts';

export type Shopped = {
  readonly p50: number;
  readonly p99: number;
  readonly count: number;
  readonly failed: number;
};
type Errand = { readonly url: string; readonly tokens: readonly string[]; readonly pages: readonly string[] };

/** They are there and connected, and shop until `stop` is called, which answers how long they had to wait. */
export async function sendShoppers(
  { productIds, buyers }: BenchMarket,
  url: string,
): Promise<{ stop(): Promise<Shopped> }> {
  const errand: Errand = {
    url,
    tokens: buyers.slice(0, 16).map(({ token }) => token),
    pages: productIds.map((id) => `/api/products/${toWire('product', id)}`),
  };
  const thread = new Worker(new URL(import.meta.url), { workerData: errand });
  const said = <T>() =>
    new Promise<T>((resolve, reject) =>
      thread
        .once('message', resolve)
        .once('error', reject)
        .once('exit', () => reject(new Error('the other shoppers went home'))),
    );
  await said<'ready'>();
  const shopped = said<Shopped>();
  return {
    stop() {
      thread.postMessage('stop');
      return shopped;
    },
  };
}

async function shop({ url, tokens, pages }: Errand): Promise<Shopped> {
  const latencies: number[] = [];
  let failed = 0;
  let over = false;
  parentPort!.once('message', () => (over = true));
  const wires = await Promise.all(tokens.map(() => openConnection(url)));
  parentPort!.postMessage('ready');
  await Promise.all(
    wires.map(async (wire, i) => {
      const token = tokens[i]!;
      await new Promise((wake) => setTimeout(wake, i * 6));
      for (let turn = i; !over; turn++) {
        const path = turn % 3 === 0 ? '/api/cart' : pages[turn % pages.length]!;
        const asked = performance.now();
        const { status } = await wire.ask('GET', path, { authorization: `Bearer ${token}` });
        latencies.push(performance.now() - asked);
        if (status !== 200) failed += 1;
        await new Promise((wake) => setTimeout(wake, 100));
      }
      wire.close();
    }),
  );
  return { ...percentiles(latencies), count: latencies.length, failed };
}

if (!isMainThread) parentPort!.postMessage(await shop(workerData as Errand));
