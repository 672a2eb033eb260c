import { now } from '../../platform/clock.ts';
import type { Handlers } from '../../platform/endpoint.ts';
import { fromWire, idNotFound } from '../../platform/ids.ts';
import { inForce } from '../../platform/policy.ts';
import { Problem } from '../../platform/problem.ts';
import { skusForSale } from '../catalog/index.ts';
import { addToCart, cartOf, changeCartLine, removeFromCart, selectInCart } from './checkout.sql.ts';
import type { Till } from './buy.ts';
import type { checkoutContract } from './contract.ts';
import { cartPolicy } from './policy.ts';
import { cartFull, notOnSale } from './problems.ts';
import { cartLines, isGone, showCart } from './show-cart.ts';

type Contract = typeof checkoutContract;
type CartRoutes = Extract<keyof Contract, `${string} /cart${string}`>;

export const cartHandlers = ({ goods }: Pick<Till, 'goods'>): Pick<Handlers<Contract>, CartRoutes> => ({
  'GET /cart': ({ db, caller, locale }) => showCart(db, goods, caller.personId, locale),
  'POST /cart/lines': async ({ tx, caller: { personId: buyerId }, body, locale }) => {
    const skuId = fromWire('sku', body.skuId);
    const sku = (await skusForSale(tx, [skuId])).get(skuId);
    if (sku?.state !== 'for_sale') throw new Problem(notOnSale, { skuIds: [body.skuId] });
    const present = await cartOf(tx, buyerId);
    const { mostLines } = await inForce(tx, cartPolicy);
    if (present.length >= mostLines && !present.some((line) => line.skuId === skuId))
      throw new Problem(cartFull, { limit: mostLines });
    await addToCart(tx, {
      buyerId,
      skuId,
      quantity: body.quantity,
      priceWhenAddedFen: sku.priceFen,
      attributionToken: body.attributionToken ?? null,
      addedAt: now(),
    });
    return showCart(tx, goods, buyerId, locale);
  },
  'PUT /cart/lines/:skuId': async ({ tx, caller: { personId: buyerId }, params, body, locale }) => {
    if (!(await changeCartLine(tx, buyerId, fromWire('sku', params.skuId), body)))
      throw new Problem(idNotFound);
    return showCart(tx, goods, buyerId, locale);
  },
  'PUT /cart/selection': async ({ tx, caller: { personId: buyerId }, body, locale }) => {
    const shopId = body.shopId === undefined ? undefined : fromWire('shop', body.shopId);
    const lines = (await cartLines(tx, buyerId)).filter(
      ({ sku }) => shopId === undefined || sku.shopId === shopId,
    );
    await selectInCart(
      tx,
      buyerId,
      lines.map(({ skuId }) => skuId),
      body.selected,
    );
    return showCart(tx, goods, buyerId, locale);
  },
  'DELETE /cart/lines/:skuId': async ({ tx, caller: { personId: buyerId }, params, locale }) => {
    await removeFromCart(tx, buyerId, [fromWire('sku', params.skuId)]);
    return showCart(tx, goods, buyerId, locale);
  },
  'DELETE /cart/lines': async ({ tx, caller: { personId: buyerId }, query, locale }) => {
    const lines = await cartLines(tx, buyerId);
    const gone = {
      all: () => true,
      selected: (line) => line.selected && !isGone(line),
      unavailable: isGone,
    } satisfies Record<string, (line: (typeof lines)[number]) => boolean>;
    await removeFromCart(
      tx,
      buyerId,
      lines.filter(gone[query.which]).map(({ skuId }) => skuId),
    );
    return showCart(tx, goods, buyerId, locale);
  },
});
