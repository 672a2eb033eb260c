import { useTranslation } from 'react-i18next';
import { Money } from '@jishi/ui/money.tsx';
import { Card } from '../../components/card.tsx';
import { FailedLine } from '../../components/states.tsx';
import type { useRefundPreview } from '../../data/aftersales.ts';
import styles from './aftersales.module.css';

type ComesBackProps = { preview: ReturnType<typeof useRefundPreview>; asks: boolean };

/** To the fen, before anything is sent. */
export function ComesBack({ preview, asks }: ComesBackProps) {
  const { t } = useTranslation();
  return (
    <Card title={t('aftersales.comesBack')}>
      {preview.error ? (
        <FailedLine error={preview.error} retry={() => void preview.refetch()} />
      ) : asks && preview.data ? (
        <>
          <p className={styles.amount}>
            <Money fen={preview.data.totalFen} size="huge" />
          </p>
          <p className={styles.small}>{t('aftersales.comesBackText')}</p>
        </>
      ) : (
        <p className={styles.small}>{t('aftersales.choosePieces')}</p>
      )}
    </Card>
  );
}
