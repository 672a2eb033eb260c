import { useTranslation } from 'react-i18next';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { PriceLines } from '../../components/price-lines.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { Loaded } from '../../components/states.tsx';
import { useQuote, type Destination, type WantedLine } from '../../data/checkout.ts';

type PriceSheetProps = { lines: readonly WantedLine[]; to: Destination; open: boolean; onClose: () => void };

/** "How this price is made": asked of the price engine for exactly what would be bought. */
export default function PriceSheet({ lines, to, open, onClose }: PriceSheetProps) {
  const { t } = useTranslation();
  const quote = useQuote(lines, to, open);
  return (
    <Sheet open={open} onClose={onClose} title={t('price.title')} detail={t('price.detail')}>
      <Loaded query={quote} waiting={<ListSkeleton rows={2} picture={12} />}>
        {(data) => <PriceLines quote={data} />}
      </Loaded>
    </Sheet>
  );
}
