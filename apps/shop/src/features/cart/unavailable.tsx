import { useTranslation } from 'react-i18next';
import { Picture } from '@jishi/ui/picture.tsx';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { useRemoveLines, type CartLine } from '../../data/cart.ts';
import { sentenceOf } from '../../data/words-of.ts';
import { toast } from '../../lib/toast.ts';
import styles from './cart.module.css';

/** What cannot be bought now stands apart and does not get in the way of the rest. */
export function Unavailable({ lines }: { lines: readonly CartLine[] }) {
  const { t } = useTranslation();
  const clear = useRemoveLines();
  if (lines.length === 0) return null;
  return (
    <Card
      title={t('cart.unavailable')}
      more={
        <Button
          kind="quiet"
          size="small"
          loading={clear.isPending}
          onClick={() => clear.mutate('unavailable', { onError: (error) => toast(sentenceOf(error)) })}
        >
          {t('cart.clearUnavailable')}
        </Button>
      }
    >
      {lines.map((line) => (
        <div key={line.skuId} className={styles.gone}>
          <Picture src={line.pictureUrl} alt="" className={styles.picture} />
          <div className={styles.words}>
            <span className={styles.title}>{line.title}</span>
            <span className={styles.option}>
              {[line.skuName, t(line.availability === 'withdrawn' ? 'cart.gone' : 'cart.soldOut')]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </div>
        </div>
      ))}
    </Card>
  );
}
