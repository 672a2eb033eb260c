import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Money } from '@jishi/ui/money.tsx';
import { Picture } from '@jishi/ui/picture.tsx';
import { Button, IconButton } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { titleIn } from '../../lib/in-language.ts';
import { ProductFinder, type TaggedProduct } from './product-finder.tsx';
import styles from './studio.module.css';

export const mostTags = 6;

export function ProductTags({
  products,
  onChange,
}: {
  products: readonly TaggedProduct[];
  onChange: (products: readonly TaggedProduct[]) => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [finding, setFinding] = useState(false);
  const without = (productId: string) => products.filter((one) => one.productId !== productId);
  return (
    <Card title={t('upload.products')} more={t('upload.productsDetail')}>
      {products.map((product) => (
        <div key={product.productId} className={styles.tagged}>
          <Picture src={product.pictureUrl} alt="" />
          <p>
            <span className="ellipsis" style={{ display: 'block' }}>
              {titleIn(product, language)}
            </span>
            <Money fen={product.priceFen} size="small" />
          </p>
          <IconButton
            label={t('upload.removeProduct', { title: titleIn(product, language) })}
            onClick={() => onChange(without(product.productId))}
          >
            <X size={18} />
          </IconButton>
        </div>
      ))}
      {products.length < mostTags ? (
        <Button kind="soft" size="small" onClick={() => setFinding(true)}>
          <Plus size={16} aria-hidden="true" />
          {t('upload.addProduct')}
        </Button>
      ) : null}
      <ProductFinder
        open={finding}
        chosen={products}
        onToggle={(product) =>
          onChange(
            products.some((one) => one.productId === product.productId)
              ? without(product.productId)
              : [...products, product].slice(0, mostTags),
          )
        }
        onClose={() => setFinding(false)}
      />
    </Card>
  );
}
