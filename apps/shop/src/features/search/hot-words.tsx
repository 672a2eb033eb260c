import { Flame } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import styles from './search.module.css';

export function HotWords({ words }: { words: readonly string[] }) {
  const { t } = useTranslation();
  if (words.length === 0) return null;
  return (
    <div className={styles.hot}>
      <span>
        <Flame size={14} aria-hidden="true" />
        {t('mall.hot')}
      </span>
      {words.slice(0, 10).map((word) => (
        <Link key={word} to={`/search?q=${encodeURIComponent(word)}`}>
          {word}
        </Link>
      ))}
    </div>
  );
}
