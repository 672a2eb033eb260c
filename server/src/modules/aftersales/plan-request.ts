import { day, later, now } from '../../platform/clock.ts';
import { idNotFound, type Id } from '../../platform/ids.ts';
import { yuan } from '../../platform/money.ts';
import { Problem, type Locale } from '../../platform/problem.ts';
import {
  discountsBack,
  leftOf,
  stateWords,
  subsidyFen,
  sumSubsidies,
  takeFrom,
  type Order,
  type OrderLine,
} from '../orders/index.ts';
import type { Terms } from './case.ts';
import {
  freightNotRefundable,
  nothingAsked,
  notRefundable,
  reasonNotForThis,
  returnNeedsPieces,
  tooLate,
  tooMuch,
  wayNotOffered,
} from './problems.ts';
import { reasonOf, type Reason } from './reasons.ts';
import { offeredWays, type HandlingWay } from './status.ts';

export type Wanted = {
  readonly lines: readonly {
    readonly orderLineId: Id<'orderLine'>;
    readonly quantity: number;
    readonly amountFen?: bigint | undefined;
  }[];
  readonly freightFen: bigint;
};
export type PlannedLine = {
  readonly line: OrderLine;
  readonly quantity: number;
  readonly paidFen: bigint;
  readonly subsidyFen: bigint;
};
export type Planned = {
  readonly lines: readonly PlannedLine[];
  readonly goodsFen: bigint;
  readonly freightFen: bigint;
  readonly unshipped: boolean;
};

/** Until when requests are possible; null: as long as the order is under way. */
export const untilOf = (
  { receivedAt }: Order,
  { applyWithinDays }: Pick<Terms, 'applyWithinDays'>,
): Date | null => receivedAt && later(receivedAt, applyWithinDays * day);

export function requireRefundable(order: Order, terms: Terms, locale: Locale, at = now()): void {
  if (order.state === 'unpaid' || order.state === 'cancelled')
    throw new Problem(notRefundable, { state: stateWords[order.state][locale] });
  const until = untilOf(order, terms);
  if (until && until < at) throw new Problem(tooLate, { until: until.toISOString().slice(0, 10) });
}

/** Exactly what a wish gives back, to the fen. Pure. Throws when it asks for more than is left. */
export function planRequest(order: Order, lines: readonly OrderLine[], wanted: Wanted): Planned {
  const unshipped = order.state === 'paid';
  const ids = new Set(wanted.lines.map(({ orderLineId }) => orderLineId));
  if (ids.size !== wanted.lines.length) throw new Problem(nothingAsked);
  const planned = wanted.lines.map((wish) => {
    const line = lines.find(({ orderLineId }) => orderLineId === wish.orderLineId);
    if (!line) throw new Problem(idNotFound);
    return planLine(line, wish, unshipped);
  });
  const freightFen = planFreight(order, lines, planned, wanted.freightFen);
  const goodsFen = planned.reduce((sum, { paidFen }) => sum + paidFen, 0n);
  if (goodsFen + freightFen === 0n && planned.every(({ quantity }) => quantity === 0))
    throw new Problem(nothingAsked);
  return { lines: planned, goodsFen, freightFen, unshipped };
}

function planLine(line: OrderLine, wish: Wanted['lines'][number], unshipped: boolean): PlannedLine {
  const { quantity } = wish;
  const pieces = line.quantity - line.refundedQuantity;
  const left = leftOf(line)[0]!;
  // What is not sent is not paid: pieces given up before shipping go back for all they cost.
  const amountFen = unshipped && quantity > 0 ? undefined : wish.amountFen;
  if (quantity > pieces || (amountFen ?? 0n) > left) throw new Problem(tooMuch, { pieces, yuan: yuan(left) });
  if (quantity === 0 && amountFen === undefined) throw new Problem(nothingAsked);
  const most = takeFrom(line, { quantity, amountFen: quantity > 0 ? undefined : amountFen });
  if (amountFen !== undefined && amountFen > most[0]!)
    throw new Problem(tooMuch, { pieces, yuan: yuan(most[0]!) });
  const split = takeFrom(line, { quantity, amountFen });
  const subsidy = sumSubsidies(discountsBack(line.discounts, split));
  return { line, quantity, paidFen: split[0]!, subsidyFen: subsidyFen(subsidy) };
}

/** The freight of an order that is given up whole goes back with it; else it is asked for. */
function planFreight(
  order: Order,
  lines: readonly OrderLine[],
  planned: readonly PlannedLine[],
  asked: bigint,
): bigint {
  const left = order.freightFen - order.refundedFreightFen;
  const given = new Map(planned.map(({ line, quantity }) => [line.orderLineId, quantity]));
  const whole = lines.every(
    (line) => line.refundedQuantity + (given.get(line.orderLineId) ?? 0) === line.quantity,
  );
  if (order.state === 'paid' && whole) return left;
  if (asked > left || (asked > 0n && order.state === 'paid'))
    throw new Problem(freightNotRefundable, { yuan: yuan(order.state === 'paid' ? 0n : left) });
  return asked;
}

/** Whether the way and the reason fit what is asked for. */
export function requireFitting(
  planned: Planned,
  { handlingWay, reason: code }: { handlingWay: HandlingWay; reason: string },
): Reason {
  if (!offeredWays.includes(handlingWay)) throw new Problem(wayNotOffered);
  if (handlingWay === 1 && (planned.unshipped || planned.lines.every(({ quantity }) => quantity === 0)))
    throw new Problem(returnNeedsPieces);
  const reason = reasonOf(code);
  const fits =
    reason && (planned.unshipped ? reason.unshipped : reason.shipped) && reason.ways.includes(handlingWay);
  if (!fits) throw new Problem(reasonNotForThis);
  if (!planned.unshipped && planned.freightFen > 0n && !reason.quality)
    throw new Problem(freightNotRefundable, { yuan: yuan(0n) });
  return reason;
}

export const waysOf = ({ state }: Pick<Order, 'state'>): HandlingWay[] =>
  state === 'paid' ? [10] : state === 'shipped' || state === 'received' ? [1, 10] : [];
