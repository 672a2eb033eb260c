import { ChevronRight, TicketPercent } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ProductList } from '../components/product-list.tsx';
import { Screen } from '../components/screen.tsx';
import { SearchLink } from '../components/search-field.tsx';
import { useHotWords } from '../data/catalog.ts';
import { CategoryStrip } from '../features/search/category-strip.tsx';
import { HotWords } from '../features/search/hot-words.tsx';
import styles from './mall.module.css';

export default function MallPage() {
  const { t } = useTranslation();
  const { data: hot } = useHotWords();
  return (
    <Screen title={t('mall.title')} bare>
      <div className={styles.top}>
        <SearchLink hint={hot?.[0] ?? t('mall.searchHint')} />
      </div>
      <CategoryStrip />
      <Link to="/coupons" className={styles.coupons}>
        <TicketPercent size={18} aria-hidden="true" />
        {t('offers.centre')}
        <ChevronRight size={14} aria-hidden="true" />
      </Link>
      <HotWords words={hot ?? []} />
      <h2 className={styles.heading}>{t('mall.forYou')}</h2>
      <ProductList filter={{}} />
    </Screen>
  );
}
