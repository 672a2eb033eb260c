import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { Money } from '@jishi/ui/money.tsx';
import type { Agreement } from '../../data/credit.ts';
import type { Order } from '../../data/orders.ts';
import { eachWords, owedWords, termsAgreed } from '../../data/credit-terms.ts';
import styles from './order-owing.module.css';

/** Of an order on credit: what was paid of it until now, and how the rest is paid. */
export function OrderOwing({ order, agreement }: { order: Order; agreement: Agreement }) {
  const { t } = useTranslation();
  const { method, agreementId, instalments, orders, openFen } = agreement;
  // each order that is paid later is a debt of its own; instalments are of the whole purchase
  const own = instalments.filter(({ orderId }) => orderId === null || orderId === order.orderId);
  const paidFen = own.reduce((sum, one) => sum + one.paidFen, 0);
  const owedFen = own.reduce((sum, one) => sum + one.openFen, 0);
  const terms = termsAgreed(agreement);
  const together = method === 'instalments' && orders.length > 1;
  const waits = method === 'pay_later' && own.some(({ state }) => state === 'promised');
  return (
    <>
      <div>
        <b>
          {t('owing.paidSoFar')}
          {together ? (
            <small className={styles.together}>{t('owing.together', { n: orders.length })}</small>
          ) : null}
        </b>
        <Money fen={paidFen} size="large" />
      </div>
      <Link to={`/me/credit/${agreementId}`} className={styles.owing}>
        <span>
          {t(`pay2.${method}`)}
          {' · '}
          {waits
            ? t('owing.afterReceipt', { amount: formatMoney(owedFen) })
            : method === 'instalments'
              ? owedWords(t, terms)
              : owedFen > 0
                ? `${t('credit.owed')} ${formatMoney(owedFen)}`
                : t('credit.paidOff')}
          {method === 'instalments' ? <small>{eachWords(t, terms)}</small> : null}
          {method === 'instalments' && openFen > 0 ? (
            <small>
              {t('credit.owed')} {formatMoney(openFen)}
            </small>
          ) : null}
        </span>
        <span className={styles.plan}>
          {t('owing.plan')}
          <ChevronRight size={14} aria-hidden="true" />
        </span>
      </Link>
    </>
  );
}
