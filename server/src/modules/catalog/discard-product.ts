import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/db.ts';
import { toWire, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { productNotInState } from './problems.ts';
import { wasApproved } from './product.ts';
import { deleteProduct, lockProduct } from './products.sql.ts';

/** Throws away a product that was never approved, so that no order, cart or review can name it. */
export async function discardProduct(
  tx: Tx,
  { shopId, productId, actorId }: { shopId: Id<'shop'>; productId: Id<'product'>; actorId: Id<'person'> | null },
): Promise<void> {
  const product = await lockProduct(tx, productId, shopId);
  if (wasApproved(product.state) || product.state === 'pending_review') throw new Problem(productNotInState, { state: product.state });
  await deleteProduct(tx, productId);
  await audit(tx, { actorId, action: 'catalog.product_discarded', subject: toWire('product', productId), shopId });
}
