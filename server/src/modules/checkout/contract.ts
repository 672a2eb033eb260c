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
import { keyReused } from '../../platform/idempotency.ts';
import {
  busy,
  cartFull,
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

const Availability = OneOf('available', 'short', 'sold_out', 'withdrawn');

const goods = {
  skuId: IdOf('sku'),
  productId: IdOf('product'),
  title: Type.String(),
  skuName: Type.String({ description: 'the chosen options in words; empty when there is no choice' }),
  pictureUrl: Maybe(Type.String()),
  quantity: Count,
  unitPriceFen: Fen,
  availability: Availability,
  stock: Count,
};

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
  selectedFen: Fen,
});

const Discount = Strict({
  id: Type.String(),
  code: Type.Integer({ description: 'promotion type' }),
  name: Type.String(),
  offFen: Fen,
});
const QuotedLine = Strict({ ...goods, listFen: Fen, discounts: Type.Array(Discount), payableFen: Fen });
const Freight = Strict({
  state: OneOf('charged', 'free', 'not-deliverable', 'region-unknown', 'no-freight'),
  feeFen: Fen,
  discount: Maybe(Discount),
  payableFen: Fen,
  explanation: Type.Array(Type.String(), { description: "why it costs this, in the caller's language" }),
});
const QuotedShop = Strict({
  shopId: IdOf('shop'),
  name: Type.String(),
  lines: Type.Array(QuotedLine),
  listFen: Fen,
  discountFen: Fen,
  goodsFen: Fen,
  freight: Freight,
  payableFen: Fen,
});
export const QuoteReply = Strict({
  quoteKey: Type.String({ description: 'changes exactly when something the buyer pays or gets changes' }),
  shops: Type.Array(QuotedShop),
  totals: Strict({ listFen: Fen, discountFen: Fen, goodsFen: Fen, freightFen: Fen, payableFen: Fen }),
  deliverable: Type.Boolean(),
  buyable: Type.Boolean({
    description: 'false when a line is withdrawn or short of stock, or nothing can be delivered',
  }),
  explanation: Type.Array(Type.String(), {
    description: "how this price is made, step by step, in the caller's language",
  }),
  hints: Type.Array(Type.String(), { description: 'what a little more would give' }),
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
    body: Strict({
      lines: Lines,
      addressId: Type.Optional(IdOf('address')),
      regionCode: Type.Optional(Type.String({ pattern: '^[0-9]{2,6}$' })),
    }),
    reply: QuoteReply,
  },
  'POST /purchases': {
    summary: 'Buy: reserves the stock and makes an order per shop, to be paid together',
    access: member,
    body: Strict({
      lines: Lines,
      addressId: IdOf('address'),
      expectedTotalFen: Fen,
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
    problems: [priceChanged, notOnSale, soldOut, limitExceeded, notDeliverable, busy, keyReused],
  },
});
