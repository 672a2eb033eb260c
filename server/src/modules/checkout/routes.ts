import { routes } from '../../platform/endpoint.ts';
import { requestHash } from '../../platform/idempotency.ts';
import { fromWire, toWire } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import { addressOf } from '../identity/index.ts';
import { stockOf } from '../inventory/index.ts';
import { requireRegion } from '../logistics/index.ts';
import { buy, type Till } from './buy.ts';
import { checkoutContract } from './contract.ts';
import { wantedGoods } from './goods.ts';
import { cartHandlers } from './routes-cart.ts';
import { showQuote } from './show-quote.ts';

export const checkoutRoutes = (till: Till) =>
  routes(checkoutContract, {
    ...cartHandlers,
    'POST /quotes': async ({ tx, caller, body, locale }) => {
      const regionCode =
        body.addressId !== undefined && caller
          ? (await addressOf(tx, caller.personId, fromWire('address', body.addressId))).regionCode
          : body.regionCode && requireRegion(body.regionCode.padEnd(6, '0'));
      const wanted = wantedGoods(body.lines);
      const priced = await till.goods.price(wanted, regionCode);
      return showQuote(
        priced,
        await stockOf(
          tx,
          wanted.map(({ skuId }) => skuId),
        ),
        locale,
      );
    },
    'POST /purchases': async ({ caller, body, idempotencyKey }) => {
      const { purchaseId, orderIds, payableFen, payBy } = await buy(till, {
        buyerId: caller.personId,
        key: idempotencyKey,
        requestHash: requestHash('POST /purchases', {}, body),
        wanted: wantedGoods(body.lines),
        addressId: fromWire('address', body.addressId),
        expectedTotalFen: BigInt(body.expectedTotalFen),
        notes: new Map((body.notes ?? []).map(({ shopId, note }) => [fromWire('shop', shopId), note])),
      });
      return {
        purchaseId: toWire('purchase', purchaseId),
        orderIds: orderIds.map((orderId) => toWire('order', orderId)),
        payableFen: fenOut(payableFen),
        payBy: payBy.toISOString(),
      };
    },
  });
