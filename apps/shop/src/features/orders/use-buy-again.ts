import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAddToCart } from '../../data/cart.ts';
import type { OrderSummary } from '../../data/orders.ts';
import { sentenceOf } from '../../data/words-of.ts';
import { toast } from '../../lib/toast.ts';

/** Puts what the order held into the cart again; what is not sold any more is said, the rest still goes in. */
export function useBuyAgain() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const add = useAddToCart();
  return async (order: Pick<OrderSummary, 'lines'>) => {
    let added = 0;
    let refused: unknown;
    for (const { skuId, quantity } of order.lines) {
      try {
        await add.mutateAsync({ skuId, quantity });
        added += 1;
      } catch (error) {
        refused = error;
      }
    }
    if (refused) toast(sentenceOf(refused));
    else toast(t('order.addedAgain'));
    if (added > 0) void navigate('/cart');
  };
}
