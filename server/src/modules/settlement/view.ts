import { now } from '../../platform/clock.ts';
import type { Static } from '../../platform/contract.ts';
import type { Db } from '../../platform/db.ts';
import { toWire, type Id } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import { creatorsByIds } from '../identity/index.ts';
import type { Bill } from './bills.sql.ts';
import { cpsStatus } from './cps.ts';
import { ownerWire } from './export-rows.ts';
import type { DataExport } from './exports.sql.ts';
import { incomeOf, keptFen, sumKept, totalsOf } from './parts.ts';
import type { PayoutAccount } from './payout-accounts.sql.ts';
import type { BankAccount, Payout } from './payouts.sql.ts';
import type * as schemas from './schemas.ts';
import type { Statement } from './statements.sql.ts';
import type { MovementRow } from './accounts.sql.ts';

const iso = (at: Date | null) => at?.toISOString() ?? null;

export async function showBills(db: Db, bills: readonly Bill[]): Promise<Static<typeof schemas.Bill>[]> {
  const creators = await creatorsByIds(
    db,
    bills.flatMap(({ creatorId }) => creatorId ?? []),
  );
  return bills.map((bill) => ({
    billId: toWire('settlementBill', bill.billId),
    orderId: toWire('order', bill.orderId),
    orderLineId: bill.orderLineId && toWire('orderLine', bill.orderLineId),
    orderNumber: bill.orderNumber,
    shopId: toWire('shop', bill.shopId),
    title: bill.title,
    titleEn: bill.titleEn,
    skuName: bill.skuName,
    skuNameEn: bill.skuNameEn,
    quantity: bill.quantity,
    ...amountsOf(bill),
    settlementStatus: bill.state,
    settlementTime: iso(bill.settledAt),
    settlementDue: iso(bill.dueAt),
    settlementRule: ruleOf(bill),
    creatorName: bill.creatorId ? (creators.get(bill.creatorId)?.name ?? null) : null,
  }));
}

function amountsOf(bill: Bill) {
  const { parts } = bill;
  const { netFen, outgoingFen, incomeFen } = totalsOf(bill, parts);
  return {
    actualPayAmount: fenOut(bill.paidFen),
    platformAllowanceAmount: fenOut(bill.platformFen),
    platformPayMarketAllowanceAmount: fenOut(bill.marketFen),
    governmentSubsidyAmount: fenOut(bill.governmentFen),
    totalIncome: fenOut(incomeFen),
    totalRefundAmount: fenOut(bill.refundFen),
    platformCommissionAmount: fenOut(sumKept(parts, 'technical')),
    distributorCommissionAmount: fenOut(sumKept(parts, 'commission', 'commission_share', 'commission_tax')),
    activityUserCommissionAmount: fenOut(sumKept(parts, 'service', 'service_share', 'service_tax')),
    kzkCommissionAmount: 0,
    serviceAmount: fenOut(sumKept(parts, 'payment')),
    otherAmount: fenOut(sumKept(parts, 'credit')),
    totalOutgoingAmount: fenOut(outgoingFen),
    settlementAmount: fenOut(netFen),
  };
}

const percent = (bps: number) => `${bps / 100}%`;
/** The agreed rates in a line, such as `T+7 · tech 2% · pay 0.6% · cps 10%`. */
const ruleOf = ({ terms }: Bill) =>
  [
    `T+${terms.periodDays}`,
    `tech ${percent(terms.technicalBps)}`,
    `pay ${percent(terms.paymentBps)}`,
    ...(terms.creatorId ? [`cps ${percent(terms.commissionBps)}`] : []),
    ...(terms.leaderId ? [`leader ${percent(terms.serviceBps)}`] : []),
  ].join(' · ');

export function showCommission(bill: Bill, creatorId: Id<'creator'>): Static<typeof schemas.CommissionBill> {
  const role = bill.creatorId === creatorId ? 'creator' : 'leader';
  const name = role === 'creator' ? 'commission' : 'service';
  const mine = bill.parts.filter((part) => part.creatorId === creatorId);
  const income = mine.reduce(
    (sum, part) => sum + (part.part === 'creator_subsidy' ? -keptFen(part) : keptFen(part)),
    0n,
  );
  const gone = bill.refundFen === incomeOf(bill);
  return {
    billId: toWire('settlementBill', bill.billId),
    orderId: toWire('order', bill.orderId),
    orderNumber: bill.orderNumber,
    title: bill.title,
    titleEn: bill.titleEn,
    skuName: bill.skuName,
    skuNameEn: bill.skuNameEn,
    quantity: bill.quantity,
    role,
    source: bill.terms.source,
    cpsOrderStatus: cpsStatus(bill),
    orderTradeAmount: fenOut(bill.paidFen),
    baseAmount: fenOut(bill.paidFen - bill.refundPaidFen),
    commissionRate: role === 'creator' ? bill.terms.commissionBps : bill.terms.serviceBps,
    commissionAmount: fenOut(sumKept(bill.parts, name, `${name}_share`, `${name}_tax`)),
    platformShareAmount: fenOut(sumKept(bill.parts, `${name}_share`)),
    taxAmount: fenOut(sumKept(bill.parts, `${name}_tax`)),
    subsidyAmount: role === 'creator' ? fenOut(sumKept(bill.parts, 'creator_subsidy')) : 0,
    estimatedIncome: gone ? 0 : fenOut(income),
    settlementAmount: bill.settledAt ? fenOut(income) : null,
    settlementSuccessTime: iso(bill.settledAt),
    settlementDue: iso(bill.dueAt),
  };
}

export const showMovement = (row: MovementRow): Static<typeof schemas.Movement> => ({
  seq: Number(row.seq),
  kind: row.kind,
  amountFen: fenOut(row.amountFen),
  balanceAfterFen: fenOut(row.balanceAfterFen),
  at: row.at.toISOString(),
  bookOn: row.bookOn,
  orderId: row.orderId && toWire('order', row.orderId),
});

export const showStatement = (statement: Statement): Static<typeof schemas.Statement> => ({
  period: statement.period,
  closed: statement.closed,
  openingFen: fenOut(statement.openingFen),
  closingFen: fenOut(statement.closingFen),
  movements: statement.movements,
  totals: statement.totals.map(({ kind, amountFen, count }) => ({
    kind,
    amountFen: fenOut(amountFen),
    count,
  })),
});

const showBank = ({ holder, bank, numberTail }: BankAccount): Static<typeof schemas.Bank> => ({
  holder,
  bank,
  numberTail,
});

export const showAccount = ({
  holder,
  bank,
  numberTail,
  namedAt,
  waitsUntil,
}: PayoutAccount): Static<typeof schemas.PayoutAccount> => ({
  holder,
  bank,
  numberTail,
  namedAt: namedAt.toISOString(),
  waitsUntil: waitsUntil > now() ? waitsUntil.toISOString() : null,
});

export const showPayout = (payout: Payout): Static<typeof schemas.Payout> => ({
  payoutId: toWire('payout', payout.payoutId),
  ownerKind: payout.ownerKind,
  ownerId: ownerWire(payout),
  pot: payout.pot,
  amountFen: fenOut(payout.amountFen),
  state: payout.state,
  bank: showBank(payout),
  approvals: payout.approvedBy.length,
  approvalsNeeded: payout.approvalsNeeded,
  requestedAt: payout.requestedAt.toISOString(),
  decidedAt: iso(payout.decidedAt),
  sentAt: iso(payout.sentAt),
  finishedAt: iso(payout.finishedAt),
  reason: payout.reason,
  notBefore: iso(payout.notBefore),
});

export const showExport = (each: DataExport): Static<typeof schemas.Export> => ({
  exportId: toWire('dataExport', each.exportId),
  what: each.what,
  format: each.format,
  fromDay: each.fromDay,
  toDay: each.toDay,
  state: each.state,
  done: each.done,
  total: each.total,
  askedAt: each.askedAt.toISOString(),
});
