import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Time } from '@jishi/ui/time.tsx';
import { Card } from '../../components/card.tsx';
import type { Order } from '../../data/orders.ts';
import { copy } from '../../lib/share.ts';
import { toast } from '../../lib/toast.ts';
import type { OrderPayment } from './use-order-payment.ts';
import styles from './orders.module.css';

export function OrderFacts({ order, payment }: { order: Order; payment: OrderPayment }) {
  const { t } = useTranslation();
  const onCopy = async () =>
    toast((await copy(order.orderNumber)) ? t('common.copiedText') : order.orderNumber);
  return (
    <Card>
      <dl className={styles.facts}>
        <Fact name={t('order.number')}>
          <span className="tabular">{order.orderNumber}</span>
          <button
            type="button"
            className={styles.copy}
            aria-label={t('order.copyNumber')}
            onClick={() => void onCopy()}
          >
            {t('common.copy')}
          </button>
        </Fact>
        <Fact name={t('order.placedAt')}>
          <Time at={order.placedAt} exact />
        </Fact>
        {order.paidAt && payment.method ? (
          <Fact name={t('pay2.method')}>{t(`pay2.${payment.method}`)}</Fact>
        ) : null}
        {order.paidAt && payment.known && !payment.agreement ? (
          <Fact name={t('order.paidAt')}>
            <Time at={order.paidAt} exact />
          </Fact>
        ) : null}
        {order.cancelReason ? <Fact name={t('order.reason')}>{order.cancelReason}</Fact> : null}
        {order.note ? <Fact name={t('order.note')}>{order.note}</Fact> : null}
      </dl>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
