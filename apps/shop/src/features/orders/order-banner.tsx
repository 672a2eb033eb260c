import { useTranslation } from 'react-i18next';
import { formatDeadline } from '@jishi/ui/format-time.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { shownState, type Order } from '../../data/orders.ts';
import styles from './orders.module.css';

/** Where the order stands, and what happens next, in one sentence. */
export function OrderBanner({ order }: { order: Order }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const next =
    order.state === 'unpaid' && order.payBy
      ? t('order.payBefore', { time: formatDeadline(order.payBy, language) })
      : order.state === 'paid'
        ? t('order.wait')
        : order.state === 'shipped' && order.autoConfirmAt
          ? t(order.deliveredAt ? 'order.delivered' : 'order.autoConfirm', {
              time: formatDeadline(order.autoConfirmAt, language),
            })
          : order.state === 'cancelled'
            ? (order.cancelReason ?? '')
            : '';
  return (
    <section className={styles.banner}>
      <h2>{t(`orderState.${shownState(order)}`)}</h2>
      {next ? <p>{next}</p> : null}
    </section>
  );
}
