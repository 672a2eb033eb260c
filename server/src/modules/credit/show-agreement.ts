import type { Db } from '../../platform/db.ts';
import { idNotFound, toWire, type Id } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import { Problem } from '../../platform/problem.ts';
import { agreementOf, partsOf } from './agreements.sql.ts';
import { openOf, sum } from './debts.ts';
import { instalmentsOf } from './instalments.sql.ts';
import { refundsOfAgreement } from './receipts.sql.ts';
import { quoteRepayment } from './repay.ts';
import { showAgreement, showInstalment } from './show.ts';
import type { BuyerId } from './tables.ts';

/** One agreement with everything that happened to it. Somebody else's is not found. */
export async function showWholeAgreement(db: Db, buyerId: BuyerId, agreementId: Id<'creditAgreement'>) {
  const agreement = await agreementOf(db, buyerId, { agreementId });
  if (!agreement) throw new Problem(idNotFound);
  const byDue = await instalmentsOf(db, buyerId, { agreementId });
  const next = byDue.find(({ state }) => state !== 'paid' && state !== 'cancelled');
  const debts = byDue.toSorted((a, b) => a.number - b.number);
  const openFen = sum(debts.map(openOf));
  const early = openFen > 0n ? await quoteRepayment(db, buyerId, { scope: 'agreement', agreementId }) : null;
  return {
    ...showAgreement({
      ...agreement,
      openFen,
      nextState: next?.state ?? null,
      nextDueAt: next?.dueAt ?? null,
    }),
    instalments: debts.map((debt) =>
      showInstalment(debt, agreement.method === 'pay_later' ? debts.length : agreement.tenor),
    ),
    orders: (await partsOf(db, buyerId, agreementId)).map(({ orderId, amountFen, refundedFen }) => ({
      orderId: toWire('order', orderId),
      amountFen: fenOut(amountFen),
      refundedFen: fenOut(refundedFen),
    })),
    refunds: (await refundsOfAgreement(db, buyerId, agreementId)).map((refund) => ({
      refundId: toWire('refund', refund.refundId),
      at: refund.at.toISOString(),
      amountFen: fenOut(refund.amountFen),
      cancelledFen: fenOut(refund.cancelledFen),
      returnedFen: fenOut(refund.returnedFen),
    })),
    earlyRepayment: early && { amountFen: fenOut(early.amountFen), savedFeeFen: fenOut(early.savedFeeFen) },
  };
}
