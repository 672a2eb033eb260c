import { usePurchaseAgreement, type Agreement } from '../../data/credit.ts';
import type { Order } from '../../data/orders.ts';
import { useAttempts, type Payment } from '../../data/payments.ts';
import { isLent } from '../../data/credit-terms.ts';

export type OrderPayment = {
  /** undefined while it is not known, and for what was never paid or cost nothing */
  readonly method: Payment['method'] | undefined;
  readonly agreement: Agreement | undefined;
  readonly known: boolean;
};

/** How an order was paid: the method, and the terms when it was lent. */
export function useOrderPayment({ purchaseId, paidAt }: Order): OrderPayment {
  const attempts = useAttempts(purchaseId, false);
  const captured = attempts.data?.find(({ state }) => state === 'captured')?.method;
  const lent = captured !== undefined && isLent({ method: captured });
  const agreement = usePurchaseAgreement(purchaseId, paidAt !== null && lent);
  return {
    method: captured,
    agreement: agreement.data ?? undefined,
    known: !attempts.isPending && (!lent || !agreement.isPending),
  };
}
