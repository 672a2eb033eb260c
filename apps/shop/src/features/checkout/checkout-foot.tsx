import { useTranslation } from 'react-i18next';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { Money } from '@jishi/ui/money.tsx';
import { Button } from '../../components/button.tsx';
import { owedWords, type Terms } from '../../data/credit-terms.ts';
import styles from './checkout.module.css';

type CheckoutFootProps = {
  total: number | undefined;
  /** of what is lent: nothing is paid now */
  terms: Terms | undefined;
  ready: boolean;
  placing: boolean;
  onSubmit: () => void;
};

/** What it comes to, and the one button that says so. */
export function CheckoutFoot({ total, terms, ready, placing, onSubmit }: CheckoutFootProps) {
  const { t } = useTranslation();
  const nowFen = terms ? 0 : total;
  const words =
    nowFen === undefined ? t('checkout.submit') : `${t('checkout.submit')} ${formatMoney(nowFen)}`;
  return (
    <div className={styles.foot}>
      <span>
        {total === undefined ? (
          <small>{t('price.calculating')}</small>
        ) : terms ? (
          <>
            <Money fen={0} size="large" label={t('owing.now')} />
            <small>{owedWords(t, terms)}</small>
            {terms.feeFen > 0 ? (
              <small>{t('owing.withFee', { fee: formatMoney(terms.feeFen) })}</small>
            ) : null}
          </>
        ) : (
          <Money fen={total} size="huge" label={t('price.total')} />
        )}
      </span>
      <Button size="large" disabled={total === undefined || !ready} loading={placing} onClick={onSubmit}>
        {placing ? t('checkout.submitting') : words}
      </Button>
    </div>
  );
}
