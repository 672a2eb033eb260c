import { routes, type Route } from '../../platform/endpoint.ts';
import { fromWire, idNotFound } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { reviewingContract } from './contract.ts';
import { approveProduct, liftSuspension, rejectProduct, suspendProduct } from './review-product.ts';
import { productToReview, productsToReview } from './shop-products.sql.ts';
import { reviewViews } from './view.ts';

export const reviewingRoutes: Route[] = routes(reviewingContract, {
  'GET /operations/products': async ({ db, query: { shop, ...query } }) => {
    const found = await productsToReview(db, {
      ...query,
      shopId: shop === undefined ? undefined : fromWire('shop', shop),
    });
    return found.page(await reviewViews(db, found.rows));
  },
  'GET /operations/products/:productId': async ({ db, params }) => {
    const row = await productToReview(db, fromWire('product', params.productId));
    if (!row) throw new Problem(idNotFound);
    return (await reviewViews(db, [row]))(row);
  },
  'POST /operations/products/:productId/approval': async ({ tx, caller, params, query }) => {
    await approveProduct(tx, {
      productId: fromWire('product', params.productId),
      actorId: caller.personId,
      version: query.version,
    });
    return null;
  },
  'POST /operations/products/:productId/rejection': async ({ tx, caller, params, body }) => {
    await rejectProduct(tx, {
      productId: fromWire('product', params.productId),
      actorId: caller.personId,
      reason: body.reason,
    });
    return null;
  },
  'POST /operations/products/:productId/suspension': async ({ tx, caller, params, body }) => {
    await suspendProduct(tx, {
      productId: fromWire('product', params.productId),
      actorId: caller.personId,
      reason: body.reason,
    });
    return null;
  },
  'DELETE /operations/products/:productId/suspension': async ({ tx, caller, params }) => {
    await liftSuspension(tx, { productId: fromWire('product', params.productId), actorId: caller.personId });
    return null;
  },
});
