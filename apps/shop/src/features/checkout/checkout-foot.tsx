import { useTranslation } from 'react-i18next';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { Money } from '@jishi/ui/money.tsx';
import { Button } from '../../components/button.tsx';
import styles from './checkout.module.css';

type CheckoutFootProps = {
  total: number | undefined;
  ready: boolean;
  placing: boolean;
  onSubmit: () => void;
};

/** What it comes to, and the one button that says so. */
export function CheckoutFoot({ total, ready, placing, onSubmit }: CheckoutFootProps) {
  const { t } = useTranslation();
  const words = total === undefined ? t('checkout.submit') : `${t('checkout.submit')} ${formatMoney(total)}`;
  return (
    <div className={styles.foot}>
      <span>
        {total === undefined ? (
          <small>{t('price.calculating')}</small>
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
