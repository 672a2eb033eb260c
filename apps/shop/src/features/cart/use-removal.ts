import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddToCart, useRemoveLine, type CartLine } from '../../data/cart.ts';
import { sentenceOf } from '../../data/words-of.ts';
import { toast } from '../../lib/toast.ts';

/** Removing takes effect at once and can be taken back for a moment: the same lines are put in again. */
export function useRemoval() {
  const { t } = useTranslation();
  const [removed, setRemoved] = useState<readonly CartLine[]>([]);
  const removeLine = useRemoveLine();
  const add = useAddToCart();
  const forget = useCallback(() => setRemoved([]), []);
  const tell = (error: unknown) => toast(sentenceOf(error));

  async function remove(lines: readonly CartLine[]) {
    const gone: CartLine[] = [];
    try {
      for (const line of lines) {
        await removeLine.mutateAsync(line.skuId);
        gone.push(line);
      }
    } catch (error) {
      tell(error);
    }
    setRemoved(gone);
  }
  async function undo() {
    forget();
    try {
      for (const { skuId, quantity, attributionToken } of removed) {
        await add.mutateAsync({ skuId, quantity, ...(attributionToken ? { attributionToken } : {}) });
      }
    } catch (error) {
      tell(error);
    }
  }
  const [first] = removed;
  const words = first
    ? removed.length === 1
      ? t('cart.removed', { title: first.title })
      : t('cart.removedMany', { n: removed.length })
    : undefined;
  return { remove, undo, forget, words };
}
