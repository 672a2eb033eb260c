import { deliverAll, registerSubscribers } from '../../platform/events.ts';
import type { House } from '../../platform/module.ts';
import { foldCounters } from '../../modules/content/index.ts';
import { openModules } from '../../house.ts';
import { allPictures, makePlan, town } from '../index.ts';
import { placePictures } from './media.ts';
import { settlePeople } from './people.ts';
import { openTownShop, type Goods } from './shops.ts';
import { publishFilms, reactToFilms } from './films.ts';
import { recordTraffic } from './traffic.ts';

export { demoSecondFactor } from './people.ts';

/** Builds the demo town with the product's own verbs: people, shops, goods, films, and a month of trade that ends at `endsAt`. */
export async function loadTown(house: House, { endsAt = new Date(), orders = 1_200 } = {}): Promise<void> {
  const { database, storage, log } = house;
  const subscribers = openModules(house).flatMap((module) => module.subscribers ?? []);
  await database.transact((tx) => registerSubscribers(tx, subscribers));
  const plan = makePlan(town, { endsAt, orders });
  const files = [...allPictures.map(({ file }) => file), ...town.shops.map(({ logo }) => logo), ...town.people.map(({ avatar }) => avatar.file)];
  const pictures = await placePictures(storage, files);
  const residents = await database.transact((tx) => settlePeople(tx, pictures, plan.startsAt));
  const goods: Goods = { shops: new Map(), products: new Map(), skus: new Map() };
  for (const shop of town.shops) await database.transact((tx) => openTownShop(tx, shop, residents, pictures, goods, plan.startsAt));
  await deliverAll(database, subscribers, log);
  const films = await database.transact((tx) => publishFilms(tx, storage, residents, goods, plan));
  await database.transact((tx) => reactToFilms(tx, residents, goods, films, plan));
  await database.transact((tx) => recordTraffic(tx, residents, goods, films, plan));
  await deliverAll(database, subscribers, log);
  while ((await database.transact((tx) => foldCounters(tx, 5_000))) > 0);
}
