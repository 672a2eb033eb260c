import { Truck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { Empty, Loaded } from '../../components/states.tsx';
import { useTracking } from '../../data/orders.ts';
import { Timeline } from './timeline.tsx';

export function TrackingSheet({
  orderId,
  open,
  onClose,
}: {
  orderId: string;
  open: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const tracking = useTracking(orderId, open);
  const parcel = tracking.data?.parcel;
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t('order.trackingTitle')}
      detail={parcel ? `${parcel.carrierName} ${parcel.trackingNumber}` : ''}
      tall
    >
      <Loaded query={tracking} waiting={<ListSkeleton rows={3} picture={12} />}>
        {(data) =>
          data.events.length > 0 ? (
            <Timeline steps={data.events} />
          ) : (
            <Empty
              icon={<Truck size={36} />}
              title={t('order.trackingEmpty')}
              detail={t('order.trackingEmptyDetail')}
            />
          )
        }
      </Loaded>
    </Sheet>
  );
}
