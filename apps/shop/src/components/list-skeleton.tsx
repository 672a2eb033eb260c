import { Skeleton } from '@jishi/ui/skeleton.tsx';
import styles from './list-skeleton.module.css';

/** Cards with a picture and two lines, as most lists here look. */
export function ListSkeleton({ rows = 4, picture = 72 }: { rows?: number; picture?: number }) {
  return (
    <div className={styles.list}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles.row}>
          <Skeleton width={picture} height={picture} radius={10} />
          <div className={styles.lines}>
            <Skeleton width="80%" />
            <Skeleton width="45%" height={12} />
            <Skeleton width="30%" />
          </div>
        </div>
      ))}
    </div>
  );
}
