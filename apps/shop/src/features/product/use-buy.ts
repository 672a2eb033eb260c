import { useTranslation } from 'react-i18next';
import { useAddToCart } from '../../data/cart.ts';
import type { WantedLine } from '../../data/checkout.ts';
import { useEnsureSignedIn } from '../../data/session.ts';
import { sentenceOf } from '../../data/words-of.ts';
import { toast, toastGood } from '../../lib/toast.ts';

type Ends = { onAdded: () => void; onBuy: (lines: WantedLine[]) => void };

/** Into the cart, or straight to the checkout; a visitor signs in on the way and the choice is kept. */
export function useBuy({ onAdded, onBuy }: Ends) {
  const { t } = useTranslation();
  const add = useAddToCart();
  const ensureSignedIn = useEnsureSignedIn();
  return {
    adding: add.isPending,
    async add(line: WantedLine) {
      if (!(await ensureSignedIn(t('signIn.toCart')))) return;
      add.mutate(line, {
        onSuccess() {
          toastGood(t('product.added'));
          onAdded();
        },
        onError: (error) => toast(sentenceOf(error)),
      });
    },
    async buy(line: WantedLine) {
      if (await ensureSignedIn(t('signIn.toBuy'))) onBuy([line]);
    },
  };
}
