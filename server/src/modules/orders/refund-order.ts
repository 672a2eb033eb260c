import { assert } from '../../platform/assert.ts';
import { later, now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { idNotFound, type Id } from '../../platform/ids.ts';
import { yuan } from '../../platform/money.ts';
import { Problem, type Locale } from '../../platform/problem.ts';
import { credit, debit, post, type Account, type EntryKind } from '../ledger/index.ts';
import { requestRefund } from '../payments/index.ts';
import { finishByRefund } from './finish-by-refund.ts';
import { fundingOf, subsidyFen, sumSubsidies, type Subsidy } from './funding.ts';
import { stateWords, type Order, type OrderLine } from './order.ts';
import { linesOf, lockOrder, lockPurchase, note, ordersByIds } from './orders.sql.ts';
import { orderNotRefundable } from './problems.ts';
import {
  discountsBack,
  leftOf,
  takeFrom,
  takeFromShop,
  type DiscountBack,
  type Split,
} from './refund-parts.ts';
import {
  insertRefund,
  refundBySource,
  takeFromLine,
  takeFromOrder,
  type RefundCause,
  type RefundSource,
} from './refunds.sql.ts';
import { stockBack } from './stock-back.ts';

export type RefundPart = {
  readonly orderLineId: Id<'orderLine'>;
  /** 0: money without pieces. */
  readonly quantity: number;
  /** At most this much goes to the buyer; without it, all that the pieces paid. */
  readonly amountFen?: bigint | undefined;
};
export type RefundOrder = {
  readonly buyerId: Id<'person'>;
  readonly orderId: Id<'order'>;
  /** What causes it; the same cause pays once. */
  readonly sourceId: RefundSource;
  readonly cause: RefundCause;
  readonly parts: readonly RefundPart[] | 'all';
  readonly freightFen: bigint | 'all';
  readonly reason: string;
  /** What the order says when it is closed with this; without it, the reason. */
  readonly closedAs?: string;
  /** Pieces that came back can be sold again. */
  readonly restock?: boolean;
  readonly locale?: Locale;
};
export type LineRefunded = {
  readonly line: OrderLine;
  readonly quantity: number;
  readonly paidFen: bigint;
  readonly discounts: readonly DiscountBack[];
  /** Nothing of the line is left. */
  readonly ended: boolean;
};
export type OrderRefunded = {
  readonly paymentRefundId: Id<'refund'> | null;
  readonly paidFen: bigint;
  readonly freightFen: bigint;
  readonly subsidy: Subsidy;
  readonly lines: readonly LineRefunded[];
  /** Went back to whoever paid a part of the freight. */
  readonly freightDiscount: DiscountBack | null;
  /** All pieces of the order have gone back by now. */
  readonly whole: boolean;
  /** The order was not shipped and is closed now: `orders.order_cancelled` said so, with what went back. */
  readonly cancelled: boolean;
  readonly afterSettlement: boolean;
};

/**
 * Gives money of a paid order back: to the buyer through payments, and to whoever paid the discounts. Counters and books
 * move together; pieces that were not shipped are free again. 'known': this source was paid before. Throws orderNotRefundable.
 */
export async function refundOrder(tx: Tx, refund: RefundOrder): Promise<OrderRefunded | 'known'> {
  const { buyerId, orderId, sourceId, cause, locale = 'zh' } = refund;
  const [found] = await ordersByIds(tx, buyerId, [orderId]);
  if (!found) throw new Problem(idNotFound);
  await lockPurchase(tx, buyerId, found.purchaseId);
  const order = (await lockOrder(tx, buyerId, orderId))!; // RACE: without this lock two refunds take the same pieces
  if (await refundBySource(tx, buyerId, sourceId)) return 'known';
  if (order.state === 'unpaid' || order.state === 'cancelled')
    throw new Problem(orderNotRefundable, { state: stateWords[order.state][locale] });

  const lines = (await linesOf(tx, [order])).get(orderId) ?? [];
  const taken = takenOf(order, lines, refund);
  const closes =
    order.state === 'paid' && taken.lines.every(({ line, quantity }) => quantity === piecesLeft(line));
  const all = closes ? everythingOf(order, lines) : taken;
  if (all.paidFen + subsidyFen(all.subsidy) === 0n && all.lines.every(({ quantity }) => quantity === 0))
    throw new Problem(orderNotRefundable, { state: stateWords[order.state][locale] });

  for (const back of all.lines) await countLine(tx, refund, order, back);
  await takeFromOrder(tx, order, all);
  const paymentRefundId = await sendMoney(tx, refund, order, all.paidFen);
  const at = now();
  const afterSettlement = order.settledAt !== null;
  await insertRefund(tx, {
    buyerId,
    sourceId,
    orderId,
    cause,
    paymentRefundId,
    afterSettlement,
    at,
    ...all.subsidy,
    paidFen: all.paidFen,
    freightFen: all.freightFen,
  });
  if (all.paidFen > 0n) await note(tx, order, later(at, 1), 'refund_requested', { yuan: yuan(all.paidFen) });
  await stockBack(tx, { order, sourceId, lines: all.lines, closes, restock: refund.restock ?? false });
  const whole = lines.every((line) => {
    const back = all.lines.find((each) => each.line === line);
    return line.refundedQuantity + (back?.quantity ?? 0) === line.quantity;
  });
  await postRefund(tx, refund, order, all);
  if (closes || (whole && order.state === 'shipped'))
    await finishByRefund(tx, order, {
      closes,
      at,
      reason: refund.closedAs ?? refund.reason,
      lines: all.lines,
    });
  return { ...all, lines: all.lines, paymentRefundId, whole, cancelled: closes, afterSettlement };
}

type Taken = {
  readonly lines: readonly (LineRefunded & { readonly split: Split })[];
  readonly paidFen: bigint;
  readonly freightFen: bigint;
  readonly freightDiscount: DiscountBack | null;
  readonly subsidy: Subsidy;
};

const piecesLeft = ({ quantity, refundedQuantity }: OrderLine) => quantity - refundedQuantity;

function takenOf(
  order: Order,
  lines: readonly OrderLine[],
  { parts, freightFen, cause }: RefundOrder,
): Taken {
  if (parts === 'all') return everythingOf(order, lines);
  const byLine = new Map(parts.map((part) => [part.orderLineId, part]));
  assert(
    parts.every(({ orderLineId }) => lines.some((line) => line.orderLineId === orderLineId)),
    'a refund names lines of its order',
  );
  const backs = lines.map((line) => {
    const part = byLine.get(line.orderLineId);
    const quantity = Math.min(part?.quantity ?? 0, piecesLeft(line));
    if (!part)
      return lineBack(
        line,
        0,
        leftOf(line).map(() => 0n),
      );
    if (cause === 'price_protection') return lineBack(line, 0, takeFromShop(line, part.amountFen ?? 0n));
    // What is not sent is not paid: pieces given up before shipping go back for all they cost.
    const amountFen = order.state === 'paid' && quantity > 0 ? undefined : part.amountFen;
    return lineBack(line, quantity, takeFrom(line, { quantity, amountFen }));
  });
  return sumUp(order, backs, freightFen);
}

const everythingOf = (order: Order, lines: readonly OrderLine[]): Taken =>
  sumUp(
    order,
    lines.map((line) => lineBack(line, piecesLeft(line), leftOf(line))),
    'all',
  );

function lineBack(line: OrderLine, quantity: number, split: Split): LineRefunded & { split: Split } {
  const left = leftOf(line);
  const ended = quantity === piecesLeft(line) && split.every((fen, i) => fen === left[i]);
  return {
    line,
    quantity,
    split,
    paidFen: split[0]!,
    discounts: discountsBack(line.discounts, split),
    ended,
  };
}

function sumUp(order: Order, lines: Taken['lines'], freight: bigint | 'all'): Taken {
  const freightLeft = order.freightFen - order.refundedFreightFen;
  const freightFen = freight === 'all' || freight > freightLeft ? freightLeft : freight;
  // Who paid a part of the freight gets it back when the last of the freight goes back.
  const freightEnds = freightFen === freightLeft && (freightLeft > 0n || freight === 'all');
  const discount = freightEnds ? order.freightDiscount : null;
  const freightDiscount = discount && { discount, ...fundingOf(discount) };
  return {
    lines,
    freightFen,
    freightDiscount,
    paidFen: lines.reduce((sum, { paidFen }) => sum + paidFen, freightFen),
    subsidy: sumSubsidies([
      ...lines.flatMap(({ discounts }) => discounts),
      ...(freightDiscount ? [freightDiscount] : []),
    ]),
  };
}

async function countLine(
  tx: Tx,
  key: RefundOrder,
  order: Order,
  { line, quantity, split, paidFen, discounts }: Taken['lines'][number],
): Promise<void> {
  if (quantity === 0 && split.every((fen) => fen === 0n)) return;
  await takeFromLine(tx, key, {
    orderLineId: line.orderLineId,
    quantity,
    dropped: order.state === 'paid' ? quantity : 0,
    paidFen,
    subsidyFen: subsidyFen(sumSubsidies(discounts)),
    splitSoFar: split.slice(1).map((fen, i) => fen + BigInt(line.refundedSplit?.[i] ?? 0)),
    discounts: discounts.map(({ discount: { id, budgetId, couponId }, ...funding }) => ({
      id,
      budgetId: budgetId ?? null,
      couponId: couponId ?? null,
      ...Object.fromEntries(Object.entries(funding).map(([by, fen]) => [by, Number(fen)])),
    })),
  });
}

async function sendMoney(
  tx: Tx,
  { reason, sourceId, cause }: RefundOrder,
  { buyerId, purchaseId, orderId }: Order,
  amountFen: bigint,
): Promise<Id<'refund'> | null> {
  if (amountFen === 0n) return null;
  const sourceKey = `${sourceKeys[cause]}:${sourceId}`;
  return requestRefund(tx, { buyerId, purchaseId, orderId, amountFen, reason, sourceKey });
}
const sourceKeys: Record<RefundCause, string> = {
  cancellation: 'cancel',
  after_sale: 'aftersale',
  price_protection: 'price',
};

const entryKinds: Record<RefundCause, EntryKind> = {
  cancellation: 'order_cancelled',
  after_sale: 'after_sale_refunded',
  price_protection: 'price_protected',
};

/** Out of what holds the money now, back to the buyer and to each funder (decision 0014). */
async function postRefund(
  tx: Tx,
  { cause, sourceId }: RefundOrder,
  order: Order,
  { paidFen, subsidy }: Taken,
): Promise<void> {
  const held: Account =
    order.state !== 'received' ? 'orders.promised' : order.settledAt ? 'shops.payable' : 'shops.earned';
  const back: [Account, bigint][] = [
    ['buyers.funds', paidFen],
    ['subsidies.platform', subsidy.platformFen],
    ['subsidies.creator', subsidy.creatorFen],
    ['subsidies.brand', subsidy.brandFen],
  ];
  const credits = back.filter(([, fen]) => fen > 0n).map(([account, fen]) => credit(account, fen));
  if (credits.length === 0) return;
  const legs = [debit(held, paidFen + subsidyFen(subsidy)), ...credits];
  await post(tx, { kind: entryKinds[cause], sourceId, legs });
}
