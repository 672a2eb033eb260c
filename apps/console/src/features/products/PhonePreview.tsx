import { parseMoney } from '@jishi/ui/format-money.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Money } from '@jishi/ui/money.tsx';
import { Picture } from '@jishi/ui/picture.tsx';
import { useTranslation } from 'react-i18next';
import type { ProductDraft } from './product-draft.ts';

/** The product as a shopper will see it, redrawn at every key. */
export function PhonePreview({ draft, shopName }: { draft: ProductDraft; shopName: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const prices = draft.skus
    .map((sku) => parseMoney(sku.price))
    .filter((price) => price !== undefined && price > 0) as number[];
  const compare = draft.skus.map((sku) => parseMoney(sku.compareAt)).find((price) => price !== undefined);
  const either = (zh: string, en = '') => (language === 'en' && en.trim()) || zh;
  const title = either(draft.title, draft.titleEn);
  const lowest = prices.length === 0 ? null : Math.min(...prices);
  return (
    <aside className="phone" aria-label={t('products.preview')}>
      {/* Reachable by keyboard, so that it can be scrolled. */}
      <div className="phone-screen" role="group" aria-label={t('products.preview')} tabIndex={0}>
        <div className="phone-picture">
          <Picture src={draft.pictures[0]?.url ?? null} alt="" eager />
          {draft.pictures.length > 1 && <span className="phone-dots">1 / {draft.pictures.length}</span>}
        </div>
        <div className="phone-block">
          {lowest === null ? (
            <span className="quiet">{t('products.previewNoPrice')}</span>
          ) : (
            <>
              <Money fen={lowest} size="large" />
              {prices.some((price) => price !== lowest) && (
                <span className="phone-from">{t('products.previewFrom')}</span>
              )}{' '}
              {compare !== undefined && <Money fen={compare} size="small" tone="quiet" struck />}
            </>
          )}
          <p className="phone-title">{title.trim() === '' ? t('products.previewNoTitle') : title}</p>
          <p className="quiet small">{t('products.previewShips', { count: draft.shipsWithinHours })}</p>
        </div>
        {draft.options
          .filter((option) => option.values.length > 0)
          .map((option, index) => (
            <div key={index} className="phone-block">
              <div className="small quiet">{either(option.name, option.nameEn)}</div>
              <div className="phone-chips">
                {option.values.map((value) => (
                  <span key={value}>{either(value, option.valuesEn[value])}</span>
                ))}
              </div>
            </div>
          ))}
        {draft.attributes.some(({ value }) => value !== '') && (
          <dl className="phone-block facts small">
            {draft.attributes.map(({ name, value, nameEn, valueEn }, index) => (
              <div key={index} className="phone-fact">
                <dt>{either(name, nameEn)}</dt>
                <dd>{either(value, valueEn)}</dd>
              </div>
            ))}
          </dl>
        )}
        {draft.description !== '' && (
          <p className="phone-block phone-text">{either(draft.description, draft.descriptionEn)}</p>
        )}
        <div className="phone-bar">
          <span className="small">{shopName}</span>
          <span className="phone-buy">{t('products.previewBuy')}</span>
        </div>
      </div>
    </aside>
  );
}
