import { audit } from '../../platform/audit.ts';
import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { publish } from '../../platform/events.ts';
import { toWire, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { productNotInState, shopNotOpen } from './problems.ts';
import { lacks, nextState } from './product.ts';
import { lockProduct, textOf, touchSkus, updateProduct, type Product } from './products.sql.ts';
import { refreshListing } from './refresh-listing.ts';
import { knownShop } from './shops.sql.ts';

type OfProduct = { readonly productId: Id<'product'>; readonly actorId: Id<'person'> | null };
type Explained = OfProduct & { readonly reason: string };

/** Asks for a review. With `listWhenApproved` (the default) the product goes on the shelf as soon as it is approved. */
export async function submitProduct(
  tx: Tx,
  {
    shopId,
    productId,
    listWhenApproved = true,
  }: { shopId: Id<'shop'>; productId: Id<'product'>; listWhenApproved?: boolean | undefined },
): Promise<void> {
  const product = await lockProduct(tx, productId, shopId);
  const state = nextState(product.state, 'submission');
  const missing = lacks(textOf(product));
  if (missing) throw new Problem(missing);
  if (!(await knownShop(tx, shopId)).open) throw new Problem(shopNotOpen);
  await updateProduct(tx, productId, {
    state,
    reason: null,
    submitted_at: now(),
    list_when_approved: listWhenApproved,
  });
  await publish(tx, 'catalog.product_submitted', { productId, shopId });
}

/** Approves what waits: a new product, or the changes to one that shoppers already see; only as it was looked at (`version`). */
export async function approveProduct(
  tx: Tx,
  { productId, actorId, version }: OfProduct & { version?: number | undefined },
): Promise<void> {
  const product = await lockProduct(tx, productId);
  if (version !== undefined && version !== product.version)
    throw new Problem(productNotInState, { state: product.state });
  const live = JSON.stringify(textOf(product));
  if (product.revision === 'pending_review')
    await updateProduct(tx, productId, { live, revision: null, revision_reason: null });
  else {
    const state = product.list_when_approved ? 'on_shelf' : 'approved';
    nextState(product.state, 'approval');
    await updateProduct(tx, productId, { state, reason: null, live });
  }
  await shelve(tx, product);
  await note(tx, 'approved', product, actorId);
}

export async function rejectProduct(tx: Tx, { productId, actorId, reason }: Explained): Promise<void> {
  const product = await lockProduct(tx, productId);
  if (product.revision === 'pending_review')
    await updateProduct(tx, productId, { revision: 'rejected', revision_reason: reason });
  else await updateProduct(tx, productId, { state: nextState(product.state, 'rejection'), reason });
  await note(tx, 'rejected', product, actorId, reason);
}

export async function suspendProduct(tx: Tx, { productId, actorId, reason }: Explained): Promise<void> {
  const product = await lockProduct(tx, productId);
  await updateProduct(tx, productId, { state: nextState(product.state, 'suspension'), reason });
  await shelve(tx, product);
  await note(tx, 'suspended', product, actorId, reason);
}

export async function liftSuspension(tx: Tx, { productId, actorId }: OfProduct): Promise<void> {
  const product = await lockProduct(tx, productId);
  await updateProduct(tx, productId, { state: nextState(product.state, 'reinstatement'), reason: null });
  await audit(tx, {
    actorId,
    action: 'catalog.product_suspension_lifted',
    subject: toWire('product', productId),
    shopId: product.shop_id as Id<'shop'>,
  });
}

type Shelving = {
  readonly shopId: Id<'shop'>;
  readonly productId: Id<'product'>;
  readonly actorId: Id<'person'> | null;
};

export async function listProduct(tx: Tx, { shopId, productId, actorId }: Shelving): Promise<void> {
  const product = await lockProduct(tx, productId, shopId);
  const state = nextState(product.state, 'listing');
  if (!(await knownShop(tx, shopId)).open) throw new Problem(shopNotOpen);
  await updateProduct(tx, productId, { state });
  await shelve(tx, product);
  await audit(tx, {
    actorId,
    action: 'catalog.product_listed',
    subject: toWire('product', productId),
    shopId,
  });
}

export async function delistProduct(tx: Tx, { shopId, productId, actorId }: Shelving): Promise<void> {
  const product = await lockProduct(tx, productId, shopId);
  await updateProduct(tx, productId, { state: nextState(product.state, 'delisting') });
  await shelve(tx, product);
  await audit(tx, {
    actorId,
    action: 'catalog.product_delisted',
    subject: toWire('product', productId),
    shopId,
  });
}

/** Brings the shelf in line with the product's state, and makes cached prices stale. */
async function shelve(tx: Tx, product: Product): Promise<void> {
  const productId = product.product_id as Id<'product'>;
  await touchSkus(tx, productId);
  await refreshListing(tx, productId);
}

async function note(
  tx: Tx,
  outcome: 'approved' | 'rejected' | 'suspended',
  product: Product,
  actorId: Id<'person'> | null,
  reason?: string,
): Promise<void> {
  const productId = product.product_id as Id<'product'>;
  const shopId = product.shop_id as Id<'shop'>;
  await audit(tx, {
    actorId,
    action: `catalog.product_${outcome}`,
    subject: toWire('product', productId),
    shopId,
    ...(reason ? { details: { reason } } : {}),
  });
  await publish(tx, `catalog.product_${outcome}`, { productId, shopId, ...(reason ? { reason } : {}) });
}
