import { Strict, Type, type Static } from '../../platform/contract.ts';

const Uuid = Type.String({ format: 'uuid' });

/** What logistics says. */
export const logisticsEvents = {
  'logistics.parcel_delivered': Strict({
    shipmentId: Uuid,
    orderId: Uuid,
    buyerId: Uuid,
    shopId: Uuid,
    deliveredAt: Type.String({ format: 'date-time' }),
  }),
} as const;

export type LogisticsEvents = { [K in keyof typeof logisticsEvents]: Static<(typeof logisticsEvents)[K]> };
