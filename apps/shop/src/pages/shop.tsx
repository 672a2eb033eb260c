import { Store } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { formatCount } from '@jishi/ui/format-count.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Avatar } from '../components/avatar.tsx';
import { ListSkeleton } from '../components/list-skeleton.tsx';
import { ProductList } from '../components/product-list.tsx';
import { Screen } from '../components/screen.tsx';
import { Empty, Loaded } from '../components/states.tsx';
import { TabRow } from '../components/tab-row.tsx';
import { useShop, type ShopCardData } from '../data/catalog.ts';
import { inLanguage } from '../lib/in-language.ts';
import styles from './shop.module.css';

const sorts = ['relevance', 'sales', 'newest', 'price'] as const;

export default function ShopPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { shopId = '' } = useParams();
  const shop = useShop(shopId);
  const [sort, setSort] = useState<(typeof sorts)[number]>('relevance');
  return (
    <Screen title={shop.data ? inLanguage(shop.data.name, language) : t('product.shop')} back>
      <Loaded query={shop} waiting={<ListSkeleton rows={3} />}>
        {(data) => (
          <>
            <ShopHead shop={data} />
            <div className={styles.tabs}>
              <TabRow
                label={t('search.sort')}
                items={sorts.map((key) => ({ key, label: t(`sort.${key}`) }))}
                value={sort}
                onChange={setSort}
              />
            </div>
            <ProductList
              key={sort}
              filter={{ shop: shopId, sort }}
              empty={
                <Empty icon={<Store size={36} />} title={t('shop.empty')} detail={t('shop.emptyDetail')} />
              }
            />
          </>
        )}
      </Loaded>
    </Screen>
  );
}

function ShopHead({ shop }: { shop: ShopCardData }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const figures = [
    {
      value: shop.score === null ? '–' : shop.score.toFixed(1),
      name: shop.score === null ? t('shop.noScore') : t('shop.score'),
    },
    { value: formatCount(shop.productCount, language), name: t('shop.products') },
    { value: formatCount(shop.soldCount, language), name: t('shop.sold') },
    { value: formatCount(shop.reviewCount, language), name: t('reviews.title') },
  ];
  return (
    <section className={styles.head}>
      <div className={styles.who}>
        <Avatar src={shop.logoUrl} name={inLanguage(shop.name, language)} size={64} />
        <p>{inLanguage(shop.intro, language)}</p>
      </div>
      <dl className={styles.figures}>
        {figures.map(({ value, name }) => (
          <div key={name}>
            <dd>{value}</dd>
            <dt>{name}</dt>
          </div>
        ))}
      </dl>
    </section>
  );
}
