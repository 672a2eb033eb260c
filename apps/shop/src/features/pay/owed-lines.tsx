import { useTranslation } from 'react-i18next';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { Money } from '@jishi/ui/money.tsx';
import { eachWords, type Terms } from '../../data/credit-terms.ts';
import styles from '../../components/price-lines.module.css';

/** Under the sum of a purchase on credit: nothing now, and how the rest is paid. */
export function OwedLines({ terms }: { terms: Terms }) {
  const { t } = useTranslation();
  const { method, amountFen, feeFen, tenor } = terms;
  return (
    <div className={styles.lines}>
      {feeFen > 0 ? (
        <div className={styles.line}>
          <span>{t('owing.fee')}</span>
          <Money fen={feeFen} size="small" tone="plain" />
        </div>
      ) : null}
      <div className={styles.line}>
        <span>
          {method === 'pay_later' ? t('owing.sumAfterReceipt') : t('owing.sumInTerms', { n: tenor })}
          {method === 'instalments' ? <small>{eachWords(t, terms)}</small> : null}
        </span>
        <Money fen={amountFen + feeFen} size="small" tone="plain" />
      </div>
      <div className={styles.total}>
        <span>
          {t('owing.now')}
          <small>{t('owing.nowDetail', { way: t(`pay2.${method}`), amount: formatMoney(0) })}</small>
        </span>
        <Money fen={0} size="large" />
      </div>
    </div>
  );
}
