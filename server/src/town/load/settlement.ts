import { at, day, hour, later } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { payAtCounter } from '../../modules/payments/index.ts';
import { createPlan, joinCampaign, type PlanKind } from '../../modules/commission/index.ts';
import {
  accountOf,
  approvePayout,
  askBank,
  closeMonth,
  depositOf,
  nameBank,
  ofCreator,
  ofShop,
  openLocalBank,
  requestPayout,
  sendThroughBank,
  settleDue,
  startDeposit,
  writeMonth,
  type Owner,
} from '../../modules/settlement/index.ts';
import { town, type Plan } from '../index.ts';
import type { Residents } from './people.ts';
import type { Goods } from './shops.ts';
import type { Market } from './trade.ts';

type TownPlan = {
  readonly shop: string;
  readonly kind: PlanKind;
  readonly commissionBps: number;
  readonly creator?: string;
  readonly leader?: string;
  readonly serviceBps?: number;
  readonly hosted?: true;
};
/** What creators earn in town: something everywhere, and a few arrangements of their own. */
const plans: readonly TownPlan[] = [
  ...town.shops.map(({ key: shop }, i): TownPlan => ({
    shop,
    kind: 'normal',
    commissionBps: 800 + (i % 4) * 200,
  })),
  { shop: 'lanting', kind: 'targeted', creator: 'mianmian', commissionBps: 2_000 },
  { shop: 'zhoushan', kind: 'targeted', creator: 'haiyan', commissionBps: 1_500 },
  { shop: 'yiwu', kind: 'leader', leader: 'laozhou', commissionBps: 1_800, serviceBps: 200 },
  { shop: 'chenghai', kind: 'targeted', creator: 'xiaohuba', commissionBps: 1_600, hosted: true },
];

/** Commission plans as they stood before the first order. */
export async function promiseCommissions(
  { transact }: Database,
  { people, creators }: Residents,
  { shops }: Goods,
  startsAt: Date,
): Promise<void> {
  const ownerOf = new Map(town.shops.map(({ key, staff }) => [key, people.get(staff[0]!.person)!]));
  await at(startsAt, () =>
    transact(async (tx) => {
      for (const { shop, kind, commissionBps, creator, leader, serviceBps = 0, hosted = false } of plans) {
        const planId = await createPlan(tx, {
          shopId: shops.get(shop)!,
          kind,
          productId: null,
          creatorId: creator ? creators.get(creator)! : null,
          leaderId: leader ? creators.get(leader)! : null,
          hosted,
          commissionBps,
          serviceBps,
          actorId: ownerOf.get(shop)!,
        });
        if (kind === 'leader') await joinCampaign(tx, { creatorId: creators.get('dawei')!, planId });
      }
    }),
  );
}

/** Every day of the plan settles what is due; each month is closed on the first day of the next. */
export async function settleMonth({ house, residents }: Market, { startsAt, endsAt }: Plan): Promise<void> {
  const { database } = house;
  const operator = residents.people.get('chenyunying')!;
  let month = monthOf(startsAt);
  for (let time = startsAt; time < endsAt; time = later(time, day)) {
    await at(time, async () => {
      while ((await settleDue(database)) > 0);
      if (monthOf(time) === month) return;
      await database.transact((tx) => closeMonth(tx, month, operator));
      await writeMonth(database, month);
      month = monthOf(time);
    });
  }
}

/** The month in China. */
const monthOf = (time: Date) =>
  later(time, 8 * hour)
    .toISOString()
    .slice(0, 7);

/** One shop has been paid and asks again, another and a creator wait for an operator. Their accounts are as old as the month. */
export async function withdraw(market: Market, { startsAt, endsAt }: Plan): Promise<void> {
  const { residents, goods } = market;
  const luochuan = { owner: ofShop(goods.shops.get('luochuan')!), person: 'suping', tail: '0001' };
  const lanting = { owner: ofShop(goods.shops.get('lanting')!), person: 'luping', tail: '0003' };
  const laoli = { owner: ofCreator(residents.creators.get('laoli')!), person: 'laoli', tail: '0004' };
  for (const each of [luochuan, lanting, laoli]) await at(startsAt, () => nameAccount(market, each));
  const ask = (of: Withdrawer, before: number) =>
    at(later(endsAt, -before * hour), () => askForMoney(market, of));
  // After the last day that settled: what is posted later in a ledger is not dated earlier.
  const first = await ask(luochuan, 20);
  if (first) await at(later(endsAt, -18 * hour), () => payOut(market, first));
  await ask(luochuan, 3);
  await ask(lanting, 5);
  await ask(laoli, 2);
}

type Withdrawer = { readonly owner: Owner; readonly person: string; readonly tail: string };

async function nameAccount({ house, residents, settle }: Market, { owner, person, tail }: Withdrawer) {
  const { database, config } = house;
  const holder = owner.ownerKind === 'shop' ? '集市商家' : '集市达人';
  const bank = { holder, bank: '中国工商银行', number: `622200001111${tail}` };
  await database.transact((tx) => nameBank(tx, config.secret, owner, bank, residents.people.get(person)!));
  await settle();
}

async function askForMoney(
  { house: { database }, residents, settle }: Market,
  { owner, person }: Withdrawer,
): Promise<Id<'payout'> | null> {
  const actorId = residents.people.get(person)!;
  await database.transact(async (tx) => {
    if (owner.ownerKind === 'shop') await payDeposit(tx, owner.ownerId, actorId);
  });
  await settle();
  return database.transact(async (tx) => {
    const { balanceFen, heldFen, reservedFen } = await accountOf(tx, owner, 'payable');
    const amountFen = (balanceFen - heldFen - reservedFen) / 2n;
    return amountFen < 100n ? null : requestPayout(tx, { owner, amountFen, actorId });
  });
}

/** What the deposit is short of is paid at the bank. */
async function payDeposit(tx: Tx, shopId: Id<'shop'>, actorId: Id<'person'>): Promise<void> {
  const { shortFen: amountFen } = await depositOf(tx, shopId);
  if (amountFen === 0n) return;
  const depositId = await startDeposit(tx, { shopId, amountFen, actorId });
  await payAtCounter(tx, {
    buyerId: actorId,
    purchaseId: depositId,
    purpose: 'deposit',
    amountFen,
    subject: '店铺保证金',
  });
}

async function payOut({ house, residents }: Market, payoutId: Id<'payout'>): Promise<void> {
  const { database, config } = house;
  const operator = { personId: residents.people.get('chenyunying')!, shops: new Map(), creatorId: null };
  await database.transact((tx) => approvePayout(tx, payoutId, operator));
  const bank = openLocalBank(database.db, config.secret);
  await sendThroughBank(database, bank, payoutId);
  await askBank(database, bank);
}
