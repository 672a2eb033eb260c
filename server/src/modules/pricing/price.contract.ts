import {
  anyone,
  Bilingual,
  contract,
  Count,
  cursorQuery,
  Fen,
  IdOf,
  Instant,
  Maybe,
  member,
  Nothing,
  OneOf,
  PageOf,
  shop,
  Strict,
  Type,
} from '../../platform/contract.ts';
import { scopeNotYours } from './problems.ts';
import { PriceDay, ProductOffers, ProductPriceTag } from './price.schemas.ts';

const shopParams = Strict({ shopId: IdOf('shop') });
const Cell = OneOf('adds-up', 'best-one', 'excluded');

export const priceContract = contract({
  'GET /products/:productId/offers': {
    summary:
      'What one piece costs me now and how that comes about, what runs, what I can claim; also for visitors',
    access: anyone,
    params: Strict({ productId: IdOf('product') }),
    query: Strict({ skuId: Type.Optional(IdOf('sku')) }),
    reply: ProductOffers,
  },
  'POST /product-prices': {
    summary: 'Payable price and tag for the cards of a list; products that are not for sale are left out',
    access: anyone,
    body: Strict({ productIds: Type.Array(IdOf('product'), { minItems: 1, maxItems: 60 }) }),
    reply: Strict({ items: Type.Array(ProductPriceTag) }),
  },
  'GET /products/:productId/price-history': {
    summary: 'The lowest price paid each day of the last 30, and the list price',
    access: anyone,
    params: Strict({ productId: IdOf('product') }),
    query: Strict({ skuId: Type.Optional(IdOf('sku')) }),
    reply: Strict({ skuId: IdOf('sku'), lowest30DaysFen: Maybe(Fen), days: Type.Array(PriceDay) }),
  },
  'GET /stacking-matrix': {
    summary: 'Which discounts add up, which exclude each other, of which the best one is used',
    access: anyone,
    reply: Strict({
      kinds: Type.Array(
        Strict({
          key: Type.String(),
          code: Count,
          layer: Type.String(),
          name: Bilingual,
          layerName: Bilingual,
        }),
      ),
      cells: Type.Array(Type.Array(Cell), { description: 'cells[row][column], in the order of kinds' }),
      words: Strict({ 'adds-up': Bilingual, 'best-one': Bilingual, excluded: Bilingual }),
      exclusions: Type.Array(Strict({ codes: Type.Array(Count), why: Bilingual })),
    }),
  },
  'GET /shops/:shopId/sku-costs': {
    summary: 'What our items cost us; used to warn before a price falls below it',
    access: shop('promotions'),
    params: shopParams,
    query: Strict({ skuId: Type.Optional(IdOf('sku')), ...cursorQuery }),
    reply: PageOf(Strict({ skuId: IdOf('sku'), costFen: Fen, changedAt: Instant })),
  },
  'PUT /shops/:shopId/sku-costs': {
    summary: 'Say what items cost; null forgets it',
    access: shop('promotions'),
    params: shopParams,
    body: Strict({
      items: Type.Array(Strict({ skuId: IdOf('sku'), costFen: Maybe(Fen) }), { minItems: 1, maxItems: 500 }),
    }),
    reply: Nothing,
    problems: [scopeNotYours],
  },
  'PUT /shops/:shopId/membership': {
    summary: 'Join a shop for its member prices',
    access: member,
    params: shopParams,
    reply: Nothing,
  },
  'DELETE /shops/:shopId/membership': {
    summary: 'Leave a shop',
    access: member,
    params: shopParams,
    reply: Nothing,
  },
});
