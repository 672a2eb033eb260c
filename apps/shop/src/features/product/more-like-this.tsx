import { useTranslation } from 'react-i18next';
import { ProductGrid } from '../../components/product-grid.tsx';
import { useProducts, type Product } from '../../data/catalog.ts';
import styles from './more-like-this.module.css';

/** Others of the same category; nothing at all when there are none. */
export function MoreLikeThis({ product }: { product: Product }) {
  const { t } = useTranslation();
  const { data } = useProducts({ category: product.category.categoryId, sort: 'sales' });
  const others = data?.pages[0]?.items.filter((one) => one.productId !== product.productId).slice(0, 8) ?? [];
  if (others.length === 0) return <div className={styles.end} />;
  return (
    <>
      <h2 className={styles.heading}>{t('product.recommended')}</h2>
      <ProductGrid products={others} />
      <div className={styles.end} />
    </>
  );
}
