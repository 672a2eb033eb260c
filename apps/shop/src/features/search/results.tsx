import { SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { MoreOnScroll } from '../../components/more-on-scroll.tsx';
import { ProductGrid, ProductGridSkeleton } from '../../components/product-grid.tsx';
import { ProductList } from '../../components/product-list.tsx';
import { Empty, Loaded } from '../../components/states.tsx';
import { useProducts, type ProductFilter } from '../../data/catalog.ts';
import styles from './search.module.css';

type ResultsProps = { q: string; filter: ProductFilter; filtered: boolean; onClearFilters: () => void };

/** What was found. When nothing was, it says so and shows something worth looking at: a search never ends in a dead end. */
export function Results({ q, filter, filtered, onClearFilters }: ResultsProps) {
  const { t } = useTranslation();
  const products = useProducts(filter);
  return (
    <Loaded query={products} waiting={<ProductGridSkeleton />}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        const [first] = pages;
        if (items.length === 0) return <Nothing q={q} filtered={filtered} onClearFilters={onClearFilters} />;
        return (
          <>
            {first?.correctedQuery ? (
              <p className={styles.note} role="status">
                {t('search.corrected', { q: first.correctedQuery })}
              </p>
            ) : null}
            {first?.matched === 'some' ? (
              <p className={styles.note} role="status">
                {t('search.relaxed', { q })}
              </p>
            ) : null}
            {first?.matched === 'none' ? (
              <NothingFound q={q} filtered={filtered} onClearFilters={onClearFilters} />
            ) : null}
            <ProductGrid products={items} />
            <MoreOnScroll query={products} />
          </>
        );
      }}
    </Loaded>
  );
}

function Nothing(props: Omit<ResultsProps, 'filter'>) {
  return (
    <>
      <NothingFound {...props} />
      <ProductList filter={{ sort: 'sales' }} />
    </>
  );
}

function NothingFound({ q, filtered, onClearFilters }: Omit<ResultsProps, 'filter'>) {
  const { t } = useTranslation();
  return (
    <>
      <Empty
        icon={<SearchX size={36} />}
        title={t('search.noneTitle', { q })}
        detail={filtered ? t('search.noneFiltered') : t('search.noneDetail')}
        action={
          filtered ? (
            <Button kind="soft" onClick={onClearFilters}>
              {t('search.clearFilters')}
            </Button>
          ) : undefined
        }
      />
      <p className={styles.words}>{t('search.instead')}</p>
    </>
  );
}
