import type { Tx } from '../../platform/db.ts';
import type { Event, Subscriber } from '../../platform/events.ts';
import type { Id } from '../../platform/ids.ts';
import { countDrawn, drawsOf, releaseDraws, returnDraw, spendDraws, type Returned } from './draws.sql.ts';

type OrderKey = { buyerId: Id<'person'>; orderId: Id<'order'> };
/** Orders that nobody subsidised are passed over without a look: they are most. */
type Facts = OrderKey & { subsidyFen?: string; paid?: boolean };
type Placed = { buyerId: Id<'person'>; orderIds: Id<'order'>[]; subsidyFen?: string };
type Back = { budgetId: Id<'budget'> | null; platformFen: string; creatorFen: string; brandFen: string };
type Refunded = OrderKey & {
  afterSaleId: Id;
  lines: { subsidies?: Back[] }[];
  freightSubsidies?: Back[];
};

const subsidised = ({ subsidyFen }: { subsidyFen?: string }) => subsidyFen !== '0';

async function hearPlaced(tx: Tx, { payload }: Event): Promise<void> {
  const placed = payload as Placed;
  if (subsidised(placed)) await countDrawn(tx, placed.buyerId, placed.orderIds);
}

async function hearPaid(tx: Tx, { payload, occurredAt }: Event): Promise<void> {
  const order = payload as Facts;
  if (subsidised(order)) await spendDraws(tx, order, occurredAt);
}

/** Not paid: released. Paid: all that did not come back yet is returned. */
async function hearCancelled(tx: Tx, { payload, occurredAt }: Event): Promise<void> {
  const order = payload as Facts;
  if (!subsidised(order)) return;
  if (!order.paid) return releaseDraws(tx, order, occurredAt);
  await spendDraws(tx, order, occurredAt);
  for (const draw of await drawsOf(tx, order)) {
    if (draw.state === 'spent') await returnDraw(tx, order, order.orderId, draw, occurredAt);
  }
}

/** The parts of a refund that go back to budgets. What a creator gave without one goes back to the commission. */
async function hearRefunded(tx: Tx, { payload, occurredAt }: Event): Promise<void> {
  const { afterSaleId, lines, freightSubsidies = [], ...order } = payload as Refunded;
  const all = [...lines.flatMap(({ subsidies = [] }) => subsidies), ...freightSubsidies];
  const byBudget = new Map<Id<'budget'>, Returned>();
  for (const { budgetId, platformFen, creatorFen, brandFen } of all) {
    if (budgetId === null) continue;
    const sum = byBudget.get(budgetId);
    byBudget.set(budgetId, {
      budgetId,
      platformFen: BigInt(platformFen) + (sum?.platformFen ?? 0n),
      creatorFen: BigInt(creatorFen) + (sum?.creatorFen ?? 0n),
      brandFen: BigInt(brandFen) + (sum?.brandFen ?? 0n),
    });
  }
  if (byBudget.size === 0) return;
  await spendDraws(tx, order, occurredAt);
  for (const returned of byBudget.values()) await returnDraw(tx, order, afterSaleId, returned, occurredAt);
}

export const subsidiesSubscribers: readonly Subscriber[] = [
  {
    name: 'subsidies.orders',
    hears: {
      'orders.purchase_placed': hearPlaced,
      'orders.order_paid': hearPaid,
      'orders.order_cancelled': hearCancelled,
      'aftersales.refunded': hearRefunded,
    },
  },
];
