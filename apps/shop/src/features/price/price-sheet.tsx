import { useTranslation } from 'react-i18next';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { PriceLines } from '../../components/price-lines.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { Loaded } from '../../components/states.tsx';
import { useQuote, type Destination, type WantedLine } from '../../data/checkout.ts';
import type { ProductOffers } from '../../data/offers.ts';
import styles from '../../components/offers.module.css';

type PriceSheetProps = {
  lines: readonly WantedLine[];
  to: Destination;
  open: boolean;
  /** What the shown price counts on and only a claim makes true. */
  claims?: ProductOffers['discounts'];
  onClose: () => void;
};

/** "How this price is made": asked of the price engine for exactly what would be bought. */
export default function PriceSheet({ lines, to, open, claims = [], onClose }: PriceSheetProps) {
  const { t } = useTranslation();
  const quote = useQuote(lines, to, open);
  return (
    <Sheet open={open} onClose={onClose} title={t('price.title')} detail={t('price.detail')}>
      <Loaded query={quote} waiting={<ListSkeleton rows={2} picture={12} />}>
        {(data) => (
          <>
            {claims.map(({ id, name, offFen }) => (
              <p key={id} className={styles.claim}>
                {t('offers.claimFirst', { name, amount: formatMoney(offFen) })}
              </p>
            ))}
            <PriceLines quote={data} />
          </>
        )}
      </Loaded>
    </Sheet>
  );
}
