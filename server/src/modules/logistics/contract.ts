import {
  anyone,
  contract,
  Count,
  Fen,
  IdOf,
  Instant,
  Maybe,
  Nothing,
  OneOf,
  shop,
  Strict,
  Text,
  Type,
} from '../../platform/contract.ts';
import { regionTwice, regionUnknown, templateInUse, tooManyTemplates } from './problems.ts';

const Name = Strict({ zh: Type.String(), en: Type.String() });
export const RegionCode = Type.String({
  pattern: '^[1-9][0-9]{5}$',
  description: 'GB/T 2260, six digits: 650000, 650100 or 650102',
});

const District = Strict({ code: RegionCode, name: Type.String() });
const City = Strict({ code: RegionCode, name: Type.String(), children: Type.Array(District) });
const Province = Strict({
  code: RegionCode,
  name: Type.String(),
  nameEn: Type.String(),
  remote: Type.Boolean({ description: 'far from most warehouses' }),
  children: Type.Array(City),
});

const Carrier = Strict({
  code: Type.String(),
  name: Name,
  waybillPattern: Type.String({ description: 'regular expression' }),
  example: Type.String(),
});

const fee = Type.Integer({ minimum: 0, maximum: 1_000_000 });
const regionCodes = Type.Array(RegionCode, { maxItems: 400, description: 'empty: everywhere else' });
const Zone = Strict({
  regionCodes,
  delivers: Type.Boolean(),
  firstUnits: Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'pieces, or grams' }),
  firstFen: fee,
  extraUnits: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  extraFen: fee,
  freeFromFen: Maybe(Type.Integer({ minimum: 1, maximum: 1_000_000_000 })),
  freeFromItems: Maybe(Type.Integer({ minimum: 1, maximum: 10_000 })),
});
const template = {
  name: Text(40),
  by: OneOf('item', 'weight'),
  isDefault: Type.Boolean(),
  zones: Type.Array(Zone, {
    minItems: 1,
    maxItems: 40,
    description: 'the closest region wins; a region without a zone is not delivered',
  }),
};
export const FreightTemplateInput = Strict(template);
export const FreightTemplateView = Strict({
  templateId: IdOf('freightTemplate'),
  ...template,
  updatedAt: Instant,
});

/** What the timeline of a parcel shows; orders answers it for one order. */
export const TrackingStep = Strict({
  at: Instant,
  kind: OneOf('announced', 'picked_up', 'in_transit', 'out_for_delivery', 'delivered'),
  words: Type.String({ description: "in the caller's language" }),
});
export const Tracking = Strict({
  shipmentId: IdOf('shipment'),
  carrier: Type.String(),
  carrierName: Type.String(),
  trackingNumber: Type.String(),
  state: OneOf('announced', 'picked_up', 'in_transit', 'out_for_delivery', 'delivered'),
  steps: Type.Array(TrackingStep, { description: 'newest first' }),
});

const shopParams = Strict({ shopId: IdOf('shop') });
const ours = Strict({ shopId: IdOf('shop'), templateId: IdOf('freightTemplate') });

export const logisticsContract = contract({
  'GET /regions': {
    summary: 'Provinces, cities and districts',
    access: anyone,
    reply: Strict({ items: Type.Array(Province) }),
    produces: 'application/json',
  },
  'GET /carriers': {
    summary: 'Carriers a parcel can be shipped with',
    access: anyone,
    reply: Strict({ items: Type.Array(Carrier) }),
  },
  'GET /shops/:shopId/freight-templates': {
    summary: 'Freight templates of my shop',
    access: shop('shop.read'),
    params: shopParams,
    reply: Strict({ items: Type.Array(FreightTemplateView) }),
  },
  'POST /shops/:shopId/freight-templates': {
    summary: 'Write a freight template',
    access: shop('freight'),
    params: shopParams,
    body: FreightTemplateInput,
    status: 201,
    reply: FreightTemplateView,
    problems: [regionTwice, regionUnknown, tooManyTemplates],
  },
  'PUT /shops/:shopId/freight-templates/:templateId': {
    summary: 'Change a freight template; orders already placed keep what they were charged',
    access: shop('freight'),
    params: ours,
    body: FreightTemplateInput,
    reply: FreightTemplateView,
    problems: [regionTwice, regionUnknown],
  },
  'DELETE /shops/:shopId/freight-templates/:templateId': {
    summary: 'Delete a freight template; its products use the default one',
    access: shop('freight'),
    params: ours,
    reply: Nothing,
    problems: [templateInUse],
  },
  'GET /products/:productId/freight': {
    summary: 'Freight of one product to a region',
    access: anyone,
    params: Strict({ productId: IdOf('product') }),
    query: Strict({
      regionCode: RegionCode,
      quantity: Type.Optional(Type.Integer({ minimum: 1, maximum: 999 })),
      sku: Type.Optional(IdOf('sku')),
    }),
    reply: Strict({
      delivers: Type.Boolean(),
      feeFen: Fen,
      freeFromFen: Maybe(Fen),
      freeFromItems: Maybe(Count),
      words: Type.String({ description: "in the caller's language" }),
    }),
    problems: [regionUnknown],
  },
});
