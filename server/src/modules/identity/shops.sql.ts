import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import type { ShopRole } from '../../platform/permissions.ts';
import type { Bilingual } from './person.ts';
import type { ShopCard, ShopKind, ShopState } from './shop.ts';

type ShopId = Id<'shop'>;
type PersonId = Id<'person'>;

const bilingualOf = (column: 'name' | 'intro') =>
  sql`jsonb_build_object('zh', s.${sql.ref(`${column}_zh`)}, 'en', s.${sql.ref(`${column}_en`)}) as ${sql.ref(column)}`;
const shopColumns = sql`
  s.shop_id as "shopId", ${bilingualOf('name')}, ${bilingualOf('intro')}, s.kind, s.region_code as "regionCode", s.logo_key as "logoKey",
  s.state, s.reason, s.score, s.created_at as "createdAt", s.decided_at as "decidedAt"`;

/** Claims a name; false when another shop has it. */
export async function claimName(tx: Tx, nameKey: string, shopId: ShopId): Promise<boolean> {
  const { rows } = await sql<{ shop_id: ShopId }>`
    insert into identity.shop_names as n (name_key, shop_id) values (${nameKey}, ${shopId})
    on conflict on constraint shop_names_pk do update set shop_id = n.shop_id returning shop_id`.execute(tx);
  return rows[0]!.shop_id === shopId;
}

export async function releaseOtherNames(tx: Tx, shopId: ShopId, keep: string): Promise<void> {
  await sql`delete from identity.shop_names where shop_id = ${shopId} and name_key <> ${keep}`.execute(tx);
}

export type NewShop = {
  shopId: ShopId;
  name: Bilingual;
  intro: Bilingual;
  kind: ShopKind;
  regionCode: string;
  logoKey: string | null;
};

export async function insertShop(
  tx: Tx,
  { shopId, name, intro, kind, regionCode, logoKey }: NewShop,
): Promise<void> {
  await sql`
    insert into identity.shops (shop_id, name_zh, name_en, intro_zh, intro_en, kind, region_code, logo_key, state, created_at)
    values (${shopId}, ${name.zh}, ${name.en}, ${intro.zh}, ${intro.en}, ${kind}, ${regionCode}, ${logoKey}, 'pending', ${now()})`.execute(
    tx,
  );
}

export async function updateProfile(
  tx: Tx,
  { shopId, name, intro, kind, regionCode, logoKey }: NewShop,
): Promise<void> {
  await sql`
    update identity.shops set name_zh = ${name.zh}, name_en = ${name.en}, intro_zh = ${intro.zh}, intro_en = ${intro.en},
      kind = ${kind}, region_code = ${regionCode}, logo_key = ${logoKey}
    where shop_id = ${shopId}`.execute(tx);
}

export async function lockShop(tx: Tx, shopId: ShopId): Promise<ShopCard | undefined> {
  const { rows } = await sql<ShopCard>`
    select ${shopColumns} from identity.shops s where shop_id = ${shopId} for update`.execute(tx);
  return rows[0];
}

export async function setShopState(
  tx: Tx,
  shopId: ShopId,
  state: ShopState,
  reason: string | null,
): Promise<void> {
  await sql`
    update identity.shops set state = ${state}, reason = ${reason}, decided_at = case when ${state} = 'pending' then null else ${now()}::timestamptz end
    where shop_id = ${shopId}`.execute(tx);
}

export async function shopRows(db: Db, shopIds: readonly ShopId[]): Promise<ShopCard[]> {
  if (shopIds.length === 0) return [];
  const { rows } = await sql<ShopCard>`
    select ${shopColumns} from identity.shops s where shop_id = any(${[...new Set(shopIds)]}::uuid[])`.execute(
    db,
  );
  return rows;
}

export async function shopsByIds(db: Db, shopIds: readonly ShopId[]): Promise<Map<ShopId, ShopCard>> {
  return new Map((await shopRows(db, shopIds)).map((shop) => [shop.shopId, shop]));
}

export async function hasPendingShop(tx: Tx, ownerId: PersonId): Promise<boolean> {
  const { rows } = await sql`
    select from identity.staff w join identity.shops s using (shop_id)
    where w.person_id = ${ownerId} and w.role = 'owner' and s.state = 'pending' limit 1`.execute(tx);
  return rows.length > 0;
}

export async function shopsWorkedIn(db: Db, personId: PersonId): Promise<(ShopCard & { role: ShopRole })[]> {
  const { rows } = await sql<ShopCard & { role: ShopRole }>`
    select ${shopColumns}, w.role from identity.staff w join identity.shops s using (shop_id)
    where w.person_id = ${personId} order by w.added_at, s.shop_id`.execute(db);
  return rows;
}

type Listing = {
  shopId?: ShopId;
  state?: ShopState;
  words?: string;
  after: { at: Date; id: string } | null;
  limit: number;
};

/** Those waiting longest come first. */
export async function listShops(
  db: Db,
  { shopId, state, words, after, limit }: Listing,
): Promise<(ShopCard & { staffCount: number })[]> {
  const like = words && `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<ShopCard & { staffCount: number }>`
    select ${shopColumns}, (select count(*)::int from identity.staff w where w.shop_id = s.shop_id) as "staffCount"
    from identity.shops s where true
      ${shopId ? sql`and s.shop_id = ${shopId}` : sql``}
      ${state ? sql`and s.state = ${state}` : sql``}
      ${like ? sql`and (s.name_zh ilike ${like} or s.name_en ilike ${like})` : sql``}
      ${after ? sql`and (s.created_at, s.shop_id) > (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by s.created_at, s.shop_id limit ${limit + 1}`.execute(db);
  return rows;
}
