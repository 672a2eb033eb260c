import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Card, Row } from '../../components/card.tsx';
import type { Product } from '../../data/catalog.ts';
import type { QuotedShop } from '../../data/checkout.ts';
import { useFreight, useRegionName } from '../../data/regions.ts';
import type { ProductChoice } from './use-choice.ts';
import { optionName, skuWords } from './words.ts';
import styles from './product.module.css';

type ProductRowsProps = {
  product: Product;
  choice: ProductChoice;
  regionCode: string | undefined;
  /** with the offers that pay for it, once it is known */
  delivery: QuotedShop['freight'] | undefined;
  onChoose: () => void;
  onRegion: () => void;
  onPromise: () => void;
};

/** The choice, the freight to my address, and what is promised. */
export function ProductRows({
  product,
  choice,
  regionCode,
  delivery,
  onChoose,
  onRegion,
  onPromise,
}: ProductRowsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = product.options.map((option) => optionName(option, language)).join(t('product.andOptions'));
  return (
    <Card flush>
      {product.options.length > 0 ? (
        <Row label={t('product.choose')} onClick={onChoose}>
          {choice.sku ? skuWords(choice.sku, language) : t('product.chooseHint', { names })}
        </Row>
      ) : null}
      <Row label={t('product.freight')} onClick={onRegion}>
        <FreightWords
          productId={product.productId}
          regionCode={regionCode}
          delivery={delivery}
          quantity={choice.quantity}
          sku={choice.sku?.skuId}
          hours={product.shipsWithinHours}
        />
      </Row>
      <Row
        label={<ShieldCheck size={18} color="var(--jade)" aria-label={t('product.promise')} />}
        onClick={onPromise}
      >
        {t('product.promises')}
      </Row>
    </Card>
  );
}

type FreightWordsProps = {
  productId: string;
  regionCode: string | undefined;
  delivery: QuotedShop['freight'] | undefined;
  quantity: number;
  sku: string | undefined;
  hours: number;
};

function FreightWords({ productId, regionCode, delivery, quantity, sku, hours }: FreightWordsProps) {
  const { t } = useTranslation();
  const place = useRegionName(regionCode);
  const { data, isError } = useFreight(productId, regionCode, quantity, sku);
  const feeFen = delivery?.payableFen ?? data?.feeFen ?? 0;
  const ships = <span className={styles.quiet}>{t('product.shipsWithin', { hours })}</span>;
  if (!regionCode)
    return (
      <>
        {t('product.freightPick')} · {ships}
      </>
    );
  return (
    <>
      {t('product.freightTo', { place })}
      {data ? (
        <>
          {' '}
          ·{' '}
          {data.delivers ? (
            <span className={feeFen === 0 ? styles.good : ''}>
              {feeFen > 0
                ? t('product.freightFee', { fee: formatMoney(feeFen) })
                : delivery?.discount
                  ? t('product.freightFreeBy', { offer: delivery.discount.name })
                  : t('product.freightFree')}
            </span>
          ) : (
            t('product.freightNo')
          )}
        </>
      ) : isError ? (
        ` · ${t('product.freightUnknown')}`
      ) : null}
      <br />
      {ships}
    </>
  );
}
