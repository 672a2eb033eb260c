import { assert } from '../../platform/assert.ts';
import type { Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { post, type Account, type Leg } from '../ledger/index.ts';
import { book, ofCreator, ofShop, type Move, type MovementKind } from './accounts.sql.ts';
import { countRefund, lockBills, setReturned, setVoid, type Bill } from './bills.sql.ts';
import { coverArrears } from './use-deposit.ts';
import { byShop, incomeOf, keptFen, returnedAfter, type Part, type PartName } from './parts.ts';

/** What went back of one bill. */
export type Back = {
  readonly paidFen: bigint;
  readonly subsidyFen: bigint;
  /** Of that, what the creator had paid. */
  readonly creatorFen: bigint;
};
export type RefundBills = {
  readonly orderId: Id<'order'>;
  readonly shopId: Id<'shop'>;
  /** The after-sale case or price claim that caused it. */
  readonly sourceId: Id;
  /** By order line; null is the freight. */
  readonly backs: ReadonlyMap<Id<'orderLine'> | null, Back>;
  readonly afterSettlement: boolean;
  readonly whole: boolean;
  readonly at: Date;
};

type Returned = { readonly bill: Bill; readonly part: Part; readonly fen: bigint };

/**
 * Money of an order went back. What was agreed comes back by its rule, in proportion and never recomputed: before settlement
 * the bills are lowered, after it the shop and the creators are moved back and the ledger follows. Each cause counts once.
 */
export async function refundBills(tx: Tx, refund: RefundBills): Promise<void> {
  const bills = await lockBills(tx, refund.orderId); // RACE: without this lock a refund and a settlement pass each other
  const wholeAtOnce = refund.whole && bills.every(({ refundFen }) => refundFen === 0n);
  const returned: Returned[] = [];
  const touched: { bill: Bill; back: Back }[] = [];
  for (const [orderLineId, back] of refund.backs) {
    const bill = bills.find((each) => each.orderLineId === orderLineId);
    assert(bill, 'what goes back has a bill');
    assert(
      (bill.state === 'settled') === refund.afterSettlement,
      'a refund knows whether its order was settled',
    );
    if (
      !(await countRefund(
        tx,
        bill.billId,
        refund.sourceId,
        { ...back, afterSettlement: refund.afterSettlement },
        refund.at,
      ))
    )
      continue;
    touched.push({ bill, back });
    returned.push(...(await returnParts(tx, refund, bill, back, wholeAtOnce)));
    const gone = bill.refundFen + back.paidFen + back.subsidyFen === incomeOf(bill);
    const kept = bill.parts.reduce((sum, part) => sum + keptFen(part), 0n);
    const cameBack = returned.filter((each) => each.bill === bill).reduce((sum, { fen }) => sum + fen, 0n);
    if (gone && kept === cameBack) await setVoid(tx, bill.billId, refund.at);
  }
  if (refund.afterSettlement && touched.length > 0) await moveBack(tx, refund, touched, returned);
}

async function returnParts(
  tx: Tx,
  { at }: RefundBills,
  bill: Bill,
  back: Back,
  wholeAtOnce: boolean,
): Promise<Returned[]> {
  const returned: Returned[] = [];
  for (const part of bill.parts) {
    const returnedFen = returnedAfter(part, {
      paidFen: bill.paidFen,
      refundedPaidFen: bill.refundPaidFen + back.paidFen,
      wholeAtOnce,
      creatorSubsidyFen: back.creatorFen,
      at,
    });
    if (returnedFen === part.returnedFen) continue;
    await setReturned(tx, bill.billId, { part: part.part, returnedFen });
    returned.push({ bill, part, fen: returnedFen - part.returnedFen });
  }
  return returned;
}

const returnKinds: Partial<Record<PartName, MovementKind>> = {
  commission: 'commission_returned',
  service: 'service_returned',
  creator_subsidy: 'subsidy_returned',
};

/** orders has taken the refund out of what the shop is owed; here the shop gets back what it had given away of it. */
async function moveBack(
  tx: Tx,
  { orderId, shopId, sourceId }: RefundBills,
  touched: readonly { bill: Bill; back: Back }[],
  returned: readonly Returned[],
): Promise<void> {
  const moves: Move[] = [];
  for (const { bill, back } of touched) {
    const about = { sourceId, orderId, billId: bill.billId };
    const fees = returned.filter((each) => each.bill === bill && byShop(each.part));
    const feesFen = fees.reduce((sum, { fen }) => sum + fen, 0n);
    moves.push({ ...ofShop(shopId), ...about, kind: 'refunded', amountFen: -back.paidFen - back.subsidyFen });
    moves.push({ ...ofShop(shopId), ...about, kind: 'fees_returned', amountFen: feesFen });
    for (const { part, fen } of returned.filter(
      (each) => each.bill === bill && each.part.creatorId !== null,
    )) {
      const amountFen = byShop(part) ? -fen : fen;
      moves.push({ ...ofCreator(part.creatorId!), ...about, kind: returnKinds[part.part]!, amountFen });
    }
  }
  await book(tx, moves);
  const legs = returnedLegs(returned);
  if (legs.length > 0) await post(tx, { kind: 'settlement_clawed_back', sourceId, legs });
  await coverArrears(tx, shopId);
}

/** D what each had got, C the shop; a creator's discount goes the other way round. */
function returnedLegs(returned: readonly Returned[]): Leg[] {
  const sums = new Map<Account, bigint>();
  const add = (account: Account, fen: bigint) => sums.set(account, (sums.get(account) ?? 0n) + fen);
  for (const { part, fen } of returned) {
    add(part.account, byShop(part) ? fen : -fen);
    add(byShop(part) ? 'shops.payable' : 'subsidies.creator', byShop(part) ? -fen : fen);
  }
  return [...sums]
    .filter(([, amountFen]) => amountFen !== 0n)
    .map(([account, amountFen]) => ({ account, amountFen }));
}
