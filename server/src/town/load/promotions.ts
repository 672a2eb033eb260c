import { at, day, hour, later } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/db.ts';
import { newId, type Id } from '../../platform/ids.ts';
import {
  callForShops,
  createActivity,
  enrolShop,
  issueCoupons,
  joinShop,
  scheduleActivity,
  sendCoupon,
  type ActivityDefinition,
  type Owner,
} from '../../modules/pricing/index.ts';
import { createBudget } from '../../modules/subsidies/index.ts';
import { town } from '../index.ts';
import { townActivities, townCoupons, type TownActivity, type TownCoupons } from '../promotions.ts';
import type { Residents } from './people.ts';
import type { Goods } from './shops.ts';

type Around = {
  readonly residents: Residents;
  readonly goods: Goods;
  readonly endsAt: Date;
  readonly budgetId: Id<'budget'>;
};

/** Activities and coupons of the last week of the plan, in time for its purchases, and some that have just begun. */
export async function openPromotions(
  { transact }: Database,
  { residents, goods, endsAt }: Omit<Around, 'budgetId'>,
): Promise<void> {
  await transact(async (tx) => {
    const budgetId = await at(later(endsAt, -8 * day), () => openBudget(tx, residents));
    const around = { residents, goods, endsAt, budgetId };
    for (const activity of townActivities) await startActivity(tx, activity, around);
    for (const coupons of townCoupons) await giveCoupons(tx, coupons, around);
    const lanting = goods.shops.get('lanting')!;
    for (const buyer of ['xiaoman', 'guli']) await joinShop(tx, residents.people.get(buyer)!, lanting);
  });
}

const openBudget = (tx: Tx, { people }: Residents) =>
  createBudget(tx, {
    name: { zh: '秋收季补贴', en: 'Harvest season subsidies' },
    kind: 'platform',
    capFen: 200_000n,
    perBuyerFen: 20_000n,
    actorId: people.get('chenyunying')!,
  });

async function startActivity(tx: Tx, activity: TownActivity, around: Around): Promise<void> {
  const { startsAt, written } = timesOf(activity, around);
  const by = ownerOf(activity.by, around);
  const actorId = actorOf(activity.by, around);
  const definition = { ...definitionOf(activity, around), ...startsAt };
  await at(written, async () => {
    const activityId = await createActivity(tx, { by, definition, actorId });
    await scheduleActivity(tx, { by, activityId, actorId });
    if (activity.joined) await letJoin(tx, activityId, activity.joined, around);
  });
}

/** Each shop agrees with everything it sells; others may still join until the end. */
async function letJoin(
  tx: Tx,
  activityId: Id<'activity'>,
  joined: readonly string[],
  { goods, residents, endsAt }: Around,
): Promise<void> {
  const callId = await callForShops(tx, {
    offer: { activityId },
    closesAt: later(endsAt, 20 * day),
    actorId: residents.people.get('chenyunying')!,
  });
  for (const key of joined) {
    const owner = town.shops
      .find((shop) => shop.key === key)!
      .staff.find(({ role }) => role === 'owner')!.person;
    await enrolShop(tx, {
      shopId: goods.shops.get(key)!,
      callId,
      seenVersion: 1,
      productIds: null,
      actorId: residents.people.get(owner)!,
    });
  }
}

/** Buyers' coupons are sent at the very end: the purchases of the week do not use them up. */
async function giveCoupons(tx: Tx, coupons: TownCoupons, around: Around): Promise<void> {
  const { startsAt, written } = timesOf(coupons, around);
  const by = ownerOf(coupons.by, around);
  const actorId = actorOf(coupons.by, around);
  const { budgetId } = around;
  const definition = {
    ...coupons.definition,
    claimFrom: startsAt.startsAt,
    claimUntil: startsAt.endsAt,
    ...(coupons.subsidised ? { budgetId } : {}),
  };
  const batchId = await at(written, () => issueCoupons(tx, { by, definition, actorId }));
  for (const buyer of coupons.heldBy) {
    const send = { by, batchId, actorId, buyerId: around.residents.people.get(buyer)!, key: newId('entry') };
    await at(later(around.endsAt, -hour / 2), () => sendCoupon(tx, send));
  }
}

function timesOf({ fromHours, untilHours }: { fromHours: number; untilHours: number }, { endsAt }: Around) {
  const [from, until] = [later(endsAt, fromHours * hour), later(endsAt, untilHours * hour)];
  return {
    startsAt: { startsAt: from.toISOString(), endsAt: until.toISOString() },
    written: later(from, -hour / 4),
  };
}

function definitionOf(
  { definition, products, subsidised, gift }: TownActivity,
  { goods, budgetId }: Around,
): Omit<ActivityDefinition, 'startsAt' | 'endsAt'> {
  const skuId = (code: string) => goods.skus.get(code)!;
  return {
    ...definition,
    rule: ruleOf(definition.rule, skuId, gift),
    ...(products ? { scope: { productIds: products.map((key) => goods.products.get(key)!) } } : {}),
    ...(subsidised ? { budgetId } : {}),
  };
}

/** In the town's data SKUs are named by their codes. */
function ruleOf(
  rule: ActivityDefinition['rule'],
  skuId: (code: string) => Id<'sku'>,
  gift: string | undefined,
): ActivityDefinition['rule'] {
  if (rule.kind === 'gift' && gift) return { ...rule, gift: { ...rule.gift, skuId: skuId(gift) } };
  if (rule.kind !== 'item-price' || rule.price.kind !== 'by-sku') return rule;
  const skus = rule.price.skus.map((sku) => ({ ...sku, skuId: skuId(sku.skuId) }));
  return { ...rule, price: { ...rule.price, skus } };
}

function ownerOf(by: TownActivity['by'], { residents, goods }: Around): Owner {
  if (by === 'platform') return { owner: 'platform' };
  if ('shop' in by) return { owner: 'shop', shopId: goods.shops.get(by.shop)! };
  return { owner: 'creator', creatorId: residents.creators.get(by.creator)! };
}

function actorOf(by: TownActivity['by'], { residents }: Around): Id<'person'> | null {
  return by === 'platform' ? residents.people.get('chenyunying')! : null;
}
