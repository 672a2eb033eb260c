import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import type { ShopRole } from '../../platform/permissions.ts';

type ShopId = Id<'shop'>;
type PersonId = Id<'person'>;

/** Adds a person, under the name the shop gives; false when they work there already. */
export async function insertStaff(
  tx: Tx,
  shopId: ShopId,
  personId: PersonId,
  role: ShopRole,
  name: string | null = null,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into identity.staff (shop_id, person_id, role, name, added_at) values (${shopId}, ${personId}, ${role}, ${name}, ${now()})
    on conflict on constraint staff_pk do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** The owners, held in the order of their ids: two of them leaving at once must not leave none. */
export async function lockOwners(tx: Tx, shopId: ShopId): Promise<PersonId[]> {
  const { rows } = await sql<{ person_id: PersonId }>`
    select person_id from identity.staff where shop_id = ${shopId} and role = 'owner' order by person_id for update`.execute(
    tx,
  );
  return rows.map(({ person_id }) => person_id);
}

export async function updateRole(
  tx: Tx,
  shopId: ShopId,
  personId: PersonId,
  role: ShopRole,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update identity.staff set role = ${role} where shop_id = ${shopId} and person_id = ${personId}`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

export async function deleteStaff(tx: Tx, shopId: ShopId, personId: PersonId): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from identity.staff where shop_id = ${shopId} and person_id = ${personId}`.execute(tx);
  return numAffectedRows === 1n;
}

export type StaffRow = {
  shopId: ShopId;
  personId: PersonId;
  role: ShopRole;
  addedAt: Date;
  nickname: string;
  avatarKey: string | null;
  wrappedKey: Buffer | null;
  phone: Buffer | null;
};

export async function staffRows(
  db: Db,
  shopIds: readonly ShopId[],
  { onlyOwners = false } = {},
): Promise<StaffRow[]> {
  const { rows } = await sql<StaffRow>`
    select w.shop_id as "shopId", w.person_id as "personId", w.role, w.added_at as "addedAt",
      coalesce(w.name, p.nickname) as nickname, case when w.name is null then p.avatar_key end as "avatarKey", d.wrapped_key as "wrappedKey", d.phone
    from identity.staff w join identity.people p using (person_id) join identity.personal_data d using (person_id)
    where w.shop_id = any(${[...shopIds]}::uuid[]) ${onlyOwners ? sql`and w.role = 'owner'` : sql``}
    order by w.added_at, w.person_id`.execute(db);
  return rows;
}
