import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatCount } from '@jishi/ui/format-count.ts';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Money } from '@jishi/ui/money.tsx';
import { Picture } from '@jishi/ui/picture.tsx';
import type { ProductCardData } from '../data/catalog.ts';
import { usePriceTag } from '../data/price-tags.ts';
import { shownPrice } from '../lib/shown-price.ts';
import { inLanguage, titleIn } from '../lib/in-language.ts';
import { Tag } from './tag.tsx';
import styles from './product-card.module.css';

/** A product on the shelf. */
export const ProductCard = memo(function ProductCard({
  product,
  eager = false,
}: {
  product: ProductCardData;
  eager?: boolean;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { priceFen, saves, tag } = shownPrice(product, usePriceTag(product.productId));
  const told = [
    product.ratingAverage === null ? '' : `★ ${product.ratingAverage.toFixed(1)}`,
    product.soldCount > 0 ? t('product.sold', { n: formatCount(product.soldCount, language) }) : '',
  ].filter(Boolean);
  return (
    <Link to={`/product/${product.productId}`} className={styles.card}>
      <span className={styles.picture}>
        <Picture src={product.pictureUrl} alt="" eager={eager} />
        {product.soldOut ? <span className={styles.gone}>{t('product.soldOut')}</span> : null}
      </span>
      <span className={styles.words}>
        <span className={styles.title}>{titleIn(product, language)}</span>
        {saves > 0 || tag ? (
          <span>
            {tag ? <Tag tone="promotion">{tag}</Tag> : null}{' '}
            {saves > 0 ? <Tag tone="promotion">{t('feed.saves', { amount: formatMoney(saves) })}</Tag> : null}
          </span>
        ) : null}
        <span className={styles.price}>
          <Money fen={priceFen} size="large" />
          {product.maxPriceFen > product.priceFen ? <small>{t('product.from')}</small> : null}
        </span>
        {told.length > 0 ? <span className={styles.shop}>{told.join(' · ')}</span> : null}
        <span className={`${styles.shop} ellipsis`}>{inLanguage(product.shopName, language)}</span>
      </span>
    </Link>
  );
});
