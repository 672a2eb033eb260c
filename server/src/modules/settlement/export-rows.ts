import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import { toWire } from '../../platform/ids.ts';
import { movementsOf, type Owner } from './accounts.sql.ts';
import { countBills, findBills, type Bill, type BillSearch } from './bills.sql.ts';
import { cpsStatus } from './cps.ts';
import type { DataExport } from './exports.sql.ts';
import { incomeOf, sumKept, totalsOf, keptFen } from './parts.ts';
import { findPayouts, type Payout } from './payouts.sql.ts';
import type { Cell } from './xlsx.ts';

const pageRows = 1_000;
type Wanted = Pick<DataExport, 'what' | 'fromDay' | 'toDay' | 'ownerKind' | 'ownerId'>;

const heads = {
  bills: [
    'orderNumber',
    'billId',
    'item',
    'option',
    'quantity',
    'paidAt',
    'actualPayAmount',
    'platformAllowanceAmount',
    'platformPayMarketAllowanceAmount',
    'governmentSubsidyAmount',
    'totalIncome',
    'totalRefundAmount',
    'platformCommissionAmount',
    'distributorCommissionAmount',
    'activityUserCommissionAmount',
    'serviceAmount',
    'otherAmount',
    'totalOutgoingAmount',
    'settlementAmount',
    'settlementStatus',
    'settlementTime',
  ],
  commissions: [
    'orderNumber',
    'billId',
    'item',
    'option',
    'quantity',
    'paidAt',
    'baseAmount',
    'commissionRate',
    'income',
    'cpsOrderStatus',
    'settlementSuccessTime',
  ],
  movements: ['number', 'bookedOn', 'at', 'kind', 'amount', 'balanceAfter', 'orderId'],
  payouts: ['payoutId', 'owner', 'requestedAt', 'amount', 'state', 'bank', 'account', 'finishedAt', 'reason'],
} as const;

const tableOf = ({ what, ownerKind }: Wanted) =>
  what === 'bills' && ownerKind === 'creator' ? 'commissions' : what;
/** The columns, with the field's names. */
export const headOf = (wanted: Wanted): Cell[] => [...heads[tableOf(wanted)]];

function billSearch(wanted: Wanted): Omit<BillSearch, 'after' | 'limit'> {
  const { fromDay, toDay } = wanted;
  const { ownerKind, ownerId } = wanted as Owner | { ownerKind: 'platform'; ownerId: null };
  if (ownerKind === 'platform') return { fromDay, toDay };
  return ownerKind === 'shop' ? { fromDay, toDay, shopId: ownerId } : { fromDay, toDay, creatorId: ownerId };
}

export async function countRows(db: Db, wanted: Wanted): Promise<number> {
  if (wanted.what === 'bills') return countBills(db, billSearch(wanted));
  const table = sql.ref(`settlement.${wanted.what}`);
  const day =
    wanted.what === 'movements' ? sql`book_on` : sql`(requested_at at time zone 'Asia/Shanghai')::date`;
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${table} where ${day} between ${wanted.fromDay}::date and ${wanted.toDay}::date
      ${wanted.what === 'movements' ? sql`and pot = 'payable'` : sql``}
      ${wanted.ownerKind === 'platform' ? sql`` : sql`and owner_kind = ${wanted.ownerKind} and owner_id = ${wanted.ownerId}`}`.execute(
    db,
  );
  return rows[0]!.count;
}

/** The rows in pages, oldest first, each read behind the last of the page before. */
export async function* pagesOf(db: Db, wanted: Wanted): AsyncGenerator<Cell[][]> {
  if (wanted.what === 'bills') yield* billPages(db, wanted);
  else if (wanted.what === 'payouts') yield* payoutPages(db, wanted);
  else for (const owner of await ownersOf(db, wanted)) yield* movementPages(db, owner, wanted);
}

async function* billPages(db: Db, wanted: Wanted): AsyncGenerator<Cell[][]> {
  for (let after: string | null = null; ;) {
    const bills: Bill[] = await findBills(db, {
      ...billSearch(wanted),
      after,
      limit: pageRows,
      oldestFirst: true,
    });
    if (bills.length > 0)
      yield bills.map((bill) => (tableOf(wanted) === 'bills' ? billRow(bill) : commissionRow(bill, wanted)));
    if (bills.length < pageRows) return;
    after = bills.at(-1)!.billId;
  }
}

function billRow(bill: Bill): Cell[] {
  const { netFen, outgoingFen } = totalsOf(bill, bill.parts);
  return [
    bill.orderNumber,
    toWire('settlementBill', bill.billId),
    bill.title,
    bill.skuName,
    bill.quantity,
    bill.paidAt.toISOString(),
    bill.paidFen,
    bill.platformFen,
    bill.marketFen,
    bill.governmentFen,
    incomeOf(bill),
    bill.refundFen,
    sumKept(bill.parts, 'technical'),
    sumKept(bill.parts, 'commission', 'commission_share', 'commission_tax'),
    sumKept(bill.parts, 'service', 'service_share', 'service_tax'),
    sumKept(bill.parts, 'payment'),
    sumKept(bill.parts, 'credit'),
    outgoingFen,
    netFen,
    bill.state,
    bill.settledAt?.toISOString() ?? null,
  ];
}

function commissionRow(bill: Bill, { ownerId }: Wanted): Cell[] {
  const mine = bill.parts.filter(({ creatorId }) => creatorId === ownerId);
  const income = mine.reduce(
    (sum, part) => sum + (part.part === 'creator_subsidy' ? -keptFen(part) : keptFen(part)),
    0n,
  );
  return [
    bill.orderNumber,
    toWire('settlementBill', bill.billId),
    bill.title,
    bill.skuName,
    bill.quantity,
    bill.paidAt.toISOString(),
    bill.paidFen - bill.refundPaidFen,
    bill.creatorId === ownerId ? bill.terms.commissionBps : bill.terms.serviceBps,
    income,
    cpsStatus(bill),
    bill.settledAt?.toISOString() ?? null,
  ];
}

async function* payoutPages(db: Db, wanted: Wanted): AsyncGenerator<Cell[][]> {
  const owner = wanted.ownerKind === 'platform' ? {} : { owner: wanted as Owner };
  for (let after: string | null = null; ;) {
    const { fromDay, toDay } = wanted;
    const payouts: Payout[] = await findPayouts(db, {
      ...owner,
      fromDay,
      toDay,
      after,
      limit: pageRows,
      oldestFirst: true,
    });
    if (payouts.length > 0)
      yield payouts.map((p) => [
        toWire('payout', p.payoutId),
        ownerWire(p),
        p.requestedAt.toISOString(),
        p.amountFen,
        p.state,
        p.bank,
        `…${p.numberTail}`,
        p.finishedAt?.toISOString() ?? null,
        p.reason,
      ]);
    if (payouts.length < pageRows) return;
    after = payouts.at(-1)!.payoutId;
  }
}

export const ownerWire = ({ ownerKind, ownerId }: Owner): string =>
  ownerKind === 'shop' ? toWire('shop', ownerId) : toWire('creator', ownerId);

async function* movementPages(db: Db, owner: Owner, { fromDay, toDay }: Wanted): AsyncGenerator<Cell[][]> {
  for (let after: number | null = null; ;) {
    const rows = await movementsOf(db, owner, {
      pot: 'payable',
      fromDay,
      toDay,
      after,
      limit: pageRows,
      oldestFirst: true,
    });
    if (rows.length > 0)
      yield rows.map((m) => [
        Number(m.seq),
        m.bookOn,
        m.at.toISOString(),
        m.kind,
        m.amountFen,
        m.balanceAfterFen,
        m.orderId && toWire('order', m.orderId),
      ]);
    if (rows.length < pageRows) return;
    after = Number(rows.at(-1)!.seq);
  }
}

async function ownersOf(db: Db, wanted: Wanted): Promise<Owner[]> {
  if (wanted.ownerKind !== 'platform') return [wanted as Owner];
  const { rows } = await sql<Owner>`
    select owner_kind as "ownerKind", owner_id as "ownerId" from settlement.accounts where pot = 'payable' order by 1, 2`.execute(
    db,
  );
  return rows;
}
