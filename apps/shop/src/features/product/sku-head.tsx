import { useTranslation } from 'react-i18next';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Money } from '@jishi/ui/money.tsx';
import { Picture } from '@jishi/ui/picture.tsx';
import type { Product } from '../../data/catalog.ts';
import { useOffers } from '../../data/offers.ts';
import { shownPrice } from '../../lib/shown-price.ts';
import { likelySku, openOptions } from './choice.ts';
import type { ProductChoice } from './use-choice.ts';
import { optionName, skuWords } from './words.ts';
import styles from './sku-head.module.css';

/** Picture, price and choice of what the sheet is about; all three follow the chosen SKU. */
export function SkuHead({ product, choice }: { product: Product; choice: ProductChoice }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { sku } = choice;
  const open = openOptions(product.options, choice.choice).map((option) => optionName(option, language));
  const listed = sku ?? product;
  // The same figures as on the page behind the sheet: with all that applies, struck only what was asked before.
  const offers = useOffers(product.productId, sku?.skuId).data;
  const { priceFen, struckFen } = shownPrice(listed, offers);
  return (
    <div className={styles.head}>
      <Picture
        src={likelySku(product.skus, choice.choice)?.pictureUrl ?? product.pictures[0]?.smallUrl}
        alt=""
        className={styles.picture}
      />
      <div className={styles.words}>
        <p>
          <Money fen={priceFen} size="huge" label={t('product.price')} />
          {!sku && product.maxPriceFen > product.priceFen ? (
            <span className={styles.from}>{t('product.from')}</span>
          ) : null}
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
        {product.options.length > 0 ? (
          <p className={styles.chosen}>
            {open.length > 0
              ? t('product.chooseHint', { names: open.join(t('product.andOptions')) })
              : `${t('product.chosen')} ${skuWords(sku, language)}`}
          </p>
        ) : null}
      </div>
    </div>
  );
}
