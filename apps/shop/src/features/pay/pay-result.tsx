import { CircleCheckBig, CircleX, Clock, Landmark, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { formatDeadline } from '@jishi/ui/format-time.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Money } from '@jishi/ui/money.tsx';
import { Button, ButtonLink } from '../../components/button.tsx';
import type { Purchase } from '../../data/orders.ts';
import { Countdown } from './countdown.tsx';
import type { PayView } from './pay-state.ts';
import { eachWords, owedWords, type Terms } from '../../data/credit-terms.ts';
import styles from './pay.module.css';

type PayResultProps = {
  view: PayView;
  purchase: Purchase;
  starting: boolean;
  onPay: () => void;
  onCancel: () => void;
  /** what there is to choose before paying */
  ways?: ReactNode;
  /** what is owed later, chosen or agreed: then nothing is paid now */
  terms?: Terms | undefined;
};

const icons: Record<PayView, ReactNode> = {
  paid: <CircleCheckBig size={44} />,
  cancelled: <CircleX size={44} />,
  checking: <RotateCw size={44} className={styles.turning} />,
  declined: <Landmark size={44} />,
  waiting: <Clock size={44} />,
};

export function PayResult({ view, purchase, starting, onPay, onCancel, ways, terms }: PayResultProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [only] = purchase.orders;
  const orderPath = purchase.orders.length === 1 && only ? `/orders/${only.orderId}` : '/orders';
  const details: Record<PayView, string> = {
    paid: terms
      ? t(terms.method === 'pay_later' ? 'pay2.lentDetail' : 'owing.termsDetail')
      : t('pay.paidDetail'),
    cancelled: t('pay.expiredDetail'),
    checking: t('pay.checkingDetail'),
    declined: t('pay.declinedDetail'),
    waiting: t('pay.waitingDetail', { time: formatDeadline(purchase.payBy, language) }),
  };
  const lent = view === 'paid' && terms !== undefined;
  const payable = view === 'waiting' || view === 'declined';
  return (
    <section className={styles.result} data-view={view} aria-live="polite">
      <span className={styles.icon} aria-hidden="true">
        {icons[view]}
      </span>
      <h2>{lent ? t('pay2.lent') : t(`payTitle.${view}`)}</h2>
      <Money
        fen={lent ? 0 : purchase.payableFen}
        size="huge"
        tone={view === 'paid' ? 'plain' : 'price'}
        label={t(lent ? 'owing.now' : view === 'paid' ? 'pay.paidAmount' : 'pay.amount')}
      />
      {lent && terms ? (
        <p className={styles.owed}>
          <b>{owedWords(t, terms)}</b>
          {terms.method === 'instalments' ? <small>{eachWords(t, terms)}</small> : null}
        </p>
      ) : null}
      <p>{details[view]}</p>
      {payable ? (
        <p className={styles.left}>
          <Countdown until={purchase.payBy} />
        </p>
      ) : null}
      {payable && ways ? <div className={styles.ways}>{ways}</div> : null}
      {payable && terms ? (
        <p className={styles.owed}>
          <b>{owedWords(t, terms)}</b>
          {terms.method === 'instalments' ? <small>{eachWords(t, terms)}</small> : null}
        </p>
      ) : null}
      <div className={styles.actions}>
        {payable ? (
          <Button size="large" wide loading={starting} onClick={onPay}>
            {starting
              ? t(terms ? 'checkout.submitting' : 'pay.starting')
              : terms
                ? t('owing.place', { amount: formatMoney(0) })
                : t('pay.payNow', { amount: formatMoney(purchase.payableFen) })}
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
