import { assert } from '../../platform/assert.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { idNotFound, newId, type Id } from '../../platform/ids.ts';
import { inForce } from '../../platform/policy.ts';
import { Problem } from '../../platform/problem.ts';
import {
  addressRow,
  addressRowsByKeys,
  addressRows,
  clearDefault,
  deleteAddressRow,
  insertAddress,
  promoteDefault,
  updateAddress,
  type AddressRow,
} from './addresses.sql.ts';
import { lockPerson, wrappedKeys } from './people.sql.ts';
import { accountPolicy } from './policy.ts';
import { tooManyAddresses } from './problems.ts';
import { seal, unseal } from './vault.ts';

type BuyerId = Id<'person'>;
type AddressId = Id<'address'>;

/** Where a parcel goes. `regionCode` is GB/T 2260, six digits. */
export type Destination = {
  readonly recipient: string;
  readonly phone: string;
  readonly regionCode: string;
  readonly detail: string;
};
export type Address = Destination & { readonly addressId: AddressId; readonly isDefault: boolean };
export type AddressIn = Destination & { readonly isDefault?: boolean };

/**
 * An address as it may be kept elsewhere, such as on an order: the region open, the rest sealed with the
 * buyer's key. It can no longer be opened once the buyer is erased.
 */
export type SealedAddress = {
  readonly buyerId: BuyerId;
  readonly regionCode: string;
  readonly sealed: Buffer;
};

/** Adds a delivery address; the first becomes the default. Throws tooManyAddresses. */
export async function addAddress(
  tx: Tx,
  { buyerId, ...address }: AddressIn & { buyerId: BuyerId },
): Promise<AddressId> {
  await lockPerson(tx, buyerId);
  const present = await addressRows(tx, buyerId);
  const { addressesMost } = await inForce(tx, accountPolicy);
  if (present.length >= addressesMost) throw new Problem(tooManyAddresses, { max: addressesMost });
  const isDefault = address.isDefault === true || present.length === 0;
  if (isDefault) await clearDefault(tx, buyerId);
  const addressId = newId('address', buyerId);
  await insertAddress(tx, buyerId, { addressId, isDefault, ...(await sealedFor(tx, buyerId, address)) });
  return addressId;
}

/** The default stays the default until another one is chosen: there is always one. */
export async function changeAddress(
  tx: Tx,
  { buyerId, addressId, ...address }: AddressIn & { buyerId: BuyerId; addressId: AddressId },
) {
  await lockPerson(tx, buyerId);
  const present = await addressRow(tx, buyerId, addressId);
  if (!present) throw new Problem(idNotFound);
  const isDefault = address.isDefault === true || present.isDefault;
  if (isDefault) await clearDefault(tx, buyerId);
  await updateAddress(tx, buyerId, { addressId, isDefault, ...(await sealedFor(tx, buyerId, address)) });
}

export async function deleteAddress(tx: Tx, buyerId: BuyerId, addressId: AddressId): Promise<void> {
  await lockPerson(tx, buyerId);
  const deleted = await deleteAddressRow(tx, buyerId, addressId);
  if (!deleted) throw new Problem(idNotFound);
  if (deleted.wasDefault) await promoteDefault(tx, buyerId);
}

export async function addressesOf(db: Db, buyerId: BuyerId): Promise<Address[]> {
  const rows = await addressRows(db, buyerId);
  const key = (await wrappedKeys(db, [buyerId])).get(buyerId);
  assert(rows.length === 0 || key, 'addresses go when the key goes');
  return rows.map((row) => opened(buyerId, key!, row));
}

/** One address in clear. Throws not found when it is not the buyer's. */
export async function addressOf(db: Db, buyerId: BuyerId, addressId: AddressId): Promise<Address> {
  const [row, keys] = [await addressRow(db, buyerId, addressId), await wrappedKeys(db, [buyerId])];
  if (!row) throw new Problem(idNotFound);
  return opened(buyerId, keys.get(buyerId)!, row);
}

/** An address to keep on an order, without opening it: one query, no key. Throws not found when it is not the buyer's. */
export async function sealedAddressOf(
  db: Db,
  buyerId: BuyerId,
  addressId: AddressId,
): Promise<SealedAddress> {
  const row = await addressRow(db, buyerId, addressId);
  if (!row) throw new Problem(idNotFound);
  return { buyerId, regionCode: row.regionCode, sealed: row.sealed };
}

/** The same for many buyers in one query, in order; undefined where it is not the buyer's. */
export async function sealedAddressesOf(
  db: Db,
  keys: readonly { readonly buyerId: BuyerId; readonly addressId: AddressId }[],
): Promise<(SealedAddress | undefined)[]> {
  const rows = new Map((await addressRowsByKeys(db, keys)).map((row) => [row.addressId, row]));
  return keys.map(({ buyerId, addressId }) => {
    const row = rows.get(addressId);
    // Somebody else may have asked for the same address, who does own it.
    return row?.buyerId === buyerId ? { buyerId, regionCode: row.regionCode, sealed: row.sealed } : undefined;
  });
}

/** Opens kept addresses, in order; null where the buyer was erased. One query for all of them. */
export async function openAddresses(db: Db, kept: readonly SealedAddress[]): Promise<(Destination | null)[]> {
  const keys = await wrappedKeys(
    db,
    kept.map(({ buyerId }) => buyerId),
  );
  return kept.map(({ buyerId, regionCode, sealed }) => {
    const key = keys.get(buyerId);
    return key ? { regionCode, ...openedPart(key, buyerId, sealed) } : null;
  });
}

async function sealedFor(tx: Tx, buyerId: BuyerId, { recipient, phone, detail, regionCode }: Destination) {
  const key = (await wrappedKeys(tx, [buyerId])).get(buyerId);
  assert(key, 'someone who is signed in has not been erased');
  return { regionCode, sealed: seal(key, buyerId, JSON.stringify({ recipient, phone, detail })) };
}

function opened(
  buyerId: BuyerId,
  key: Buffer,
  { addressId, regionCode, isDefault, sealed }: AddressRow,
): Address {
  return { addressId, regionCode, isDefault, ...openedPart(key, buyerId, sealed) };
}

function openedPart(
  key: Buffer,
  buyerId: BuyerId,
  sealed: Buffer,
): { recipient: string; phone: string; detail: string } {
  return JSON.parse(unseal(key, buyerId, sealed)) as { recipient: string; phone: string; detail: string };
}
