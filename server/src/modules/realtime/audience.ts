import type { Caller } from '../../platform/authorise.ts';
import type { Event } from '../../platform/events.ts';
import { toWire, type Id, type Kind } from '../../platform/ids.ts';
import { shopRoles } from '../../platform/permissions.ts';

/** One thing to tell, and who may hear it. */
export type Message = {
  readonly event: 'order' | 'payment' | 'shop_order';
  readonly data: Readonly<Record<string, string>>;
  readonly isFor: (caller: Caller) => boolean;
};

const orderSteps = ['paid', 'cancelled', 'shipped', 'received', 'refunded', 'reminded'] as const;
const paymentSteps = ['captured', 'declined', 'refunded', 'surplus'] as const;

/** What is pushed of what happens: what a buyer waits for on a page, and what a shop has to do. */
export const heard: readonly string[] = [
  ...orderSteps.map((step) => `orders.order_${step}`),
  ...paymentSteps.map((step) => `payments.payment_${step}`),
];

/** Ids and the name of the step: the page reads the rest with its own rights. */
export function messagesOf({ name, payload }: Event): Message[] {
  const step = name.slice(name.lastIndexOf('_') + 1);
  const buyer = (caller: Caller) => caller.personId === payload.buyerId;
  const ids = wireIds(payload);
  if (name.startsWith('payments.')) return [{ event: 'payment', data: { step, ...ids }, isFor: buyer }];
  const staff = ({ shops }: Caller) => {
    const role = shops.get(payload.shopId as Id<'shop'>);
    return role !== undefined && shopRoles[role].includes('orders.read');
  };
  return [
    { event: 'order', data: { step, ...ids }, isFor: buyer },
    { event: 'shop_order', data: { step, ...ids }, isFor: staff },
  ];
}

const told = { order: 'orderId', purchase: 'purchaseId', payment: 'paymentId', shop: 'shopId' } as const;

function wireIds(payload: Event['payload']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(told).flatMap(([kind, field]) => {
      const id = payload[field];
      return typeof id === 'string' ? [[field, toWire(kind as Kind, id as Id)]] : [];
    }),
  );
}
