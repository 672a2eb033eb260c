import { ChevronRight, MapPin, Truck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { maskPhone } from '@jishi/ui/mask-phone.ts';
import { Time } from '@jishi/ui/time.tsx';
import { Card } from '../../components/card.tsx';
import { useTracking, type Order } from '../../data/orders.ts';
import styles from './orders.module.css';

/** Where the parcel is (its newest step) and where it goes. */
export function OrderParcel({ order, onTrack }: { order: Order; onTrack: () => void }) {
  const { t } = useTranslation();
  const tracking = useTracking(order.orderId, order.parcel !== null);
  const newest = tracking.data?.events[0];
  return (
    <Card>
      {order.parcel ? (
        <button type="button" className={styles.parcel} onClick={onTrack}>
          <Truck size={20} aria-hidden="true" />
          <span style={{ flex: 1 }}>
            {newest?.words ?? `${order.parcel.carrierName} ${order.parcel.trackingNumber}`}
            <small>{newest ? <Time at={newest.at} /> : t('order.trackingEmpty')}</small>
          </span>
          <ChevronRight size={18} aria-label={t('orders.track')} />
        </button>
      ) : null}
      {order.delivery ? (
        <div className={styles.parcel} style={order.parcel ? { marginTop: 14 } : undefined}>
          <MapPin size={20} aria-hidden="true" />
          <span>
            <span className={styles.name}>
              {order.delivery.recipient} {maskPhone(order.delivery.phone)}
            </span>
            <span className={styles.place}>
              {order.delivery.region} {order.delivery.detail}
            </span>
          </span>
        </div>
      ) : null}
    </Card>
  );
}
