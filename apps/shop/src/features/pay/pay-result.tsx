import { CircleCheckBig, CircleX, Clock, Landmark, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { formatDeadline } from '@jishi/ui/format-time.ts';
import { useLanguage } from '@jishi/ui/language.ts';
import { Money } from '@jishi/ui/money.tsx';
import { Button, ButtonLink } from '../../components/button.tsx';
import type { Purchase } from '../../data/orders.ts';
import { Countdown } from './countdown.tsx';
import type { PayView } from './pay-state.ts';
import styles from './pay.module.css';

type PayResultProps = {
  view: PayView;
  purchase: Purchase;
  starting: boolean;
  onPay: () => void;
  onCancel: () => void;
  /** what there is to choose before paying */
  ways?: ReactNode;
};

const icons: Record<PayView, ReactNode> = {
  paid: <CircleCheckBig size={44} />,
  cancelled: <CircleX size={44} />,
  checking: <RotateCw size={44} className={styles.turning} />,
  declined: <Landmark size={44} />,
  waiting: <Clock size={44} />,
};

export function PayResult({ view, purchase, starting, onPay, onCancel, ways }: PayResultProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [only] = purchase.orders;
  const orderPath = purchase.orders.length === 1 && only ? `/orders/${only.orderId}` : '/orders';
  const details: Record<PayView, string> = {
    paid: t('pay.paidDetail'),
    cancelled: t('pay.expiredDetail'),
    checking: t('pay.checkingDetail'),
    declined: t('pay.declinedDetail'),
    waiting: t('pay.waitingDetail', { time: formatDeadline(purchase.payBy, language) }),
  };
  const payable = view === 'waiting' || view === 'declined';
  return (
    <section className={styles.result} data-view={view} aria-live="polite">
      <span className={styles.icon} aria-hidden="true">
        {icons[view]}
      </span>
      <h2>{t(`payTitle.${view}`)}</h2>
      <Money
        fen={purchase.payableFen}
        size="huge"
        tone={view === 'paid' ? 'plain' : 'price'}
        label={t(view === 'paid' ? 'pay.paidAmount' : 'pay.amount')}
      />
      <p>{details[view]}</p>
      {payable ? (
        <p className={styles.left}>
          <Countdown until={purchase.payBy} />
        </p>
      ) : null}
      {payable ? ways : null}
      <div className={styles.actions}>
        {payable ? (
          <Button size="large" wide loading={starting} onClick={onPay}>
            {starting ? t('pay.starting') : t('pay.payNow', { amount: formatMoney(purchase.payableFen) })}
          </Button>
        ) : null}
        {view === 'checking' ? (
          <Button kind="soft" size="large" wide loading={starting} onClick={onPay}>
            {t('pay.backToBank')}
          </Button>
        ) : null}
        <ButtonLink
          kind={payable || view === 'checking' ? 'outline' : 'primary'}
          size="large"
          wide
          to={orderPath}
        >
          {t(orderPath === '/orders' ? 'pay.viewOrders' : 'pay.viewOrder')}
        </ButtonLink>
        {payable ? (
          <Button kind="quiet" onClick={onCancel}>
            {t('pay.cancel')}
          </Button>
        ) : (
          <ButtonLink kind="quiet" to="/mall">
            {t('pay.goOn')}
          </ButtonLink>
        )}
      </div>
    </section>
  );
}
