import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { Refusal, Unreachable, call, newIdempotencyKey, type Body } from '../../data/api.ts';
import type { PlacedPurchase } from '../../data/checkout.ts';
import { sentenceOf } from '../../data/words-of.ts';
import { confirm, tell } from '../../lib/confirm.ts';
import { keyKeeper } from './key-keeper.ts';
import { PriceChange } from './price-change.tsx';

type Purchase = Body<'POST /purchases'>;

const isGone = (error: unknown): boolean =>
  error instanceof Refusal && ['checkout.sold_out', 'checkout.not_on_sale'].includes(error.code);

/** Places the order. A changed price is shown old → new and asked about once; a lost answer is asked for again with the same key. */
export function usePlacePurchase(onPlaced: (placed: PlacedPurchase) => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const keyFor = useRef(keyKeeper(newIdempotencyKey));
  const send = (body: Purchase) => call('POST /purchases', { body, idempotencyKey: keyFor.current(body) });

  async function place(body: Purchase): Promise<PlacedPurchase | undefined> {
    try {
      return await send(body);
    } catch (error) {
      await queryClient.invalidateQueries({ queryKey: ['quote'] });
      const totalFen =
        error instanceof Refusal && error.code === 'checkout.price_changed'
          ? Number(error.details['totalFen'])
          : undefined;
      if (totalFen === undefined || !Number.isSafeInteger(totalFen)) return again(error, body);
      const yes = await confirm({
        title: t('price.changedTitle'),
        content: <PriceChange wasFen={body.expectedTotalFen} nowFen={totalFen} />,
        yes: t('price.accept', { total: formatMoney(totalFen) }),
        no: t('price.review'),
      });
      if (yes) return place({ ...body, expectedTotalFen: totalFen });
      // Another server may have remembered the old price a moment longer: what is looked at now is the present one.
      await queryClient.invalidateQueries({ queryKey: ['quote'] });
      return undefined;
    }
  }

  /** Too many people, or no answer: the same order with the same key may be sent again and is never placed twice. */
  async function again(error: unknown, body: Purchase): Promise<PlacedPurchase | undefined> {
    const busy = error instanceof Refusal && error.status === 429;
    if (!busy && !(error instanceof Unreachable)) throw error;
    const yes = await confirm({
      title: busy ? t('checkout.busyTitle') : t('offline.title'),
      content: busy ? sentenceOf(error) : t('checkout.busyDetail'),
      yes: t('common.tryAgain'),
    });
    return yes ? place(body) : undefined;
  }

  return useMutation({
    mutationFn: place,
    async onSuccess(placed) {
      if (!placed) return;
      await queryClient.invalidateQueries({ queryKey: ['cart'] });
      await queryClient.invalidateQueries({ queryKey: ['orders'] });
      onPlaced(placed);
    },
    onError: (error) =>
      void tell({
        title: t(isGone(error) ? 'checkout.shortTitle' : 'failed.title'),
        content: sentenceOf(error),
        yes: t('common.gotIt'),
      }),
  });
}
