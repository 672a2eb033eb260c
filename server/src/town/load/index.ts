import { at } from '../../platform/clock.ts';
import { deliverAll, registerSubscribers, type Subscriber } from '../../platform/events.ts';
import type { Tx } from '../../platform/db.ts';
import type { House } from '../../platform/module.ts';
import { foldCounters } from '../../modules/content/index.ts';
import { openModules } from '../../house.ts';
import { allPictures, makePlan, town, type Shop } from '../index.ts';
import { leaveAfterSales } from './after-sales.ts';
import { placePictures } from './media.ts';
import { settlePeople } from './people.ts';
import { openPromotions } from './promotions.ts';
import { lend } from './credit.ts';
import { openTownShop, putOnShelf, type Goods } from './shops.ts';
import { promiseCommissions, settleMonth, withdraw } from './settlement.ts';
import { publishFilms, reactToFilms } from './films.ts';
import { trade } from './trade.ts';
import { leaveTracks, leaveWorkWaiting } from './waiting.ts';
import { recordRanking, recordTraffic } from './traffic.ts';

export { demoSecondFactor } from './people.ts';

/** Builds the demo town with the product's own verbs: people, shops, goods, films, and a month of trade that ends at `endsAt`. */
export async function loadTown(house: House, { endsAt = new Date(), orders = 320 } = {}): Promise<void> {
  const { database, storage, log } = house;
  const modules = openModules(house);
  const subscribers = modules.flatMap((module) => module.subscribers ?? []).map(inEventTime);
  const settle = () => deliverAll(database, subscribers, log);
  await database.transact((tx) => registerSubscribers(tx, subscribers));
  const plan = makePlan(town, { endsAt, orders });
  const files = [
    ...allPictures.map(({ file }) => file),
    ...town.shops.map(({ logo }) => logo),
    ...town.people.map(({ avatar }) => avatar.file),
  ];
  const stage = stages(house);
  const pictures = await stage('pictures', () => placePictures(storage, files));
  const residents = await stage('people', () =>
    database.transact((tx) => settlePeople(tx, pictures, plan.startsAt)),
  );
  const goods: Goods = { shops: new Map(), products: new Map(), skus: new Map() };
  await stage('shops', async () => {
    const eachShop = (act: (tx: Tx, shop: Shop) => Promise<void>) =>
      Promise.all(town.shops.map((shop) => database.transact((tx) => act(tx, shop))));
    await eachShop((tx, shop) => openTownShop(tx, shop, residents, pictures, goods, plan.startsAt));
    await settle();
    await eachShop((tx, shop) => putOnShelf(tx, shop, residents, goods, plan.startsAt));
    await settle();
  });
  await stage('promotions', async () => {
    await promiseCommissions(database, residents, goods, plan.startsAt);
    await openPromotions(database, { residents, goods, endsAt: plan.endsAt });
  });
  const films = await stage('films', () =>
    database.transact((tx) => publishFilms(tx, storage, residents, goods, plan)),
  );
  await stage('reactions', () => database.transact((tx) => reactToFilms(tx, residents, goods, films, plan)));
  await stage('traffic', () => database.transact((tx) => recordTraffic(tx, residents, goods, films, plan)));
  const market = { house, residents, goods, films, pictures, settle };
  await stage('trade', async () => {
    await settle();
    await trade(market, plan);
  });
  await stage('credit', async () => {
    await lend(market, plan);
    await database.transact((tx) => leaveWorkWaiting(tx, residents, goods, films, pictures, plan));
    await settle();
  });
  await stage('settlement', () => settleMonth(market, plan));
  await stage('after the month', async () => {
    await withdraw(market, plan);
    await leaveAfterSales(database, goods, plan);
    await settle();
    await leaveTracks(house, residents, plan);
    await recordRanking(database, plan);
    while ((await database.transact((tx) => foldCounters(tx, 5_000))) > 0);
  });
  for (const module of modules) await module.close?.();
}

/** What is heard while the town is built happened when it was said, not now. */
function inEventTime({ name, hears }: Subscriber): Subscriber {
  const timed = Object.entries(hears).map(
    ([event, hear]) =>
      [event, (tx, said) => at(said.occurredAt, () => hear(tx, said))] as const satisfies [
        string,
        Subscriber['hears'][string],
      ],
  );
  return { name, hears: Object.fromEntries(timed) };
}

/** Names each stage and its time in the log, for whoever wonders what takes so long. */
function stages({ log }: House) {
  return async <T>(name: string, act: () => Promise<T>): Promise<T> => {
    const startedAt = performance.now();
    const made = await act();
    log.debug({ stage: name, ms: Math.round(performance.now() - startedAt) }, 'a stage of the town is done');
    return made;
  };
}
