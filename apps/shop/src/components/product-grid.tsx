import { Skeleton } from '@jishi/ui/skeleton.tsx';
import type { ProductCardData } from '../data/catalog.ts';
import { ProductCard } from './product-card.tsx';
import styles from './product-grid.module.css';

/** Two columns filled in turn, so that a new page never moves what is already there. */
export function ProductGrid({ products }: { products: readonly ProductCardData[] }) {
  return (
    <div className={styles.grid}>
      {[0, 1].map((column) => (
        <div key={column} className={styles.column}>
          {products.map((product, place) =>
            place % 2 === column ? (
              <ProductCard key={product.productId} product={product} eager={place < 4} />
            ) : null,
          )}
        </div>
      ))}
    </div>
  );
}

export function ProductGridSkeleton({ count = 6 }: { count?: number }) {
  return (
    <div className={styles.grid}>
      {[0, 1].map((column) => (
        <div key={column} className={styles.column}>
          {Array.from({ length: count / 2 }, (_, place) => (
            <div key={place} className={styles.waiting}>
              <Skeleton ratio={1} radius={0} />
              <div>
                <Skeleton />
                <Skeleton width="55%" />
                <Skeleton width="40%" height={20} />
              </div>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
