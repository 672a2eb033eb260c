import type { Static } from '../../platform/contract.ts';
import { toWire, type Id } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import type { Bill, BillState } from './bills.sql.ts';
import { byShop, keptFen } from './parts.ts';
import type { Waterfall } from './schemas.ts';

export type Step = { readonly kind: string; readonly amountFen: bigint; readonly afterFen: bigint };
type Change = { readonly kind: string; readonly amountFen: bigint };

/** From what came in to what is left for the shop: income, refunds, then each part given away. The last step is the net. */
export function shopSteps(bills: readonly Bill[]): Step[] {
  return runningTotal([
    { kind: 'paid', amountFen: total(bills, ({ paidFen }) => paidFen) },
    { kind: 'platform_subsidy', amountFen: total(bills, ({ platformFen }) => platformFen) },
    { kind: 'market_subsidy', amountFen: total(bills, ({ marketFen }) => marketFen) },
    { kind: 'government_subsidy', amountFen: total(bills, ({ governmentFen }) => governmentFen) },
    { kind: 'refund', amountFen: -total(bills, ({ refundFen }) => refundFen) },
    ...partSteps(bills, ['technical'], 'technical'),
    ...partSteps(bills, ['payment'], 'payment'),
    ...partSteps(bills, ['credit'], 'credit'),
    ...partSteps(bills, ['commission', 'commission_share', 'commission_tax'], 'commission'),
    ...partSteps(bills, ['service', 'service_share', 'service_tax'], 'service'),
  ]);
}

/** From what the buyer paid to what the creator gets of it: the shop's promise, the platform's share, the tax, own discounts. */
export function creatorSteps(bills: readonly Bill[], creatorId: Id<'creator'>): Step[] {
  const changes = bills.flatMap((bill) =>
    (['commission', 'service'] as const)
      .filter((name) => bill.parts.some(({ part, creatorId: of }) => part === name && of === creatorId))
      .flatMap((name): Change[] => [
        { kind: name, amountFen: agreedOf(bill, name) },
        { kind: 'refund', amountFen: -returnedOf(bill, name) },
        { kind: `${name}_share`, amountFen: -keptOf(bill, `${name}_share`) },
        { kind: `${name}_tax`, amountFen: -keptOf(bill, `${name}_tax`) },
      ]),
  );
  const subsidies = bills
    .filter((bill) => bill.creatorId === creatorId)
    .map((bill): Change => ({ kind: 'creator_subsidy', amountFen: -keptOf(bill, 'creator_subsidy') }));
  return runningTotal(summed([...changes, ...subsidies]));
}

const familyOf = (bill: Bill, name: string) =>
  bill.parts.filter(({ part }) => part === name || part === `${name}_share` || part === `${name}_tax`);
const agreedOf = (bill: Bill, name: string) =>
  familyOf(bill, name).reduce((sum, part) => sum + part.agreedFen, 0n);
const returnedOf = (bill: Bill, name: string) =>
  familyOf(bill, name).reduce((sum, part) => sum + part.returnedFen, 0n);
const keptOf = (bill: Bill, name: string) =>
  bill.parts.filter(({ part }) => part === name).reduce((sum, part) => sum + keptFen(part), 0n);

function partSteps(bills: readonly Bill[], names: readonly string[], kind: string): Change[] {
  const amountFen = total(bills, ({ parts }) =>
    parts
      .filter((part) => byShop(part) && names.includes(part.part))
      .reduce((sum, part) => sum + keptFen(part), 0n),
  );
  return [{ kind, amountFen: -amountFen }];
}

const total = (bills: readonly Bill[], of: (bill: Bill) => bigint) =>
  bills.reduce((sum, bill) => sum + of(bill), 0n);

function summed(changes: readonly Change[]): Change[] {
  const sums = new Map<string, bigint>();
  for (const { kind, amountFen } of changes) sums.set(kind, (sums.get(kind) ?? 0n) + amountFen);
  return [...sums].map(([kind, amountFen]) => ({ kind, amountFen }));
}

function runningTotal(changes: readonly Change[]): Step[] {
  let afterFen = 0n;
  return changes
    .filter(({ amountFen }, i) => i === 0 || amountFen !== 0n)
    .map((change) => ({ ...change, afterFen: (afterFen += change.amountFen) }));
}

const netOf = (steps: readonly Step[]) => steps.at(-1)?.afterFen ?? 0n;
const showSteps = (steps: readonly Step[]) =>
  steps.map(({ kind, amountFen, afterFen }) => ({
    kind,
    amountFen: fenOut(amountFen),
    afterFen: fenOut(afterFen),
  }));

const order: readonly BillState[] = ['paid', 'received', 'settled', 'void'];

/** The waterfall of an order and of each of its lines. */
export function showWaterfall(
  bills: readonly Bill[],
  stepsOf: (bills: readonly Bill[]) => Step[],
): Static<typeof Waterfall> {
  const first = bills[0]!;
  const steps = stepsOf(bills);
  return {
    orderId: toWire('order', first.orderId),
    orderNumber: first.orderNumber,
    state: order.find((state) => bills.some((bill) => bill.state === state))!,
    steps: showSteps(steps),
    netFen: fenOut(netOf(steps)),
    lines: bills.map((bill) => {
      const own = stepsOf([bill]);
      return {
        billId: toWire('settlementBill', bill.billId),
        title: bill.title,
        titleEn: bill.titleEn,
        steps: showSteps(own),
        netFen: fenOut(netOf(own)),
      };
    }),
  };
}
