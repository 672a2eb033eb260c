import { useTranslation } from 'react-i18next';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Stepper } from '../../components/stepper.tsx';
import type { Product } from '../../data/catalog.ts';
import { leavesStock } from './choice.ts';
import type { ProductChoice } from './use-choice.ts';
import { optionName, valueWords } from './words.ts';
import styles from './sku-chooser.module.css';

const lowStock = 10;

/** Every option as a row of chips; what cannot be bought any more stays visible but says so. */
export function SkuChooser({ product, choice }: { product: Product; choice: ProductChoice }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { available } = choice;
  return (
    <div className={styles.chooser}>
      {product.options.map((option, place) => (
        <fieldset key={option.name} className={styles.option}>
          <legend>{optionName(option, language)}</legend>
          <div className={styles.values}>
            {option.values.map((one) => {
              const { value } = one;
              const words = valueWords(one, language);
              const there = leavesStock(product.skus, choice.choice, place, value, choice.availableOf);
              return (
                <button
                  key={value}
                  type="button"
                  aria-pressed={choice.choice[place] === value}
                  data-gone={!there}
                  aria-label={there ? words : t('product.optionSoldOut', { name: words })}
                  onClick={() => choice.pick(place, value)}
                >
                  {words}
                </button>
              );
            })}
          </div>
        </fieldset>
      ))}
      <div className={styles.quantity}>
        <span>
          {t('product.quantity')}
          {available !== undefined && available > 0 ? (
            <small data-low={available <= lowStock}>
              {t(available <= lowStock ? 'product.stockLow' : 'product.stock', { n: available })}
            </small>
          ) : null}
        </span>
        <Stepper value={choice.quantity} max={available ?? 999} onChange={choice.setQuantity} />
      </div>
    </div>
  );
}
