import { useState } from 'react';
import styles from './picture.module.css';

type PictureProps = {
  src: string | null | undefined;
  alt: string;
  /** width / height; pictures are never stretched, they are cropped to this shape */
  ratio?: number;
  eager?: boolean;
  fit?: 'cover' | 'contain';
  className?: string | undefined;
};

/** A picture that keeps its place while it loads, fades in, and falls back to a calm surface when it cannot be had. */
export function Picture({ src, alt, ratio = 1, eager = false, fit = 'cover', className }: PictureProps) {
  const [failedSrc, setFailedSrc] = useState<string>();
  const usable = src && src !== failedSrc;
  return (
    <span className={[styles.frame, className ?? ''].join(' ')} style={{ aspectRatio: ratio }}>
      {usable ? (
        <img
          className={styles.image}
          style={{ objectFit: fit }}
          src={src}
          alt={alt}
          loading={eager ? 'eager' : 'lazy'}
          decoding="async"
          draggable={false}
          onError={() => setFailedSrc(src)}
        />
      ) : (
        <span className={styles.fallback} role={alt ? 'img' : undefined} aria-label={alt || undefined}>
          {[...alt][0] ?? ''}
        </span>
      )}
    </span>
  );
}
