import { ChevronRight, Store } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Money } from '@jishi/ui/money.tsx';
import { Card } from '../../components/card.tsx';
import { GoodsLine } from '../../components/goods-line.tsx';
import type { Order } from '../../data/orders.ts';
import { OrderOwing } from './order-owing.tsx';
import type { OrderPayment } from './use-order-payment.ts';
import own from './order-goods.module.css';
import styles from './orders.module.css';

/** What was bought and what each part of the price was. */
export function OrderGoods({ order, payment }: { order: Order; payment: OrderPayment }) {
  const { t } = useTranslation();
  const { agreement, known } = payment;
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
        {order.discountFen > 0 ? <Discounts order={order} /> : null}
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
                ? agreement
                  ? 'owing.orderSum'
                  : known
                    ? 'orders.paid'
                    : 'orders.total'
                : order.state === 'cancelled'
                  ? 'orders.neverPaid'
                  : 'orders.payable',
            )}
          </b>
          <Money
            fen={order.totalFen}
            size={agreement ? 'small' : 'large'}
            tone={agreement ? 'plain' : 'price'}
          />
        </div>
        {agreement ? <OrderOwing order={order} agreement={agreement} /> : null}
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

/** The sum of what was taken off, and on a tap what each offer took off, as it was shown at the checkout. */
function Discounts({ order }: { order: Order }) {
  const { t } = useTranslation();
  const each = new Map<string, number>();
  for (const { name, offFen } of order.lines.flatMap(({ discounts }) => discounts))
    if (offFen > 0) each.set(name, (each.get(name) ?? 0) + offFen);
  return (
    <details className={own.discounts}>
      <summary>
        <span>
          {t('price.discount')}
          <ChevronRight size={14} aria-hidden="true" />
        </span>
        <Money fen={-order.discountFen} size="small" />
      </summary>
      {[...each].map(([name, offFen]) => (
        <div key={name}>
          <span>{name}</span>
          <Money fen={-offFen} size="small" />
        </div>
      ))}
    </details>
  );
}
