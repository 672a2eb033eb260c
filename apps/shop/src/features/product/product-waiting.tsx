import { Skeleton } from '@jishi/ui/skeleton.tsx';
import styles from './product.module.css';

export function ProductWaiting() {
  return (
    <>
      <Skeleton ratio={1} radius={0} />
      <div className={styles.card}>
        <Skeleton width="45%" height={32} />
        <br />
        <Skeleton width="92%" />
        <br />
        <Skeleton width="60%" />
      </div>
    </>
  );
}
