import { Picture } from '@jishi/ui/picture.tsx';
import styles from './avatar.module.css';

/** Decorative: the name stands beside it, or the link around it is named. */
export function Avatar({
  src,
  name,
  size = 40,
}: {
  src: string | null | undefined;
  name: string;
  size?: number;
}) {
  return (
    <span
      className={styles.avatar}
      style={{ width: size, height: size, fontSize: size * 0.42 }}
      aria-hidden="true"
    >
      {src ? <Picture src={src} alt="" /> : <span className={styles.letter}>{[...name][0] ?? ''}</span>}
    </span>
  );
}
