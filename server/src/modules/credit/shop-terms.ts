import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { toWire, type Id } from '../../platform/ids.ts';
import { audit } from '../../platform/audit.ts';
import { inForce } from '../../platform/policy.ts';
import { instalmentsPolicy } from './policy.ts';
import type { Plan } from './schedule.ts';

/** What a shop offers on credit. A shop that has not chosen offers pay later, and bears no fee of instalments. */
export type ShopTerms = { readonly payLater: boolean; readonly freeTenors: readonly number[] };
const notChosen: ShopTerms = { payLater: true, freeTenors: [] };

export async function shopTermsOf(db: Db, shopIds: readonly Id<'shop'>[]): Promise<ShopTerms[]> {
  const { rows } = await sql<ShopTerms & { shopId: Id<'shop'> }>`
    select shop_id as "shopId", pay_later as "payLater", free_tenors as "freeTenors" from credit.shop_terms
    where shop_id = any(${[...shopIds]}::uuid[])`.execute(db);
  const chosen = new Map(rows.map(({ shopId, ...terms }) => [shopId, terms]));
  return shopIds.map((shopId) => chosen.get(shopId) ?? notChosen);
}

export async function setShopTerms(
  tx: Tx,
  { shopId, actorId, terms }: { shopId: Id<'shop'>; actorId: Id<'person'>; terms: ShopTerms },
): Promise<void> {
  await sql`
    insert into credit.shop_terms (shop_id, pay_later, free_tenors, changed_at)
    values (${shopId}, ${terms.payLater}, ${[...terms.freeTenors]}::int[], ${now()})
    on conflict on constraint shop_terms_pk do update set pay_later = excluded.pay_later, free_tenors = excluded.free_tenors,
      changed_at = excluded.changed_at`.execute(tx);
  await audit(tx, {
    actorId,
    action: 'credit.shop_terms_changed',
    subject: toWire('shop', shopId),
    shopId,
    details: { ...terms },
  });
}

/** The plans for a purchase at these shops: a fee is the shops' where all of them bear it, otherwise as the policy says. */
export async function plansFor(db: Db | Tx, shopIds: readonly Id<'shop'>[]): Promise<Plan[]> {
  const { plans } = await inForce(db, instalmentsPolicy);
  const shops = await shopTermsOf(db, shopIds);
  return plans.map((plan) =>
    shops.length > 0 && shops.every(({ freeTenors }) => freeTenors.includes(plan.tenor))
      ? { ...plan, bearer: 'MERCHANT' as const }
      : plan,
  );
}
