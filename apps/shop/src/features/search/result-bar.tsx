import { SlidersHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { TabRow } from '../../components/tab-row.tsx';
import styles from './search.module.css';

export const sorts = ['relevance', 'sales', 'newest', 'price', 'price_desc'] as const;
export type Sort = (typeof sorts)[number];

export function ResultBar({
  sort,
  filtered,
  onSort,
  onFilter,
}: {
  sort: Sort;
  filtered: boolean;
  onSort: (sort: Sort) => void;
  onFilter: () => void;
}) {
  const { t } = useTranslation();
  return (
    <div className={styles.bar}>
      <TabRow
        label={t('search.sort')}
        items={sorts.map((key) => ({ key, label: t(`sort.${key}`) }))}
        value={sort}
        onChange={onSort}
      />
      <button type="button" className={styles.filter} data-on={filtered} onClick={onFilter}>
        {t('search.filter')}
        <SlidersHorizontal size={16} aria-hidden="true" />
      </button>
    </div>
  );
}
