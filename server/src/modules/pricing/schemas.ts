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
  type Static,
  type TSchema,
} from '../../platform/contract.ts';

export const money = Type.Integer({ minimum: 1, maximum: 100_000_000_000, description: 'amount in fen' });
const pieces = (minimum = 1) => Type.Integer({ minimum, maximum: 9_999 });
const payBps = Type.Integer({ minimum: 100, maximum: 9_900, description: 'what is paid: 8000 is 8折' });
const share = Type.Integer({ minimum: 0, maximum: 10_000 });
const several = <S extends TSchema>(one: S, maxItems = 500) => Type.Array(one, { minItems: 1, maxItems });
export const may = <S extends TSchema>(one: S) => Type.Optional(one);

export const Name = Strict({ zh: Text(40), en: Text(80) });
export const Funding = Strict(
  {
    merchantBps: may(share),
    platformBps: may(share),
    creatorBps: may(share),
    brandBps: may(share),
  },
  { description: 'who pays the discount, in basis points that sum to 10000' },
);
export const Scope = Strict(
  {
    shopIds: may(several(IdOf('shop'))),
    categoryIds: may(several(IdOf('category'))),
    productIds: may(several(IdOf('product'))),
    skuIds: may(several(IdOf('sku'))),
    exceptProductIds: may(several(IdOf('product'))),
    placements: may(several(Text(80), 20)),
  },
  { description: 'each list that is given must contain the item; nothing given is everything' },
);
export const Audience = Strict(
  {
    newBuyers: may(Type.Boolean({ description: 'only who has never bought here' })),
    members: may(Type.Boolean({ description: "only members of the shop; for a shop's own offers" })),
    fans: may(Type.Boolean({ description: "only followers of the creator; for a creator's own offers" })),
    regionCodes: may(several(Type.String({ pattern: '^[0-9]{2,6}$' }), 400)),
  },
  { description: 'everything that is given must hold for the buyer' },
);
export const Benefit = Type.Union([
  Strict({ kind: OneOf('off'), offFen: money }),
  Strict({ kind: OneOf('rate'), payBps, capFen: may(money) }),
]);

const SkuPrice = Strict({
  skuId: IdOf('sku'),
  priceFen: money,
  units: may(
    Type.Integer({ minimum: 1, maximum: 10_000_000, description: 'so many are sold at this price' }),
  ),
});
const tiers = <S extends TSchema>(from: S) => Type.Array(from, { minItems: 1, maxItems: 5 });

/** One shape for each kind of the price engine. */
export const Rule = Type.Union([
  Strict({
    kind: OneOf('item-price'),
    price: Type.Union([
      Strict({ kind: OneOf('by-sku'), skus: several(SkuPrice) }),
      Strict({ kind: OneOf('off'), offFen: money }),
      Strict({ kind: OneOf('rate'), payBps }),
    ]),
  }),
  Strict({
    kind: OneOf('quantity-tiers'),
    tiers: tiers(Strict({ minQuantity: pieces(2), benefit: Benefit })),
  }),
  Strict({ kind: OneOf('amount-tiers'), tiers: tiers(Strict({ minAmountFen: money, benefit: Benefit })) }),
  Strict({ kind: OneOf('every-amount'), everyFen: money, offFen: money, capFen: may(money) }),
  Strict({ kind: OneOf('bundle'), pieces: pieces(2), forFen: money }),
  Strict({ kind: OneOf('welcome'), thresholdFen: Fen, benefit: Benefit }),
  Strict({
    kind: OneOf('gift'),
    minAmountFen: may(money),
    minQuantity: may(pieces()),
    gift: Strict({ skuId: IdOf('sku'), quantity: Type.Integer({ minimum: 1, maximum: 20 }) }),
  }),
  Strict({
    kind: OneOf('freight-offer'),
    minAmountFen: may(money),
    minQuantity: may(pieces()),
    capFen: may(money),
  }),
]);
export type Rule = Static<typeof Rule>;

const definition = {
  name: Name,
  code: Type.Integer({ minimum: 0, maximum: 99_999, description: 'official subtype, such as 4001' }),
  rule: Rule,
  scope: may(Scope),
  audience: may(Audience),
  funding: may(Funding),
  budgetId: may(IdOf('budget')),
  perBuyer: may(
    Type.Integer({
      minimum: 1,
      maximum: 9_999,
      description: 'pieces of each item for single-item prices; purchases for all other kinds',
    }),
  ),
  below30DayLow: may(
    Type.Boolean({ description: 'the campaign demands prices below the lowest paid in 30 days' }),
  ),
  startsAt: Instant,
  endsAt: Instant,
};
export const ActivityInput = Strict(definition);
/** A definition with the times as text. On the wire its ids are wire ids, in the database uuids. */
export type ActivityDefinition = Static<typeof ActivityInput>;

export const Owner = OneOf('shop', 'creator', 'platform');
export const ActivityState = OneOf('draft', 'scheduled', 'running', 'stopped', 'ended');
export const owned = {
  owner: Owner,
  shopId: Maybe(IdOf('shop')),
  creatorId: Maybe(IdOf('creator')),
};
export const dates = {
  createdAt: Instant,
  changedAt: Instant,
  stoppedAt: Maybe(Instant),
  stopReason: Maybe(Type.String()),
};

export const Activity = Strict({
  activityId: IdOf('activity'),
  version: Count,
  ...owned,
  state: ActivityState,
  ...definition,
  codeName: Bilingual,
  stock: Type.Array(Strict({ skuId: IdOf('sku'), units: Count, taken: Count })),
  ...dates,
});
export const ActivityVersion = Strict({
  version: Count,
  ...definition,
  changedAt: Instant,
});

export const Finding = Strict({
  severity: OneOf('error', 'warning'),
  kind: OneOf(
    'overlap',
    'excluded',
    'above-list',
    'below-cost',
    'cost-unknown',
    'above-30-day-low',
    'not-on-shelf',
    'gift-withdrawn',
  ),
  productId: Maybe(IdOf('product')),
  skuId: Maybe(IdOf('sku')),
  activityId: Maybe(IdOf('activity')),
  priceFen: Maybe(Fen),
  limitFen: Maybe(Fen),
  text: Type.String({ description: "what is wrong and what to do, in the caller's language" }),
});
export const Checked = Strict({
  schedulable: Type.Boolean({ description: 'no error was found; warnings are for you to weigh' }),
  findings: Type.Array(Finding),
});

const CartLine = Strict({ skuId: IdOf('sku'), quantity: pieces() });
export const PreviewInput = Strict({
  activity: ActivityInput,
  carts: may(
    Type.Array(
      Strict({
        lines: Type.Array(CartLine, { minItems: 1, maxItems: 100 }),
        regionCode: may(Type.String({ pattern: '^[0-9]{2,6}$' })),
        buyer: may(
          Strict({ isNew: may(Type.Boolean()), isMember: may(Type.Boolean()), isFan: may(Type.Boolean()) }),
        ),
      }),
      { maxItems: 20, description: 'left out: the latest real carts of the shop' },
    ),
  ),
});
const Priced = Strict({ payableFen: Fen, steps: Type.Array(Type.String()) });
export const Preview = Strict({
  carts: Type.Array(
    Strict({
      lines: Type.Array(Strict({ skuId: IdOf('sku'), title: Type.String(), quantity: Count })),
      before: Priced,
      after: Priced,
      savedFen: Type.Integer(),
      hints: Type.Array(Type.String()),
    }),
  ),
  beforeFen: Fen,
  afterFen: Fen,
  costs: Strict({
    merchantFen: Type.Integer(),
    platformFen: Type.Integer(),
    creatorFen: Type.Integer(),
    brandFen: Type.Integer(),
  }),
});
