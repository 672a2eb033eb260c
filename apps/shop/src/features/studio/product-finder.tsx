import { Circle, CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Money } from '@jishi/ui/money.tsx';
import { Picture } from '@jishi/ui/picture.tsx';
import { Button } from '../../components/button.tsx';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { Loaded } from '../../components/states.tsx';
import { useProducts, type ProductCardData } from '../../data/catalog.ts';
import { titleIn } from '../../lib/in-language.ts';
import { useSettled } from '../../lib/use-settled.ts';
import styles from './studio.module.css';

export type TaggedProduct = Pick<
  ProductCardData,
  'productId' | 'title' | 'titleEn' | 'pictureUrl' | 'priceFen'
>;
type ProductFinderProps = {
  open: boolean;
  chosen: readonly TaggedProduct[];
  onToggle: (product: TaggedProduct) => void;
  onClose: () => void;
};

/** Any product on the shelf can be tagged, found by words. */
export function ProductFinder({ open, chosen, onToggle, onClose }: ProductFinderProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim(), 250);
  const products = useProducts(q ? { q } : { sort: 'sales' }, open);
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t('upload.products')}
      tall
      footer={
        <Button size="large" wide onClick={onClose}>
          {t('upload.chosen', { n: chosen.length })} · {t('common.done')}
        </Button>
      }
    >
      <SearchField value={typed} hint={t('upload.searchProduct')} onChange={setTyped} onSubmit={setTyped} />
      <div className={styles.results}>
        <Loaded query={products} waiting={<ListSkeleton picture={52} />}>
          {({ pages }) =>
            pages[0]?.items.map((product) => {
              const on = chosen.some((one) => one.productId === product.productId);
              return (
                <button
                  key={product.productId}
                  type="button"
                  aria-pressed={on}
                  onClick={() => onToggle(product)}
                >
                  <Picture src={product.pictureUrl} alt="" />
                  <span>
                    <span className="ellipsis" style={{ display: 'block' }}>
                      {titleIn(product, language)}
                    </span>
                    <Money fen={product.priceFen} size="small" />
                  </span>
                  {on ? (
                    <CircleCheck size={22} aria-hidden="true" />
                  ) : (
                    <Circle size={22} aria-hidden="true" />
                  )}
                </button>
              );
            })
          }
        </Loaded>
      </div>
    </Sheet>
  );
}
