import {
  anyone,
  contract,
  Count,
  cursorQuery,
  IdOf,
  Instant,
  Maybe,
  OneOf,
  PageOf,
  shop,
  Strict,
  Text,
  Type,
} from '../../platform/contract.ts';
import { adjustmentUnclear, skuGone, stockReserved } from './problems.ts';

const shopParams = Strict({ shopId: IdOf('shop') });

const StockRow = Strict({
  skuId: IdOf('sku'),
  productId: IdOf('product'),
  title: Type.String(),
  titleEn: Maybe(Type.String()),
  specText: Type.String({ description: 'the options in words, such as 红色 / XL' }),
  merchantCode: Maybe(Type.String()),
  pictureUrl: Maybe(Type.String()),
  onHand: Count,
  reserved: Count,
  available: Count,
  lowStockThreshold: Count,
  low: Type.Boolean(),
});

const Movement = Strict({
  at: Instant,
  kind: OneOf('received', 'adjusted', 'reserved', 'dropped', 'released', 'sold', 'returned'),
  onHandChange: Type.Integer(),
  reservedChange: Type.Integer(),
  reason: Maybe(Type.String()),
  orderId: Maybe(IdOf('order')),
});

export const inventoryContract = contract({
  'GET /products/:productId/stock': {
    summary: 'How many pieces of each choice can be bought now',
    access: anyone,
    params: Strict({ productId: IdOf('product') }),
    reply: Strict({ items: Type.Array(Strict({ skuId: IdOf('sku'), available: Count })) }),
  },
  'GET /shops/:shopId/stock': {
    summary: 'Stock of my shop',
    access: shop('shop.read'),
    params: shopParams,
    query: Strict({
      ...cursorQuery,
      which: Type.Optional(OneOf('all', 'low', 'out')),
      product: Type.Optional(IdOf('product')),
    }),
    reply: PageOf(StockRow),
  },
  'POST /shops/:shopId/stock-adjustments': {
    summary: 'Receive goods (change) or correct a count (onHand), all lines or none',
    access: shop('stock'),
    params: shopParams,
    body: Strict({
      lines: Type.Array(
        Strict({
          skuId: IdOf('sku'),
          change: Type.Optional(
            Type.Integer({ minimum: -1_000_000, maximum: 1_000_000, description: 'pieces more (or fewer)' }),
          ),
          onHand: Type.Optional(
            Type.Integer({ minimum: 0, maximum: 100_000_000, description: 'pieces counted' }),
          ),
        }),
        { minItems: 1, maxItems: 200 },
      ),
      reason: Text(200),
    }),
    reply: Strict({ items: Type.Array(StockRow) }),
    idempotent: true,
    problems: [stockReserved, skuGone, adjustmentUnclear],
  },
  'GET /shops/:shopId/stock/:skuId/movements': {
    summary: 'What changed the stock of one item, newest first',
    access: shop('shop.read'),
    params: Strict({ shopId: IdOf('shop'), skuId: IdOf('sku') }),
    query: Strict(cursorQuery),
    reply: PageOf(Movement),
  },
});
