import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Loaded } from '../../components/Loaded.tsx';
import { RowDrawer } from '../../components/table/RowDrawer.tsx';
import type { FinanceSource } from './finance-source.ts';
import { WaterfallView } from './WaterfallView.tsx';

export function WaterfallDrawer({ source }: { source: FinanceSource }) {
  const { t } = useTranslation();
  const { orderId = '' } = useParams();
  const waterfall = useQuery({
    queryKey: [...source.key, 'waterfall', orderId],
    queryFn: () => source.waterfall(orderId),
  });
  return (
    <RowDrawer wide up={2} title={t('finance.waterfall', { number: waterfall.data?.orderNumber ?? '' })}>
      <Loaded query={waterfall}>{(data) => <WaterfallView waterfall={data} />}</Loaded>
    </RowDrawer>
  );
}
