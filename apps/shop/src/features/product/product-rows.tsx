import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { useLanguage } from '@jishi/ui/language.ts';
import { Card, Row } from '../../components/card.tsx';
import type { Product } from '../../data/catalog.ts';
import { useFreight, useRegionName } from '../../data/regions.ts';
import type { ProductChoice } from './use-choice.ts';
import { optionName, skuWords } from './words.ts';
import styles from './product.module.css';

type ProductRowsProps = {
  product: Product;
  choice: ProductChoice;
  regionCode: string | undefined;
  onChoose: () => void;
  onRegion: () => void;
  onPromise: () => void;
};

/** The choice, the freight to my address, and what is promised. */
export function ProductRows({
  product,
  choice,
  regionCode,
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
  quantity: number;
  sku: string | undefined;
  hours: number;
};

function FreightWords({ productId, regionCode, quantity, sku, hours }: FreightWordsProps) {
  const { t } = useTranslation();
  const place = useRegionName(regionCode);
  const { data, isError } = useFreight(productId, regionCode, quantity, sku);
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
            <span className={data.feeFen === 0 ? styles.good : ''}>
              {data.feeFen === 0
                ? t('product.freightFree')
                : t('product.freightFee', { fee: formatMoney(data.feeFen) })}
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
