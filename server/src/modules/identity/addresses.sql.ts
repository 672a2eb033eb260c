import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';

type BuyerId = Id<'person'>;
type AddressId = Id<'address'>;
export type AddressRow = { addressId: AddressId; regionCode: string; sealed: Buffer; isDefault: boolean };

const columns = sql`address_id as "addressId", region_code as "regionCode", sealed, is_default as "isDefault"`;

export async function addressRows(db: Db, buyerId: BuyerId): Promise<AddressRow[]> {
  const { rows } = await sql<AddressRow>`
    select ${columns} from identity.addresses where buyer_id = ${buyerId}
    order by is_default desc, updated_at desc, address_id desc`.execute(db);
  return rows;
}

export async function addressRow(
  db: Db,
  buyerId: BuyerId,
  addressId: AddressId,
): Promise<AddressRow | undefined> {
  const { rows } = await sql<AddressRow>`
    select ${columns} from identity.addresses where buyer_id = ${buyerId} and address_id = ${addressId}`.execute(
    db,
  );
  return rows[0];
}

/** Addresses of many buyers, in no order; those that are not the buyer's are missing. */
export async function addressRowsByKeys(
  db: Db,
  keys: readonly { buyerId: BuyerId; addressId: AddressId }[],
): Promise<(AddressRow & { buyerId: BuyerId })[]> {
  const { rows } = await sql<AddressRow & { buyerId: BuyerId }>`
    select buyer_id as "buyerId", ${columns} from identity.addresses where (buyer_id, address_id) in
      (select * from unnest(${keys.map((k) => k.buyerId)}::uuid[], ${keys.map((k) => k.addressId)}::uuid[]))`.execute(
    db,
  );
  return rows;
}

export async function insertAddress(
  tx: Tx,
  buyerId: BuyerId,
  { addressId, regionCode, sealed, isDefault }: AddressRow,
): Promise<void> {
  const time = now();
  await sql`
    insert into identity.addresses (buyer_id, address_id, region_code, sealed, is_default, created_at, updated_at)
    values (${buyerId}, ${addressId}, ${regionCode}, ${sealed}, ${isDefault}, ${time}, ${time})`.execute(tx);
}

export async function updateAddress(
  tx: Tx,
  buyerId: BuyerId,
  { addressId, regionCode, sealed, isDefault }: AddressRow,
): Promise<void> {
  await sql`
    update identity.addresses set region_code = ${regionCode}, sealed = ${sealed}, is_default = ${isDefault}, updated_at = ${now()}
    where buyer_id = ${buyerId} and address_id = ${addressId}`.execute(tx);
}

export async function clearDefault(tx: Tx, buyerId: BuyerId): Promise<void> {
  await sql`update identity.addresses set is_default = false where buyer_id = ${buyerId} and is_default`.execute(
    tx,
  );
}

export async function deleteAddressRow(
  tx: Tx,
  buyerId: BuyerId,
  addressId: AddressId,
): Promise<{ wasDefault: boolean } | undefined> {
  const { rows } = await sql<{ wasDefault: boolean }>`
    delete from identity.addresses where buyer_id = ${buyerId} and address_id = ${addressId}
    returning is_default as "wasDefault"`.execute(tx);
  return rows[0];
}

/** Makes the address used last the default. */
export async function promoteDefault(tx: Tx, buyerId: BuyerId): Promise<void> {
  await sql`
    update identity.addresses set is_default = true
    where buyer_id = ${buyerId} and address_id = (
      select address_id from identity.addresses where buyer_id = ${buyerId} order by updated_at desc, address_id desc limit 1)`.execute(
    tx,
  );
}
