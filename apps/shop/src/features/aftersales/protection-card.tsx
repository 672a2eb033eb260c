import { useTranslation } from 'react-i18next';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { useProtect, useProtection } from '../../data/aftersales.ts';
import type { Order } from '../../data/orders.ts';
import { sentenceOf } from '../../data/words-of.ts';
import { toast, toastGood } from '../../lib/toast.ts';
import styles from './aftersales.module.css';

/** 价保: while it lasts, whether the shop has lowered its price since, and the difference with one tap. */
export function ProtectionCard({ order }: { order: Order }) {
  const { t } = useTranslation();
  const protection = useProtection(order.orderId, order.paidAt !== null && order.state !== 'cancelled').data;
  const protect = useProtect(order.orderId);
  if (!protection || protection.until === null) return null;
  return (
    <Card title={t('aftersales.protection')}>
      <p className={styles.said}>{protection.windowWords}</p>
      {protection.lines.map((line) => (
        <div key={line.orderLineId} className={styles.piece}>
          <span>
            {line.title}
            <p className={styles.said}>{line.explanation}</p>
          </span>
          {line.differenceFen > 0 ? (
            <Button
              size="small"
              loading={protect.isPending}
              onClick={() =>
                protect.mutate(line.orderLineId, {
                  onSuccess: () => toastGood(t('aftersales.protected')),
                  onError: (error) => toast(sentenceOf(error)),
                })
              }
            >
              {t('aftersales.getBack', { amount: formatMoney(line.differenceFen) })}
            </Button>
          ) : null}
        </div>
      ))}
    </Card>
  );
}
