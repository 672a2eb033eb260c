import type { ReactNode } from 'react';
import styles from './tag.module.css';

type TagProps = { tone?: 'promotion' | 'offer' | 'promise' | 'quiet' | 'warning'; children: ReactNode };

export function Tag({ tone = 'offer', children }: TagProps) {
  return <span className={`${styles.tag} ${styles[tone]}`}>{children}</span>;
}
