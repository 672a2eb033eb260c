import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { ChipRow } from '../components/chip-row.tsx';
import { Emoji } from '../components/emoji.tsx';
import { ListSkeleton } from '../components/list-skeleton.tsx';
import { ProductList } from '../components/product-list.tsx';
import { Screen } from '../components/screen.tsx';
import { SearchLink } from '../components/search-field.tsx';
import { Loaded } from '../components/states.tsx';
import { useCategories } from '../data/catalog.ts';
import { inLanguage } from '../lib/in-language.ts';
import styles from './category.module.css';

/** Two levels of categories on the left and top, the shelf of the chosen one beside them. */
export default function CategoryPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [address, setAddress] = useSearchParams();
  const categories = useCategories();
  const choose = (id: string, sub?: string) => setAddress(sub ? { id, sub } : { id }, { replace: true });
  return (
    <Screen title={t('mall.allCategories')} back middle={<SearchLink hint={t('mall.searchHint')} />}>
      <h1 className="visually-hidden">{t('mall.allCategories')}</h1>
      <Loaded query={categories} waiting={<ListSkeleton rows={6} />}>
        {(list) => {
          const chosen = list.find((one) => one.categoryId === address.get('id')) ?? list[0];
          if (!chosen) return null;
          const sub = address.get('sub') ?? '';
          return (
            <div className={styles.layout}>
              <nav className={styles.side} aria-label={t('mall.categories')}>
                {list.map((one) => (
                  <button
                    key={one.categoryId}
                    type="button"
                    aria-current={one === chosen}
                    onClick={() => choose(one.categoryId)}
                  >
                    <Emoji emoji={one.emoji} size={30} />
                    {inLanguage(one.name, language)}
                  </button>
                ))}
              </nav>
              <div className={styles.shelf}>
                {chosen.children.length > 0 ? (
                  <div className={styles.chips}>
                    <ChipRow
                      label={inLanguage(chosen.name, language)}
                      items={[
                        { key: '', label: t('common.all') },
                        ...chosen.children.map((one) => ({
                          key: one.categoryId,
                          label: inLanguage(one.name, language),
                        })),
                      ]}
                      value={sub}
                      onChange={(key) => choose(chosen.categoryId, key)}
                    />
                  </div>
                ) : null}
                <ProductList key={sub || chosen.categoryId} filter={{ category: sub || chosen.categoryId }} />
              </div>
            </div>
          );
        }}
      </Loaded>
    </Screen>
  );
}
