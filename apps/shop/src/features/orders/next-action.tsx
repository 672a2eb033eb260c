import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../../components/button.tsx';
import { useOrderVerbs, type OrderSummary } from '../../data/orders.ts';
import { sentenceOf } from '../../data/words-of.ts';
import { confirm } from '../../lib/confirm.ts';
import { toast } from '../../lib/toast.ts';
import styles from './orders.module.css';

type Order = Pick<OrderSummary, 'orderId' | 'purchaseId' | 'state' | 'nextAction'>;

/** The next useful thing is the only primary button; the rest stay quiet beside it. */
export function NextAction({
  order,
  onBuyAgain,
  size = 'small',
}: {
  order: Order;
  onBuyAgain: () => void;
  size?: 'small' | 'medium';
}) {
  const { t } = useTranslation();
  const { confirmReceipt, remind } = useOrderVerbs(order.orderId);
  const tell = (error: unknown) => toast(sentenceOf(error));
  const onConfirm = async () => {
    const sure = await confirm({
      title: t('order.confirmAsk'),
      content: t('order.confirmDetail'),
      yes: t('order.confirmYes'),
    });
    if (sure)
      confirmReceipt.mutate(undefined, { onSuccess: () => toast(t('order.confirmed')), onError: tell });
  };
  const onRemind = () =>
    remind.mutate(undefined, { onSuccess: () => toast(t('order.reminded')), onError: tell });
  const over = order.state === 'received' || order.state === 'cancelled';
  return (
    <div className={styles.actions}>
      {over ? (
        <Button kind="outline" size={size} onClick={onBuyAgain}>
          {t('orders.again')}
        </Button>
      ) : null}
      {order.state === 'shipped' ? (
        <ButtonLink kind="outline" size={size} to={`/orders/${order.orderId}?sheet=tracking`}>
          {t('orders.track')}
        </ButtonLink>
      ) : null}
      {order.nextAction === 'pay' ? (
        <ButtonLink size={size} to={`/pay/${order.purchaseId}`}>
          {t('orders.pay')}
        </ButtonLink>
      ) : null}
      {order.nextAction === 'remind' ? (
        <Button kind="soft" size={size} loading={remind.isPending} onClick={onRemind}>
          {t('orders.remind')}
        </Button>
      ) : null}
      {order.nextAction === 'confirm' ? (
        <Button size={size} loading={confirmReceipt.isPending} onClick={() => void onConfirm()}>
          {t('orders.confirm')}
        </Button>
      ) : null}
      {order.nextAction === 'review' ? (
        <ButtonLink size={size} to={`/orders/${order.orderId}/review`}>
          {t('orders.review')}
        </ButtonLink>
      ) : null}
    </div>
  );
}
