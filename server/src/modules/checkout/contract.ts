import {
  contract,
  Count,
  Fen,
  IdOf,
  Instant,
  Maybe,
  member,
  anyone,
  OneOf,
  Strict,
  Text,
  Type,
} from '../../platform/contract.ts';
import { CreditOfferSchema } from '../credit/index.ts';
import { goods, QuoteReply } from './quote.schemas.ts';
import { keyReused } from '../../platform/idempotency.ts';
import {
  activityChanged,
  activityLimited,
  activitySoldOut,
  budgetExhausted,
  busy,
  cartFull,
  couponGone,
  giftGone,
  limitExceeded,
  notDeliverable,
  notOnSale,
  priceChanged,
  soldOut,
} from './problems.ts';

const AttributionToken = Type.String({
  maxLength: 600,
  description: 'from the product card that led here; opaque',
});
const Quantity = Type.Integer({ minimum: 1, maximum: 999 });

const Line = Strict({
  skuId: IdOf('sku'),
  quantity: Quantity,
  attributionToken: Type.Optional(AttributionToken),
});
const Lines = Type.Array(Line, { minItems: 1, maxItems: 60 });

const CartLine = Strict({
  ...goods,
  priceWhenAddedFen: Fen,
  selected: Type.Boolean(),
  attributionToken: Maybe(Type.String()),
});
const Cart = Strict({
  shops: Type.Array(Strict({ shopId: IdOf('shop'), name: Type.String(), lines: Type.Array(CartLine) })),
  unavailable: Type.Array(CartLine, { description: 'withdrawn or sold out, kept apart' }),
  lineCount: Count,
  selectedPieces: Count,
  selectedFen: { ...Fen, description: 'of the selected lines, before offers' },
  offers: {
    ...Maybe(
      Strict({
        discountFen: Fen,
        goodsFen: {
          ...Fen,
          description: 'what the selected lines cost with the best offers, before delivery',
        },
        lines: Type.Array(
          Strict({
            skuId: IdOf('sku'),
            payableFen: Fen,
            names: Type.Array(Type.String(), { description: 'offers used' }),
          }),
        ),
        hints: Type.Array(Type.String()),
      }),
    ),
    description: '到手: what the selected lines come to; null when nothing is selected',
  },
});

/** What the buyer decided about offers; everything else is chosen so that the total is the lowest. */
const Choices = Strict({
  couponIds: Type.Optional(
    Type.Array(IdOf('coupon'), {
      maxItems: 40,
      description: 'picked by the buyer: no other competes with these',
    }),
  ),
  withoutCouponIds: Type.Optional(
    Type.Array(IdOf('coupon'), { maxItems: 40, description: 'not to be used now' }),
  ),
  withoutActivityIds: Type.Optional(
    Type.Array(IdOf('activity'), { maxItems: 40, description: 'not to be used now' }),
  ),
});

const skuParams = Strict({ skuId: IdOf('sku') });

export const checkoutContract = contract({
  'GET /cart': { summary: 'My cart, grouped by shop', access: member, reply: Cart },
  'POST /cart/lines': {
    summary: 'Put something into the cart; more of the same adds up',
    access: member,
    body: Line,
    reply: Cart,
    problems: [notOnSale, cartFull],
  },
  'PUT /cart/lines/:skuId': {
    summary: 'Change how many, or whether it is selected',
    access: member,
    params: skuParams,
    body: Strict({ quantity: Type.Optional(Quantity), selected: Type.Optional(Type.Boolean()) }),
    reply: Cart,
  },
  'PUT /cart/selection': {
    summary: 'Select or deselect all lines, or those of one shop',
    access: member,
    body: Strict({ selected: Type.Boolean(), shopId: Type.Optional(IdOf('shop')) }),
    reply: Cart,
  },
  'DELETE /cart/lines/:skuId': {
    summary: 'Take one line out of the cart',
    access: member,
    params: skuParams,
    reply: Cart,
  },
  'DELETE /cart/lines': {
    summary: 'Take several lines out of the cart',
    access: member,
    query: Strict({ which: OneOf('all', 'selected', 'unavailable') }),
    reply: Cart,
  },
  'POST /quotes': {
    summary: 'What this would cost, itemised per shop and line, with reasons; also for visitors',
    access: anyone,
    limit: { max: 600, windowMs: 60_000 },
    body: Strict({
      lines: Lines,
      addressId: Type.Optional(IdOf('address')),
      regionCode: Type.Optional(Type.String({ pattern: '^[0-9]{2,6}$' })),
      choices: Type.Optional(Choices),
    }),
    reply: QuoteReply,
  },
  'POST /quotes/credit-offer': {
    summary: 'Whether these lines could be paid later or in instalments, with the reasons and each plan',
    access: member,
    limit: { max: 600, windowMs: 60_000 },
    body: Strict({
      lines: Lines,
      addressId: Type.Optional(IdOf('address')),
      choices: Type.Optional(Choices),
    }),
    reply: CreditOfferSchema,
  },
  'POST /purchases': {
    summary: 'Buy: reserves the stock and makes an order per shop, to be paid together',
    access: member,
    limit: { max: 600, windowMs: 60_000 },
    body: Strict({
      lines: Lines,
      addressId: IdOf('address'),
      expectedTotalFen: Fen,
      choices: Type.Optional(Choices),
      withoutGiftsOf: Type.Optional(
        Type.Array(Type.String({ maxLength: 120 }), {
          maxItems: 40,
          description: 'ids of offers whose gift the buyer does without, such as one that is out of stock',
        }),
      ),
      keepCart: Type.Optional(
        Type.Boolean({ description: 'bought at once, not from the cart: what the cart holds of it stays' }),
      ),
      notes: Type.Optional(
        Type.Array(Strict({ shopId: IdOf('shop'), note: Text(200) }), {
          maxItems: 60,
          description: 'messages to the shops',
        }),
      ),
    }),
    reply: Strict({
      purchaseId: IdOf('purchase'),
      orderIds: Type.Array(IdOf('order')),
      payableFen: Fen,
      payBy: Instant,
    }),
    status: 201,
    idempotent: 'own',
    transaction: 'own',
    problems: [
      priceChanged,
      notOnSale,
      soldOut,
      limitExceeded,
      couponGone,
      activityChanged,
      activityLimited,
      activitySoldOut,
      budgetExhausted,
      giftGone,
      notDeliverable,
      busy,
      keyReused,
    ],
  },
});
