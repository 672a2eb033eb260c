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
          <NoPicture />
        </span>
      )}
    </span>
  );
}

/** A frame with a hill in it: there should be a picture here, and there is none. */
function NoPicture() {
  return (
    <svg viewBox="0 0 24 24" className={styles.none} aria-hidden="true">
      <rect x="3" y="4.5" width="18" height="15" rx="2.5" />
      <circle cx="8.5" cy="9.5" r="1.6" />
      <path d="M4 17l4.6-4.4 3.2 2.9 3.6-4 4.6 4.9" />
    </svg>
  );
}
