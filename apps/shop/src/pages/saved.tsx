import { Heart, Star } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { ListSkeleton } from '../components/list-skeleton.tsx';
import { MembersOnly } from '../components/members-only.tsx';
import { MoreOnScroll } from '../components/more-on-scroll.tsx';
import { ProductGrid, ProductGridSkeleton } from '../components/product-grid.tsx';
import { Screen } from '../components/screen.tsx';
import { Empty, Loaded } from '../components/states.tsx';
import { TabRow } from '../components/tab-row.tsx';
import { VideoGrid, VideoGridSkeleton } from '../components/video-grid.tsx';
import { useSavedProducts } from '../data/saved-products.ts';
import { useMarkedVideos } from '../data/videos.ts';

const tabs = ['products', 'videos', 'liked'] as const;

export default function SavedPage() {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const tab = tabs.find((one) => one === address.get('tab')) ?? 'products';
  return (
    <Screen
      title={t('saved.title')}
      back
      under={
        <TabRow
          label={t('saved.title')}
          items={tabs.map((key) => ({ key, label: t(`saved.${key}`) }))}
          value={tab}
          onChange={(next) => setAddress({ tab: next }, { replace: true })}
        />
      }
    >
      <MembersOnly reason={t('signIn.toSave')} waiting={<ListSkeleton />}>
        {tab === 'products' ? (
          <SavedProducts />
        ) : (
          <MarkedVideos key={tab} kind={tab === 'liked' ? 'like' : 'save'} />
        )}
      </MembersOnly>
    </Screen>
  );
}

function SavedProducts() {
  const { t } = useTranslation();
  const saved = useSavedProducts();
  return (
    <Loaded query={saved} waiting={<ProductGridSkeleton />}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0)
          return <Empty icon={<Star size={36} />} title={t('saved.empty')} detail={t('saved.emptyDetail')} />;
        return (
          <>
            <ProductGrid products={items} />
            <MoreOnScroll query={saved} />
          </>
        );
      }}
    </Loaded>
  );
}

function MarkedVideos({ kind }: { kind: 'like' | 'save' }) {
  const { t } = useTranslation();
  const videos = useMarkedVideos(kind);
  const empty =
    kind === 'like' ? (
      <Empty icon={<Heart size={36} />} title={t('saved.likedEmpty')} detail={t('saved.likedEmptyDetail')} />
    ) : (
      <Empty icon={<Star size={36} />} title={t('saved.empty')} detail={t('saved.emptyDetail')} />
    );
  return (
    <Loaded query={videos} waiting={<VideoGridSkeleton />}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) return empty;
        return (
          <>
            <VideoGrid videos={items} />
            <MoreOnScroll query={videos} />
          </>
        );
      }}
    </Loaded>
  );
}
