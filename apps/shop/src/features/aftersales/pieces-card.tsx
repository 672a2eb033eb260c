import { useTranslation } from 'react-i18next';
import { Money } from '@jishi/ui/money.tsx';
import { Card } from '../../components/card.tsx';
import { Check } from '../../components/check.tsx';
import { GoodsLine } from '../../components/goods-line.tsx';
import { Stepper } from '../../components/stepper.tsx';
import type { Refundable } from '../../data/aftersales.ts';
import type { Order } from '../../data/orders.ts';
import styles from './aftersales.module.css';

export type Pieces = Record<string, number>;
type PiecesCardProps = {
  order: Order;
  open: Refundable['lines'];
  pieces: Pieces;
  onPieces: (pieces: Pieces) => void;
  freightFen: number;
  freight: boolean;
  onFreight: (yes: boolean) => void;
};

/** Which pieces go back, and how many of each; the delivery fee where it can. */
export function PiecesCard({
  order,
  open,
  pieces,
  onPieces,
  freightFen,
  freight,
  onFreight,
}: PiecesCardProps) {
  const { t } = useTranslation();
  return (
    <Card title={t('aftersales.pieces')}>
      {open.map(({ orderLineId, quantity }) => {
        const line = order.lines.find((one) => one.orderLineId === orderLineId);
        if (!line) return null;
        const chosen = pieces[orderLineId] ?? 0;
        return (
          <div key={orderLineId} className={styles.piece}>
            <Check
              label={line.title}
              checked={chosen > 0}
              onChange={(yes) => onPieces({ ...pieces, [orderLineId]: yes ? quantity : 0 })}
            />
            <div>
              <GoodsLine goods={line} linked={false} />
              {chosen > 0 && quantity > 1 ? (
                <Stepper
                  value={chosen}
                  max={quantity}
                  label={line.title}
                  onChange={(next) => onPieces({ ...pieces, [orderLineId]: next })}
                />
              ) : null}
            </div>
          </div>
        );
      })}
      {freightFen > 0 ? (
        <div className={styles.piece}>
          <Check label={t('aftersales.freight')} checked={freight} onChange={onFreight} />
          <span>{t('aftersales.freight')}</span>
          <Money fen={freightFen} size="small" tone="plain" />
        </div>
      ) : null}
    </Card>
  );
}
