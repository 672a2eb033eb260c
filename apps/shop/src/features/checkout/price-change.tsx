import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Money } from '@jishi/ui/money.tsx';
import styles from './checkout.module.css';

export function PriceChange({ wasFen, nowFen }: { wasFen: number; nowFen: number }) {
  const { t } = useTranslation();
  return (
    <div className={styles.change}>
      <div>
        <span>
          {t('price.was')}
          <Money fen={wasFen} size="large" tone="quiet" struck />
        </span>
        <ArrowRight size={18} aria-hidden="true" />
        <span>
          {t('price.now')}
          <Money fen={nowFen} size="large" />
        </span>
      </div>
      <p>{t('price.changedDetail')}</p>
    </div>
  );
}
