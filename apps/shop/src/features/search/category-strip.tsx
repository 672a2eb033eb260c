import { LayoutGrid } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Skeleton } from '@jishi/ui/skeleton.tsx';
import { Emoji } from '../../components/emoji.tsx';
import { FailedLine } from '../../components/states.tsx';
import { useCategories } from '../../data/catalog.ts';
import { inLanguage } from '../../lib/in-language.ts';
import styles from './search.module.css';

const shown = 9;

/** The first categories and the way to all of them; when they cannot be had, the shelf below still works. */
export function CategoryStrip() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data, isPending, error, refetch } = useCategories();
  if (isPending)
    return (
      <div className={styles.strip} aria-busy="true">
        {Array.from({ length: 10 }, (_, at) => (
          <Skeleton key={at} width={44} height={64} radius={12} />
        ))}
      </div>
    );
  if (!data && error)
    return (
      <div className={styles.stripFailed}>
        <FailedLine error={error} retry={() => void refetch()} />
      </div>
    );
  if (!data || data.length === 0) return null;
  return (
    <nav className={styles.strip} aria-label={t('mall.categories')}>
      {data.slice(0, shown).map((category) => (
        <Link key={category.categoryId} to={`/category?id=${category.categoryId}`}>
          <span className={styles.emoji}>
            <Emoji emoji={category.emoji} size={34} />
          </span>
          <span className={styles.name}>{inLanguage(category.name, language)}</span>
        </Link>
      ))}
      <Link to="/category">
        <span className={styles.emoji} aria-hidden="true">
          <LayoutGrid size={22} />
        </span>
        <span className={styles.name}>{t('mall.allCategories')}</span>
      </Link>
    </nav>
  );
}
