import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Money } from '@jishi/ui/money.tsx';
import { Picture } from '@jishi/ui/picture.tsx';
import styles from './goods-line.module.css';

type Goods = {
  productId: string;
  title: string;
  skuName: string;
  pictureUrl: string | null;
  quantity: number;
  unitPriceFen: number;
};

/** One product of an order or a quote: what it is, which option, how many, for how much each. */
export function GoodsLine({
  goods,
  linked = true,
  children,
}: {
  goods: Goods;
  linked?: boolean;
  children?: ReactNode;
}) {
  const inside = (
    <>
      <Picture src={goods.pictureUrl} alt="" className={styles.picture} />
      <span className={styles.words}>
        <span className={styles.title}>{goods.title}</span>
        {goods.skuName ? <span className={styles.option}>{goods.skuName}</span> : null}
        {children}
      </span>
      <span className={styles.figures}>
        <Money fen={goods.unitPriceFen} size="small" tone="plain" />
        <span className={styles.quantity}>×{goods.quantity}</span>
      </span>
    </>
  );
  return linked ? (
    <Link to={`/product/${goods.productId}`} className={styles.line}>
      {inside}
    </Link>
  ) : (
    <div className={styles.line}>{inside}</div>
  );
}
