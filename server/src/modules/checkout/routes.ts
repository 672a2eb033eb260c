import { routes } from '../../platform/endpoint.ts';
import { requestHash } from '../../platform/idempotency.ts';
import { fromWire, toWire } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import { showOffer } from '../credit/index.ts';
import { addressOf } from '../identity/index.ts';
import { stockOf } from '../inventory/index.ts';
import { requireRegion } from '../logistics/index.ts';
import { buy, type Till } from './buy.ts';
import { checkoutContract } from './contract.ts';
import type { OfferChoices } from './choices.ts';
import { wantedGoods } from './goods.ts';
import { offerForGoods } from './on-credit.ts';
import { cartHandlers } from './routes-cart.ts';
import { showQuote } from './show-quote.ts';

type WireChoices = { couponIds?: string[]; withoutCouponIds?: string[]; withoutActivityIds?: string[] };

const choicesIn = (choices: WireChoices | undefined): OfferChoices | undefined =>
  choices && {
    couponIds: choices.couponIds?.map((id) => fromWire('coupon', id)),
    withoutCouponIds: choices.withoutCouponIds?.map((id) => fromWire('coupon', id)),
    withoutActivityIds: choices.withoutActivityIds?.map((id) => fromWire('activity', id)),
  };

export const checkoutRoutes = (till: Till) =>
  routes(checkoutContract, {
    ...cartHandlers(till),
    'POST /quotes': async ({ tx, caller, body, locale }) => {
      const regionCode =
        body.addressId !== undefined && caller
          ? (await addressOf(tx, caller.personId, fromWire('address', body.addressId))).regionCode
          : body.regionCode && requireRegion(body.regionCode.padEnd(6, '0'));
      const wanted = wantedGoods(body.lines);
      const priced = await till.goods.price(wanted, {
        buyerId: caller?.personId ?? null,
        regionCode,
        choices: choicesIn(body.choices),
      });
      const skuIds = [...wanted, ...priced.gifts].map(({ skuId }) => skuId);
      return showQuote(priced, await stockOf(tx, skuIds), locale);
    },
    'POST /quotes/credit-offer': async ({ tx, caller: { personId: buyerId }, body }) => {
      const regionCode =
        body.addressId && (await addressOf(tx, buyerId, fromWire('address', body.addressId))).regionCode;
      const choices = choicesIn(body.choices);
      const priced = await till.goods.price(wantedGoods(body.lines), { buyerId, regionCode, choices });
      return showOffer(await offerForGoods(tx, buyerId, priced));
    },
    'POST /purchases': async ({ caller, body, idempotencyKey }) => {
      const { purchaseId, orderIds, payableFen, payBy } = await buy(till, {
        buyerId: caller.personId,
        key: idempotencyKey,
        requestHash: requestHash('POST /purchases', {}, body),
        wanted: wantedGoods(body.lines),
        addressId: fromWire('address', body.addressId),
        expectedTotalFen: BigInt(body.expectedTotalFen),
        keepCart: body.keepCart,
        choices: choicesIn(body.choices),
        withoutGiftsOf: body.withoutGiftsOf,
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
