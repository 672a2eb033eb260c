import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/db.ts';
import { publish } from '../../platform/events.ts';
import { toWire, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { productNotInState } from './problems.ts';
import { wasApproved } from './product.ts';
import { deleteProduct, lockProduct, skusOf } from './products.sql.ts';

/** Throws away a product that was never approved, so that no order, cart or review can name it. */
export async function discardProduct(
  tx: Tx,
  {
    shopId,
    productId,
    actorId,
  }: { shopId: Id<'shop'>; productId: Id<'product'>; actorId: Id<'person'> | null },
): Promise<void> {
  const product = await lockProduct(tx, productId, shopId);
  if (wasApproved(product.state)) throw new Problem(productNotInState, { state: product.state });
  const skuIds = (await skusOf(tx, [productId])).map((sku) => sku.sku_id);
  await deleteProduct(tx, productId);
  await publish(tx, 'catalog.product_discarded', { productId, shopId, skuIds });
  await audit(tx, {
    actorId,
    action: 'catalog.product_discarded',
    subject: toWire('product', productId),
    shopId,
  });
}
