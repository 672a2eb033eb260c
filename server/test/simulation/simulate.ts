import { auditAll } from '../../src/audit-all.ts';
import { at, day, hour, later, minute } from '../../src/platform/clock.ts';
import { trialBalance } from '../../src/modules/ledger/index.ts';
import type { Id } from '../../src/platform/ids.ts';
import { createPlan } from '../../src/modules/commission/index.ts';
import { becomeCreator } from '../../src/modules/identity/index.ts';
import { clearDesks } from './tidy.ts';
import { buyerActs } from './acts-buyer.ts';
import { shopActs } from './acts-shop.ts';
import { openWorld, type World } from './world.ts';
import type { TestDatabase } from '../database.ts';

export type Simulation = {
  readonly days: number;
  readonly seed: number;
  readonly actsPerDay?: number;
  readonly buyers?: number;
  readonly crashRate?: number;
  readonly say?: (line: string) => void;
};

export class Broken extends Error {}
const acts = [...buyerActs, ...shopActs];

/**
 * A marketplace over so many days of virtual time. After every day everything is added up; the first thing that is wrong
 * ends it, with the seed that does it again.
 */
export async function simulate(
  database: TestDatabase,
  simulation: Simulation,
): Promise<ReadonlyMap<string, number>> {
  const { days, seed, actsPerDay = 60, buyers = 8, crashRate = 0.03, say = () => undefined } = simulation;
  say(`seed ${seed}: ${days} days, ${actsPerDay} acts a day, ${buyers} buyers`);
  const world = await openWorld(database, seed, { crashRate });
  await populate(world, buyers);
  const begin = new Date();
  for (let n = 0; n < days; n++) {
    await oneDay(world, later(begin, n * day), actsPerDay);
    await addUp(world, `seed ${seed}, day ${n + 1}`);
    if ((n + 1) % 10 === 0 || n + 1 === days) say(`day ${n + 1}: ${summary(world)}`);
  }
  await runOut(world, later(begin, days * day));
  await addUp(world, `seed ${seed}, after it had run its course`);
  return world.counts;
}

async function populate(world: World, buyers: number): Promise<void> {
  for (let n = 0; n < 3; n++) world.shops.push(await world.market.shop(`店铺 ${n + 1}`));
  for (let n = 0; n < 9; n++) {
    const { shopId } = world.shops[n % 3]!;
    const priceFen = 1_000 + world.random.between(0, 30_000);
    const product = await world.market.product(shopId, 60, {
      priceFen: BigInt(priceFen),
      title: `商品 ${n + 1}`,
    });
    world.goods.push({ ...product, shopId, priceFen });
  }
  for (let n = 0; n < 2; n++) world.creators.push(await aCreator(world, n));
  for (let n = 0; n < buyers; n++) world.buyers.push(await world.market.buyer(`买家 ${n + 1}`));
}

/** A creator, with a plan of one shop that pays for each sale. */
async function aCreator(world: World, n: number): Promise<Id<'creator'>> {
  const { personId } = await world.market.person(`达人 ${n + 1}`);
  const { shopId, owner } = world.shops[n]!;
  return world.database.transact(async (tx) => {
    const creatorId = await becomeCreator(tx, { personId, name: { zh: `达人 ${n + 1}` }, bio: { zh: '' } });
    await createPlan(tx, {
      shopId,
      kind: 'normal',
      productId: null,
      creatorId: null,
      leaderId: null,
      hosted: n === 1,
      commissionBps: 1_500,
      serviceBps: 0,
      actorId: owner.personId,
    });
    return creatorId;
  });
}

async function oneDay(world: World, morning: Date, actsPerDay: number): Promise<void> {
  const slots = 2;
  world.storm(true);
  for (let slot = 0; slot < slots; slot++) {
    const time = later(morning, slot * 12 * hour);
    for (let n = 0; n < actsPerDay / slots; n++) {
      const [, act] = world.random.weighted(acts, ([weight]) => weight);
      await at(later(time, n * 5 * minute), () => act(world));
      if (world.random.chance(0.3)) await at(later(time, n * 5 * minute), () => world.settle());
    }
    await at(later(time, 10 * hour), () => world.tick());
  }
  world.storm(false);
  await at(later(morning, day - minute), () => world.tick());
}

/** Every invariant of the house, and nothing in the failures. */
async function addUp(world: World, where: string): Promise<void> {
  const { findings } = await auditAll(world.database.db);
  const { rows: failures } = await world.database.pool.query(
    `select subscriber, name, split_part(error, chr(10), 1) as error from platform.failed_deliveries where resolved_at is null`,
  );
  if (findings.length + failures.length > 0)
    throw new Broken(
      `${where}: ${JSON.stringify([...findings, ...failures], (_, v) => (typeof v === 'bigint' ? String(v) : v), 1)}`,
    );
}

/** Nobody does anything any more: deadlines pass, parcels arrive, money goes home. */
async function runOut(world: World, from: Date): Promise<void> {
  await clearDesks(world, from);
  for (let n = 0; n < 45; n += 5) {
    await at(later(from, n * day), () => world.tick());
  }
  const left = new Map(
    (await trialBalance(world.database.db)).map(({ account, balanceFen }) => [account, balanceFen]),
  );
  for (const account of ['buyers.due', 'buyers.funds', 'subsidies.due', 'orders.promised'] as const)
    if ((left.get(account) ?? 0n) !== 0n)
      throw new Broken(
        `seed ${world.seed}: ${left.get(account)} fen are left in ${account} when everything has run its course`,
      );
}

function summary({ counts }: World): string {
  const of = (what: string) => counts.get(what) ?? 0;
  return `${of('buy')} bought, ${of('ship')} shipped, ${of('complain')} complaints, ${of('price protection')} differences paid, ${of('withdraw money')} withdrawals, ${[...counts].filter(([what]) => what.endsWith('killed')).reduce((all, [, n]) => all + n, 0)} killed`;
}
