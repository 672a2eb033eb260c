import { Bilingual, Fen, IdOf, Instant, Maybe, OneOf, Strict, Type } from '../../platform/contract.ts';
import { planKinds } from './plan.ts';

export const Bps = Type.Integer({
  minimum: 0,
  maximum: 10_000,
  description: 'rate in basis points: 1000 is 10 %',
});
export const Kind = OneOf(...planKinds);

const Version = Strict({
  version: Type.Integer(),
  active: Type.Boolean(),
  commissionBps: Bps,
  serviceBps: Bps,
  validFrom: Instant,
});

export const Party = Strict({ creatorId: IdOf('creator'), name: Bilingual });

export const Plan = Strict({
  planId: IdOf('commissionPlan'),
  shopId: IdOf('shop'),
  kind: Kind,
  product: Maybe(
    Strict({
      productId: IdOf('product'),
      title: Type.String(),
      titleEn: Maybe(Type.String()),
      priceFen: Fen,
    }),
  ),
  creator: Maybe(Party),
  leader: Maybe(Party),
  hosted: Type.Boolean({
    description: 'run by the platform: part of each commission is held back for refunds',
  }),
  current: Maybe(Version),
  next: Maybe(Version),
  endedAt: Maybe(Instant),
  createdAt: Instant,
});
