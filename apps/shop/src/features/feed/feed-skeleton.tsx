import styles from './feed-skeleton.module.css';

/** The dark shape of a slide, so that the first video arrives in its place. */
export function FeedSkeleton() {
  return (
    <div className={styles.skeleton} aria-hidden="true">
      <div className={styles.rail}>
        <i />
        <i />
        <i />
        <i />
      </div>
      <div className={styles.caption}>
        <i />
        <i />
      </div>
      <div className={styles.card} />
    </div>
  );
}
