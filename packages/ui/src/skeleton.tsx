import type { CSSProperties } from 'react';
import styles from './skeleton.module.css';

type SkeletonProps = { width?: string | number; height?: string | number; radius?: number; ratio?: number };

/** A grey place for something that is coming. Decorative: the region that holds it says `aria-busy`. */
export function Skeleton({ width = '100%', height, radius = 8, ratio }: SkeletonProps) {
  const style: CSSProperties = { width, borderRadius: radius };
  if (ratio === undefined) style.height = height ?? 16;
  else style.aspectRatio = ratio;
  return <span className={styles.skeleton} style={style} aria-hidden="true" />;
}
