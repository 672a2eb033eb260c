// Everything may die at any moment: what was acknowledged is stored, nothing is bought twice, and the books add up.
// JISHI_KILL_ROUNDS=20 kills each as often as the promise says (reliability.md, F1).
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { startTemporaryPostgres } from '../../bin/embedded-postgres/temporary.mjs';
import { auditAll } from '../src/audit-all.ts';
import { openModules } from '../src/house.ts';
import { openDatabase } from '../src/platform/db.ts';
import { migrate } from '../src/platform/migrate.ts';
import { testApp } from './app.ts';
import { openMarket } from './market.ts';
import { openOffering } from '../src/modules/checkout/test/offering.ts';

const rounds = Number(process.env.JISHI_KILL_ROUNDS ?? 2);
const folder = mkdtempSync(join(tmpdir(), 'jishi-kill-'));
const postgres = await startTemporaryPostgres({ durable: true });
const url = postgres.url;
await migrate(url);
const market = { ...openDatabase(url, { size: 4 }), url };
const { shop, product } = openMarket(market, testApp(market, openModules).modules);
const { shopId } = await shop();
const goods = [
  await product(shopId, 1_000_000),
  await product(shopId, 1_000_000),
  await product(shopId, 300),
];
// Promotions are on: one is paid by a budget, one has few pieces, and the house dies while it draws and counts.
const offering = openOffering(market);
await offering.price(goods[0]!.skuId, { budgetId: await offering.budget(1_500_000n), priceFen: 3_990 });
await offering.price(goods[1]!.skuId, { units: 1_000 });
const journal = join(folder, 'journal');
let shoppers: ChildProcess | undefined;

afterAll(async () => {
  shoppers?.kill('SIGKILL');
  await market.close().catch(() => undefined);
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

function startShoppers(): ChildProcess {
  const script = join(import.meta.dirname, 'kill/shoppers.ts');
  return spawn(process.execPath, [script, url, journal, ...goods.map(({ skuId }) => skuId)], {
    stdio: 'inherit',
  });
}

const answers = () => {
  try {
    return readFileSync(journal, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('!'));
  } catch {
    return [];
  }
};

/** Waits until so many more were answered: the shoppers are in the middle of it. */
async function untilAnswered(more: number): Promise<void> {
  const before = answers().length;
  for (let tries = 0; answers().length < before + more; tries++) {
    if (tries > 1_200)
      throw new Error(`only ${answers().length - before} of ${more} were answered in a minute`);
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

const killed = (child: ChildProcess, signal: NodeJS.Signals) =>
  new Promise<void>((gone) => {
    child.once('exit', () => gone());
    child.kill(signal);
  });

/** Lets everybody finish what they asked, then compares what they were told with what is stored. */
async function accounts(): Promise<void> {
  await killed(shoppers!, 'SIGTERM');
  shoppers = startShoppers();
  await killed(shoppers, 'SIGTERM').catch(() => undefined);
  const told = answers().map((line) => line.split(' ') as [string, string, string]);
  const bought = told.filter(([, , answer]) => /^[0-9a-f-]{36}$/.test(answer));
  const database = openDatabase(url, { size: 2 });
  const { rows } = await database.pool.query(
    'select idempotency_key as key, purchase_id as id from orders.purchases',
  );
  const stored = new Map(rows.map(({ key, id }) => [key, id]));
  const wrong = bought.flatMap(([, key, purchaseId]) =>
    stored.get(key) === purchaseId ? [] : [{ key, purchaseId, stored: stored.get(key) }],
  );
  expect({ count: wrong.length, of: bought.length, examples: wrong.slice(0, 5) }).toEqual({
    count: 0,
    of: bought.length,
    examples: [],
  });
  expect(stored.size).toBe(new Set(bought.map(([, key]) => key)).size);
  expect((await auditAll(database.db)).findings).toEqual([]);
  console.log(`${told.length} answered, ${stored.size} purchases stored, each once`);
  await database.close();
}

describe('under load', () => {
  test(`the shop is killed ${rounds} times`, { timeout: 60_000 + rounds * 30_000 }, async () => {
    for (let round = 0; round < rounds; round++) {
      shoppers = startShoppers();
      await untilAnswered(200);
      await killed(shoppers, 'SIGKILL');
    }
    shoppers = startShoppers();
    await untilAnswered(50);
    await accounts();
  });

  test(`the database is killed ${rounds} times`, { timeout: 60_000 + rounds * 30_000 }, async () => {
    shoppers = startShoppers();
    for (let round = 0; round < rounds; round++) {
      await untilAnswered(200);
      process.kill(postgres.pid, 'SIGKILL');
      await postgres.restart();
    }
    await untilAnswered(50);
    await accounts();
  });

  test(`everything is killed ${rounds} times`, { timeout: 60_000 + rounds * 30_000 }, async () => {
    for (let round = 0; round < rounds; round++) {
      shoppers = startShoppers();
      await untilAnswered(200);
      process.kill(postgres.pid, 'SIGKILL');
      await killed(shoppers, 'SIGKILL');
      await postgres.restart();
    }
    shoppers = startShoppers();
    await untilAnswered(50);
    await accounts();
  });
});
