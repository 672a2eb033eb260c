import {
  Bilingual,
  Count,
  Fen,
  IdOf,
  Instant,
  Maybe,
  OneOf,
  Strict,
  Text,
  Type,
} from '../../platform/contract.ts';

export { Bilingual };
const Url = Type.String({ description: 'path of a stored picture' });

export const Picture = Strict({
  pictureId: IdOf('picture'),
  key: Type.String({ description: 'where it lies in the store; what profiles take' }),
  url: Type.String({ description: 'at most 1200 px, WebP' }),
  smallUrl: Type.String({ description: 'at most 400 px, WebP' }),
  width: Count,
  height: Count,
});

export const Category = Strict({
  categoryId: IdOf('category'),
  name: Bilingual,
  emoji: Type.String(),
  children: Type.Array(Strict({ categoryId: IdOf('category'), name: Bilingual, emoji: Type.String() })),
});

const rating = {
  ratingAverage: Maybe(
    Type.Number({ minimum: 1, maximum: 5, description: 'one decimal; null without reviews' }),
  ),
  ratingCount: Count,
};

/** What lists, the feed and the cart show of a product. */
const card = {
  productId: IdOf('product'),
  shopId: IdOf('shop'),
  shopName: Bilingual,
  title: Type.String(),
  titleEn: Maybe(Type.String()),
  pictureUrl: Maybe(Url),
  priceFen: Fen,
  maxPriceFen: Fen,
  compareAtFen: Maybe(Fen),
  soldOut: Type.Boolean(),
  soldCount: Count,
  ...rating,
};
export const ProductCard = Strict(card);
export const SavedProduct = Strict({ ...card, onShelf: Type.Boolean(), savedAt: Instant });

const Attribute = Strict({
  name: Text(40),
  value: Text(200),
  nameEn: Type.Optional(Text(60)),
  valueEn: Type.Optional(Text(300)),
});
const Option = Strict({
  name: Type.String(),
  nameEn: Maybe(Type.String()),
  values: Type.Array(Strict({ value: Type.String(), valueEn: Maybe(Type.String()) })),
});
const Words = Type.Array(Type.String());
const money = { priceFen: Fen, compareAtFen: Maybe(Fen) };

export const ProductPage = Strict({
  productId: IdOf('product'),
  title: Type.String(),
  titleEn: Maybe(Type.String()),
  description: Type.String({ description: 'plain text; an empty line separates paragraphs' }),
  descriptionEn: Maybe(Type.String()),
  category: Strict({
    categoryId: IdOf('category'),
    name: Bilingual,
    parentId: Maybe(IdOf('category')),
    parentName: Maybe(Bilingual),
  }),
  attributes: Type.Array(Attribute),
  pictures: Type.Array(Picture),
  options: Type.Array(Option, { description: 'empty when there is no choice' }),
  skus: Type.Array(
    Strict({
      skuId: IdOf('sku'),
      optionValues: Words,
      optionValuesEn: Maybe(Words),
      ...money,
      weightGrams: Count,
      pictureUrl: Maybe(Url),
      soldOut: Type.Boolean({ description: 'exact stock: GET /products/:productId/stock' }),
      version: Count,
    }),
  ),
  priceFen: Fen,
  maxPriceFen: Fen,
  compareAtFen: Maybe(Fen),
  shipsWithinHours: Type.Integer(),
  shop: Strict({ shopId: IdOf('shop'), name: Bilingual, logoUrl: Maybe(Url) }),
  soldOut: Type.Boolean(),
  soldCount: Count,
  ...rating,
});

export const ShopCard = Strict({
  shopId: IdOf('shop'),
  name: Bilingual,
  intro: Bilingual,
  logoUrl: Maybe(Url),
  productCount: Count,
  soldCount: Count,
  score: Maybe(Type.Number({ minimum: 1, maximum: 5, description: 'mean of the reviews of its products' })),
  reviewCount: Count,
});

export const productStates = [
  'draft',
  'pending_review',
  'rejected',
  'approved',
  'on_shelf',
  'off_shelf',
  'suspended',
] as const;
export const ProductState = OneOf(...productStates);

/** What a merchant writes. Prices, stock and attributes count at once; what shoppers read is reviewed. */
export const ProductInput = Strict({
  title: Text(120),
  titleEn: Type.Optional(Maybe(Text(200))),
  description: Type.Optional(Type.String({ maxLength: 20_000 })),
  descriptionEn: Type.Optional(Maybe(Type.String({ maxLength: 20_000 }))),
  categoryId: IdOf('category'),
  attributes: Type.Optional(Type.Array(Attribute, { maxItems: 30 })),
  pictureIds: Type.Optional(
    Type.Array(IdOf('picture'), { maxItems: 15, description: 'in order; the first one is the cover' }),
  ),
  optionNames: Type.Optional(Type.Array(Text(40), { maxItems: 3 })),
  optionNamesEn: Type.Optional(Type.Array(Text(60), { maxItems: 3 })),
  skus: Type.Array(
    Strict({
      skuId: Type.Optional(IdOf('sku')),
      optionValues: Type.Optional(Type.Array(Text(80), { maxItems: 3 })),
      optionValuesEn: Type.Optional(Type.Array(Text(120), { maxItems: 3 })),
      priceFen: Type.Integer({ minimum: 1, maximum: 10_000_000_000 }),
      compareAtFen: Type.Optional(Maybe(Type.Integer({ minimum: 1, maximum: 10_000_000_000 }))),
      weightGrams: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
      barcode: Type.Optional(Maybe(Text(60))),
      merchantCode: Type.Optional(Maybe(Text(80))),
      pictureId: Type.Optional(Maybe(IdOf('picture'))),
    }),
    { minItems: 1, maxItems: 200 },
  ),
  freightTemplateId: Type.Optional(Maybe(IdOf('freightTemplate'))),
  lowStockThreshold: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
  shipsWithinHours: Type.Optional(Type.Union([Type.Literal(24), Type.Literal(48), Type.Literal(72)])),
});

const Revision = Strict(
  { state: OneOf('pending_review', 'rejected'), reason: Maybe(Type.String()) },
  {
    description:
      'an edit of a product that is already approved; shoppers see the approved version until it is',
  },
);

export const MerchantProduct = Strict({
  productId: IdOf('product'),
  shopId: IdOf('shop'),
  state: ProductState,
  reason: Maybe(Type.String({ description: 'why it was rejected or suspended' })),
  revision: Maybe(Revision),
  title: Type.String(),
  titleEn: Maybe(Type.String()),
  description: Type.String(),
  descriptionEn: Maybe(Type.String()),
  categoryId: IdOf('category'),
  attributes: Type.Array(Attribute),
  pictures: Type.Array(Picture),
  optionNames: Words,
  optionNamesEn: Maybe(Words),
  skus: Type.Array(
    Strict({
      skuId: IdOf('sku'),
      optionValues: Words,
      optionValuesEn: Maybe(Words),
      ...money,
      weightGrams: Count,
      barcode: Maybe(Type.String()),
      merchantCode: Maybe(Type.String()),
      picture: Maybe(Picture),
      version: Count,
    }),
  ),
  freightTemplateId: Maybe(IdOf('freightTemplate')),
  lowStockThreshold: Count,
  shipsWithinHours: Type.Integer(),
  soldCount: Count,
  createdAt: Instant,
  updatedAt: Instant,
});

const row = {
  productId: IdOf('product'),
  shopId: IdOf('shop'),
  state: ProductState,
  reason: Maybe(Type.String()),
  revision: Maybe(Revision),
  title: Type.String(),
  titleEn: Maybe(Type.String()),
  categoryId: IdOf('category'),
  pictureUrl: Maybe(Url),
  priceFen: Fen,
  maxPriceFen: Fen,
  skuCount: Count,
  soldCount: Count,
  updatedAt: Instant,
};
export const MerchantProductRow = Strict(row);

export const ProductForReview = Strict({
  ...row,
  shopName: Bilingual,
  version: Count,
  submittedAt: Maybe(Instant),
  description: Type.String(),
  descriptionEn: Maybe(Type.String()),
  pictures: Type.Array(Picture),
  live: Maybe(
    Strict({
      title: Type.String(),
      titleEn: Maybe(Type.String()),
      description: Type.String(),
      descriptionEn: Maybe(Type.String()),
      categoryId: IdOf('category'),
      pictures: Type.Array(Picture),
    }),
  ),
});
