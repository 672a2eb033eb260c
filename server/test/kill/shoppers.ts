/**
 * Thirty-two shoppers who buy as fast as they are answered, in a process of its own that a test may kill at any moment.
 * Each writes down what it asks (`?`) before it asks and what it was told (`!`) after; a new process first asks again
 * what was never answered, with the same keys.
 *   node shoppers.ts DATABASE_URL JOURNAL SKU_ID…
 */
import { openSync, readFileSync, writeSync } from 'node:fs';
import { openDatabase } from '../../src/platform/db.ts';
import { newId, type Id } from '../../src/platform/ids.ts';
import { openLog } from '../../src/platform/log.ts';
import { openTill } from '../../src/modules/checkout/index.ts';
import { prepared } from '../../src/modules/checkout/test/make.ts';

const [databaseUrl, journal, ...skuIds] = process.argv.slice(2) as [string, string, ...Id<'sku'>[]];
const database = openDatabase(databaseUrl, { size: 4, name: 'shoppers' });
const till = openTill(database, openLog('silent'));
const file = openSync(journal, 'a+');
let stopping = false;
process.once('SIGTERM', () => (stopping = true));

type Wish = { readonly key: string; readonly buyerId: Id<'person'>; readonly skuId: Id<'sku'> };
const unanswered = wishesWithoutAnswer();

await Promise.all(
  Array.from({ length: 32 }, async () => {
    while (!stopping || unanswered.length > 0) {
      const old = unanswered.pop();
      const wish = old ?? newWish();
      if (!old) write(`? ${wish.key} ${wish.buyerId} ${wish.skuId}`);
      const outcome = await buyUntilAnswered(wish);
      write(`! ${wish.key} ${'purchaseId' in outcome ? outcome.purchaseId : outcome.outcome}`);
    }
  }),
);
await till.lane.close();
await database.close();

/** The price is asked of the same database: while it is away, the shopper tries again. */
async function buyUntilAnswered({ key, buyerId, skuId }: Wish) {
  for (;;) {
    try {
      return await till.lane.place(await prepared(till.goods, [{ skuId }], { key, buyerId }));
    } catch {
      await new Promise((wake) => setTimeout(wake, 50));
    }
  }
}

function newWish(): Wish {
  return {
    key: newId('entry'),
    buyerId: newId('person'),
    skuId: skuIds[Math.floor(Math.random() * skuIds.length)]!,
  };
}

function wishesWithoutAnswer(): Wish[] {
  const open = new Map<string, Wish>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [mark, key, buyerId, skuId] = line.split(' ') as [string, string, Id<'person'>, Id<'sku'>];
    if (mark === '?') open.set(key, { key, buyerId, skuId });
    if (mark === '!') open.delete(key);
  }
  return [...open.values()];
}

function write(line: string): void {
  writeSync(file, `${line}\n`);
}
