import { toWire, type Id } from '../../platform/ids.ts';

/** Whose an activity or a batch of coupons is. */
export type Owner =
  | { readonly owner: 'shop'; readonly shopId: Id<'shop'> }
  | { readonly owner: 'creator'; readonly creatorId: Id<'creator'> }
  | { readonly owner: 'platform' };

export type OwnerColumns = {
  readonly owner: Owner['owner'];
  readonly shop_id: Id<'shop'> | null;
  readonly creator_id: Id<'creator'> | null;
};

export const columnsOf = (by: Owner): OwnerColumns => ({
  owner: by.owner,
  shop_id: by.owner === 'shop' ? by.shopId : null,
  creator_id: by.owner === 'creator' ? by.creatorId : null,
});

export function ownerOf({ owner, shop_id: shopId, creator_id: creatorId }: OwnerColumns): Owner {
  if (owner === 'shop') return { owner, shopId: shopId! };
  return owner === 'creator' ? { owner, creatorId: creatorId! } : { owner };
}

export const showOwner = ({ owner, shop_id: shopId, creator_id: creatorId }: OwnerColumns) => ({
  owner,
  shopId: shopId && toWire('shop', shopId),
  creatorId: creatorId && toWire('creator', creatorId),
});

export const isOf = (row: OwnerColumns, by: Owner): boolean => {
  const own = columnsOf(by);
  return row.owner === own.owner && row.shop_id === own.shop_id && row.creator_id === own.creator_id;
};
