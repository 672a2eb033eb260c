import { ChevronRight, Store } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Money } from '@jishi/ui/money.tsx';
import { Card } from '../../components/card.tsx';
import { GoodsLine } from '../../components/goods-line.tsx';
import type { Order } from '../../data/orders.ts';
import styles from './orders.module.css';

/** What was bought and what each part of the price was. */
export function OrderGoods({ order }: { order: Order }) {
  const { t } = useTranslation();
  const freightFen = order.freightFen + (order.freightDiscount?.offFen ?? 0);
  return (
    <Card>
      <Link to={`/shop/${order.shop.shopId}`} className={styles.shop}>
        <Store size={16} aria-hidden="true" />
        <span className="ellipsis">{order.shop.name}</span>
        <ChevronRight size={14} aria-hidden="true" />
      </Link>
      {order.lines.map((line) => (
        <GoodsLine key={line.orderLineId} goods={line} />
      ))}
      <div className={styles.sums}>
        <div>
          <span>{t('price.goods')}</span>
          <Money fen={order.goodsFen} size="small" tone="plain" />
        </div>
        {order.discountFen > 0 ? (
          <div>
            <span>{t('price.discount')}</span>
            <Money fen={-order.discountFen} size="small" />
          </div>
        ) : null}
        <div>
          <span>{t('price.freight')}</span>
          {freightFen === 0 ? (
            <span>{t('checkout.free')}</span>
          ) : (
            <Money fen={freightFen} size="small" tone="plain" />
          )}
        </div>
        {order.freightDiscount ? (
          <div>
            <span>{order.freightDiscount.name}</span>
            <Money fen={-order.freightDiscount.offFen} size="small" />
          </div>
        ) : null}
        <div>
          <b>
            {t(
              order.paidAt
                ? 'orders.paid'
                : order.state === 'cancelled'
                  ? 'orders.neverPaid'
                  : 'orders.payable',
            )}
          </b>
          <Money fen={order.totalFen} size="large" />
        </div>
        {order.refundedFen > 0 ? (
          <div>
            <span>{t('order.refunded')}</span>
            <Money fen={order.refundedFen} size="small" tone="good" />
          </div>
        ) : null}
      </div>
    </Card>
  );
}
