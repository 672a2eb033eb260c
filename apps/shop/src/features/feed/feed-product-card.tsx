import { useTranslation } from 'react-i18next';
import { formatCount } from '@jishi/ui/format-count.ts';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Money } from '@jishi/ui/money.tsx';
import { Picture } from '@jishi/ui/picture.tsx';
import { Tag } from '../../components/tag.tsx';
import { usePriceTag } from '../../data/price-tags.ts';
import type { FeedProduct } from '../../data/videos.ts';
import { shownPrice } from '../../lib/shown-price.ts';
import { titleIn } from '../../lib/in-language.ts';
import styles from './feed-product-card.module.css';

/** What the video shows and what it costs; one tap opens it over the playing video. */
export function FeedProductCard({
  product,
  more,
  onOpen,
}: {
  product: FeedProduct;
  more: number;
  onOpen: () => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const title = titleIn(product, language);
  const { priceFen, saves, tag } = shownPrice(product, usePriceTag(product.productId));
  return (
    <button type="button" className={styles.card} onClick={onOpen}>
      <span className="visually-hidden">{t('feed.openProduct')}</span>
      <Picture src={product.pictureUrl} alt="" className={styles.picture} />
      <span className={styles.words}>
        <span className={`${styles.title} ellipsis`}>{title}</span>
        <span className={styles.tags}>
          {tag ? <Tag tone="promotion">{tag}</Tag> : null}
          {saves > 0 ? <Tag tone="promotion">{t('feed.saves', { amount: formatMoney(saves) })}</Tag> : null}
          {product.soldCount > 0 && !(tag && saves > 0) ? (
            <Tag>{t('product.sold', { n: formatCount(product.soldCount, language) })}</Tag>
          ) : null}
        </span>
        <span>
          <Money fen={priceFen} size="large" label={t('feed.price')} />
          {product.maxPriceFen > product.priceFen ? (
            <small className={styles.from}> {t('product.from')}</small>
          ) : null}
        </span>
      </span>
      <span className={styles.go}>
        {product.soldOut
          ? t('product.soldOut')
          : more > 0
            ? t('feed.productsCount', { n: more + 1 })
            : t('feed.buy')}
      </span>
    </button>
  );
}
