import {
  contract,
  creator,
  cursorQuery,
  Fen,
  IdOf,
  Maybe,
  OneOf,
  PageOf,
  shop,
  Strict,
  Text,
  Type,
} from '../../platform/contract.ts';
import { ProductCard } from '../catalog/index.ts';
import { notACampaign, partyUnknown, planEnded, planExists, planUnclear, rateTooHigh } from './problems.ts';
import { Bps, Kind, Plan } from './schemas.ts';

const shopParams = Strict({ shopId: IdOf('shop') });
const planParams = Strict({ shopId: IdOf('shop'), planId: IdOf('commissionPlan') });
const rates = { commissionBps: Bps, serviceBps: Type.Optional(Bps) };

export const commissionContract = contract({
  'GET /shops/:shopId/commission-plans': {
    summary: 'Commission plans of my shop, newest first',
    access: shop('promotions'),
    params: shopParams,
    query: Strict({
      ...cursorQuery,
      kind: Type.Optional(Kind),
      productId: Type.Optional(IdOf('product')),
      state: Type.Optional(OneOf('open', 'all')),
    }),
    reply: PageOf(Plan),
  },
  'POST /shops/:shopId/commission-plans': {
    summary: 'Promise a commission: effective at once',
    access: shop('promotions'),
    params: shopParams,
    body: Strict({
      kind: Kind,
      productId: Type.Optional(IdOf('product')),
      creatorId: Type.Optional(IdOf('creator')),
      leaderId: Type.Optional(IdOf('creator')),
      hosted: Type.Optional(Type.Boolean()),
      ...rates,
    }),
    reply: Plan,
    status: 201,
    idempotent: true,
    problems: [rateTooHigh, planExists, planUnclear, partyUnknown],
  },
  'GET /shops/:shopId/commission-plans/:planId': {
    summary: 'A commission plan of my shop',
    access: shop('promotions'),
    params: planParams,
    reply: Plan,
  },
  'PUT /shops/:shopId/commission-plans/:planId': {
    summary: 'Change the rates from the next midnight (Shanghai) on; orders placed before keep theirs',
    access: shop('promotions'),
    params: planParams,
    body: Strict(rates),
    reply: Plan,
    problems: [rateTooHigh, planEnded],
  },
  'POST /shops/:shopId/commission-plans/:planId/stop': {
    summary: 'End a plan at the next midnight (Shanghai)',
    access: shop('promotions'),
    params: planParams,
    reply: Plan,
    problems: [planEnded],
  },
  'GET /commission-goods': {
    summary: 'Goods a creator can sell, with what they earn on each',
    access: creator,
    query: Strict({
      ...cursorQuery,
      q: Type.Optional(Text(60)),
      category: Type.Optional(IdOf('category')),
      shop: Type.Optional(IdOf('shop')),
      sort: Type.Optional(OneOf('rate', 'earning', 'sold', 'newest', 'price')),
    }),
    reply: PageOf(
      Strict({
        product: ProductCard,
        planId: IdOf('commissionPlan'),
        kind: Kind,
        commissionBps: Bps,
        earningFen: Type.Integer({
          description: 'on one piece at the price shown, before the platform’s share',
        }),
        priceFen: Fen,
        campaign: Maybe(Strict({ planId: IdOf('commissionPlan'), commissionBps: Bps })),
      }),
    ),
  },
  'GET /me/commission-plans': {
    summary: 'Plans made for me, campaigns I joined, and campaigns I lead',
    access: creator,
    query: Strict({ ...cursorQuery, role: Type.Optional(OneOf('creator', 'leader')) }),
    reply: PageOf(Plan),
  },
  'PUT /me/commission-plans/:planId': {
    summary: "Join a leader's campaign",
    access: creator,
    params: Strict({ planId: IdOf('commissionPlan') }),
    reply: Plan,
    problems: [planEnded, notACampaign],
  },
});
