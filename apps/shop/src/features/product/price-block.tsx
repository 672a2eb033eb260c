import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '@jishi/ui/format-count.ts';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Money } from '@jishi/ui/money.tsx';
import { Tag } from '../../components/tag.tsx';
import type { Product, Sku } from '../../data/catalog.ts';
import type { ProductOffers } from '../../data/offers.ts';
import { titleIn } from '../../lib/in-language.ts';
import { shownPrice } from '../../lib/shown-price.ts';
import styles from './product.module.css';

/** What it costs, how that came about, and only claims the system knows to be true. */
export function PriceBlock({
  product,
  sku,
  offers,
  freightFen,
  onExplain,
}: {
  product: Product;
  sku: Sku | undefined;
  /** What one piece costs with everything that applies, once it is known. */
  offers: ProductOffers | undefined;
  /** To the buyer's address, where we know it. */
  freightFen: number | undefined;
  onExplain: () => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const listed = sku ?? product;
  const { priceFen, struckFen, saves } = shownPrice(listed, offers);
  const ranged = !sku && product.maxPriceFen > product.priceFen;
  const facts = [
    freightFen === undefined
      ? t('product.withoutFreight')
      : freightFen === 0
        ? t('product.withFreight')
        : t('product.plusFreight', { fee: formatMoney(freightFen) }),
    product.soldCount > 0 ? t('product.sold', { n: formatCount(product.soldCount, language) }) : undefined,
    product.ratingAverage === null
      ? undefined
      : t('product.rated', {
          score: product.ratingAverage.toFixed(1),
          n: formatCount(product.ratingCount, language),
        }),
  ].filter(Boolean);
  return (
    <section className={styles.card}>
      <div className={styles.priceRow}>
        <p className={styles.price}>
          <Money fen={priceFen} size="huge" label={t('product.price')} />
          {ranged ? <span className={styles.from}>{t('product.from')}</span> : null}
          {struckFen !== null ? (
            <Money
              fen={struckFen}
              size="small"
              tone="quiet"
              struck
              label={t('product.listPrice')}
              labelSpoken
            />
          ) : null}
        </p>
        <button type="button" className={styles.how} onClick={onExplain}>
          {t('product.how')}
          <ChevronRight size={14} aria-hidden="true" />
        </button>
      </div>
      {saves > 0 || offers?.tag || isLowest(offers) ? (
        <p className={styles.tags}>
          {offers?.tag ? <Tag tone="promotion">{offers.tag}</Tag> : null}
          {saves > 0 ? <Tag tone="promotion">{t('feed.saves', { amount: formatMoney(saves) })}</Tag> : null}
          {isLowest(offers) ? <Tag tone="promise">{t('offers.lowest30')}</Tag> : null}
        </p>
      ) : null}
      <h1 className={styles.title}>{titleIn(product, language)}</h1>
      <p className={styles.facts}>{facts.join(' · ')}</p>
    </section>
  );
}

/** Nobody paid less in the last 30 days: said only when the system has seen it. */
const isLowest = (offers: ProductOffers | undefined) =>
  offers !== undefined && offers.lowest30DaysFen !== null && offers.payableFen <= offers.lowest30DaysFen;
