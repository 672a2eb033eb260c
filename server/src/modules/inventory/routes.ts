import { routes, type Route } from '../../platform/endpoint.ts';
import { audit } from '../../platform/audit.ts';
import { fromWire, newId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { skusOfShop } from '../catalog/index.ts';
import { adjustStock } from './adjust-stock.ts';
import { inventoryContract } from './contract.ts';
import { adjustmentUnclear, skuGone } from './problems.ts';
import { movementsOf, stockOfProduct, stockOfShop, stockRows } from './stock-list.sql.ts';

export const inventoryRoutes: Route[] = routes(inventoryContract, {
  'GET /products/:productId/stock': async ({ db, params }) => ({
    items: await stockOfProduct(db, fromWire('product', params.productId)),
  }),
  'GET /shops/:shopId/stock': async ({ db, shopId, query }) => stockOfShop(db, { shopId, ...query }),
  'POST /shops/:shopId/stock-adjustments': async ({ tx, shopId, caller, body: { lines, reason } }) => {
    // Rows are locked in id order, so that two adjustments never wait for each other in a circle.
    const wanted = lines
      .map((line) => ({ ...line, skuId: fromWire('sku', line.skuId) }))
      .toSorted((a, b) => (a.skuId < b.skuId ? -1 : 1));
    const ours = await skusOfShop(
      tx,
      shopId,
      wanted.map(({ skuId }) => skuId),
    );
    for (const { skuId, change, onHand } of wanted) {
      if (!ours.has(skuId)) throw new Problem(skuGone);
      if ((change === undefined) === (onHand === undefined)) throw new Problem(adjustmentUnclear);
      const how = change === undefined ? { onHand: onHand! } : { change };
      await adjustStock(tx, { skuId, ref: newId('entry'), actorId: caller.personId, reason, ...how });
    }
    await audit(tx, {
      actorId: caller.personId,
      action: 'inventory.stock_adjusted',
      subject: `${lines.length} items`,
      shopId,
      details: { lines, reason },
    });
    return {
      items: await stockRows(
        tx,
        shopId,
        wanted.map(({ skuId }) => skuId),
      ),
    };
  },
  'GET /shops/:shopId/stock/:skuId/movements': async ({ db, shopId, params, query }) =>
    movementsOf(db, { shopId, skuId: fromWire('sku', params.skuId), ...query }),
});
