import { SwipeAction } from 'antd-mobile';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { Money } from '@jishi/ui/money.tsx';
import { Picture } from '@jishi/ui/picture.tsx';
import { Check } from '../../components/check.tsx';
import { Stepper } from '../../components/stepper.tsx';
import { useSetLine, type CartLine } from '../../data/cart.ts';
import { sentenceOf } from '../../data/words-of.ts';
import { toast } from '../../lib/toast.ts';
import styles from './cart.module.css';

/** One line: swipe (or the edit mode) removes it, and the removal can be undone. */
export function CartLineRow({ line, onRemove }: { line: CartLine; onRemove: (line: CartLine) => void }) {
  const { t } = useTranslation();
  const set = useSetLine();
  const change = (next: { quantity?: number; selected?: boolean }) =>
    set.mutate({ skuId: line.skuId, ...next }, { onError: (error) => toast(sentenceOf(error)) });
  return (
    <SwipeAction
      rightActions={[
        { key: 'remove', text: t('cart.remove'), color: '#d63a25', onClick: () => onRemove(line) },
      ]}
    >
      <div className={styles.line}>
        <Check
          label={t('cart.selectLine', { title: line.title })}
          checked={line.selected}
          onChange={(selected) => change({ selected })}
        />
        <Link to={`/product/${line.productId}`} aria-label={line.title}>
          <Picture src={line.pictureUrl} alt="" className={styles.picture} />
        </Link>
        <div className={styles.words}>
          <Link to={`/product/${line.productId}`} className={styles.title} tabIndex={-1}>
            {line.title}
          </Link>
          {line.skuName ? <span className={styles.option}>{line.skuName}</span> : null}
          <PriceNote line={line} />
          <div className={styles.foot}>
            <Money fen={line.unitPriceFen} />
            <Stepper
              value={line.quantity}
              max={Math.max(line.stock, 1)}
              label={`${t('product.quantity')} · ${line.title}`}
              onChange={(quantity) => change({ quantity })}
            />
          </div>
        </div>
      </div>
    </SwipeAction>
  );
}

/** What changed since it was put in: said plainly, never as pressure. */
function PriceNote({ line }: { line: CartLine }) {
  const { t } = useTranslation();
  const difference = line.unitPriceFen - line.priceWhenAddedFen;
  if (line.availability === 'short')
    return <span className={styles.warn}>{t('cart.short', { n: line.stock })}</span>;
  if (difference < 0)
    return <span className={styles.good}>{t('cart.priceDown', { amount: formatMoney(-difference) })}</span>;
  if (difference > 0)
    return <span className={styles.note}>{t('cart.priceUp', { amount: formatMoney(difference) })}</span>;
  return null;
}
