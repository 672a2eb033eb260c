import { day, later } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { agreementOf, partOfOrder } from './agreements.sql.ts';
import { isOpen } from './debts.ts';
import type { CreditFees } from './fees.ts';
import { instalmentsOf } from './instalments.sql.ts';

/** What an order's shop pays because it was lent; null when it was not. For settlement. */
export async function creditFeesOf(db: Db | Tx, orderId: Id<'order'>): Promise<CreditFees | null> {
  const part = await partOfOrder(db, orderId);
  if (!part) return null;
  const { buyerId, agreementId, shopFeeBps, shopFeeFen, feeReturnedFen } = part;
  const { method, tenor, bearer, grantedAt, promised } = (await agreementOf(db, buyerId, { agreementId }))!;
  const debts = await instalmentsOf(db, buyerId, method === 'pay_later' ? { orderId } : { agreementId });
  return {
    method,
    tenor,
    bearer,
    shopFeeFen,
    rateBps: shopFeeBps,
    returnedFen: feeReturnedFen,
    returnsUntil: method === 'pay_later' ? null : later(grantedAt, promised.feeReturnDays * day),
    paidByBuyer: !debts.some(isOpen),
  };
}
