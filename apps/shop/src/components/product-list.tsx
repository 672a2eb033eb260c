import { PackageOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProducts, type ProductFilter } from '../data/catalog.ts';
import { MoreOnScroll } from './more-on-scroll.tsx';
import { ProductGrid, ProductGridSkeleton } from './product-grid.tsx';
import { Empty, Loaded } from './states.tsx';

/** Products that match a filter, page after page. */
export function ProductList({ filter, empty }: { filter: ProductFilter; empty?: ReactNode }) {
  const { t } = useTranslation();
  const products = useProducts(filter);
  return (
    <Loaded query={products} waiting={<ProductGridSkeleton />}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0)
          return (
            empty ?? (
              <Empty
                icon={<PackageOpen size={36} />}
                title={t('mall.empty')}
                detail={t('mall.emptyDetail')}
              />
            )
          );
        return (
          <>
            <ProductGrid products={items} />
            <MoreOnScroll query={products} />
          </>
        );
      }}
    </Loaded>
  );
}
