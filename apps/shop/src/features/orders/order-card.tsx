import { ChevronRight, Store } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Money } from '@jishi/ui/money.tsx';
import { Picture } from '@jishi/ui/picture.tsx';
import { GoodsLine } from '../../components/goods-line.tsx';
import { shownState, type OrderSummary } from '../../data/orders.ts';
import { NextAction } from './next-action.tsx';
import styles from './orders.module.css';

export function OrderCard({ order, onBuyAgain }: { order: OrderSummary; onBuyAgain: () => void }) {
  const { t } = useTranslation();
  const [only] = order.lines;
  const state = t(`orderState.${shownState(order)}`);
  return (
    <article className={styles.card} aria-label={`${order.shop.name} · ${state}`}>
      <div className={styles.head}>
        <Link to={`/shop/${order.shop.shopId}`} className={styles.shop}>
          <Store size={16} aria-hidden="true" />
          <span className="ellipsis">{order.shop.name}</span>
          <ChevronRight size={14} aria-hidden="true" />
        </Link>
        <span className={styles.state} data-state={order.state}>
          {state}
        </span>
      </div>
      <Link to={`/orders/${order.orderId}`} className={styles.goods}>
        <span className="visually-hidden">{t('order.open', { number: order.orderNumber })}</span>
        {order.lines.length === 1 && only ? (
          <GoodsLine goods={only} linked={false} />
        ) : (
          <span className={styles.pictures}>
            {order.lines.slice(0, 4).map((line) => (
              <Picture
                key={line.orderLineId}
                src={line.pictureUrl}
                alt={line.title}
                className={styles.picture}
              />
            ))}
            {order.lines.length > 4 ? <span className={styles.more}>+{order.lines.length - 4}</span> : null}
          </span>
        )}
      </Link>
      <p className={styles.sum}>
        <span>{t('orders.pieces', { n: order.pieces })}</span>
        <Money
          fen={order.totalFen}
          tone="plain"
          label={order.state === 'unpaid' ? t('orders.payable') : t('orders.total')}
        />
      </p>
      <NextAction order={order} onBuyAgain={onBuyAgain} />
    </article>
  );
}
