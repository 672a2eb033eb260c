import { CheckCheck, Clapperboard } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Empty, Failed } from '../../components/states.tsx';
import { useFeed, type FeedTab } from '../../data/videos.ts';
import { FeedSkeleton } from './feed-skeleton.tsx';
import { Slide, type SlideActions } from './slide.tsx';
import { forgetPlace, useActiveSlide } from './use-active-slide.ts';
import styles from './feed.module.css';

const ahead = 2; // slides whose video is fetched before it is reached
const behind = 1;
const fetchMoreWithin = 4;

type FeedProps = SlideActions & {
  tab: FeedTab;
  startWith?: string | undefined;
  onToRecommend?: (() => void) | undefined;
};

/** One video per screen. The list is never reshuffled while it is watched; more is fetched before the end. */
export function Feed({ tab, startWith, onToRecommend, ...actions }: FeedProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const feed = useFeed(tab, startWith);
  const items = feed.data?.pages.flatMap((page) => page.items) ?? [];
  const name = `${tab}${startWith ?? ''}`;
  const active = useActiveSlide(box, name, items.length);
  const [playing, setPlaying] = useState(-1);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = feed;
  const nearEnd = items.length > 0 && active >= items.length - fetchMoreWithin;

  useEffect(() => {
    if (nearEnd && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [nearEnd, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  const again = () => {
    forgetPlace(name);
    box.current?.scrollTo({ top: 0 });
    void feed.refetch();
  };
  return (
    <div className={styles.feed} ref={box} aria-busy={feed.isPending} tabIndex={-1}>
      {feed.isPending ? <FeedSkeleton /> : null}
      {feed.isError && items.length === 0 ? (
        <Message>
          <Failed tone="night" error={feed.error} retry={() => void feed.refetch()} />
        </Message>
      ) : null}
      {items.map((item, index) => (
        <Slide
          key={item.impressionId}
          item={item}
          index={index}
          active={index === active}
          near={index >= active - behind && index <= active + ahead}
          lineFree={playing === active}
          onPlaying={setPlaying}
          {...actions}
        />
      ))}
      {feed.isSuccess && items.length === 0 ? (
        <Message>
          <NothingYet tab={tab} onToRecommend={onToRecommend} />
        </Message>
      ) : null}
      {items.length > 0 && hasNextPage && !isFetchNextPageError ? (
        <div className={styles.slide}>
          <FeedSkeleton />
        </div>
      ) : null}
      {isFetchNextPageError ? (
        <Message>
          <Failed tone="night" error={feed.error} retry={() => void fetchNextPage()} />
        </Message>
      ) : null}
      {items.length > 0 && !hasNextPage ? (
        <Message>
          <Empty
            tone="night"
            icon={<CheckCheck size={36} />}
            title={t('feed.endTitle')}
            detail={t('feed.endDetail')}
            action={<Button onClick={again}>{t('feed.again')}</Button>}
          />
        </Message>
      ) : null}
    </div>
  );
}

function Message({ children }: { children: React.ReactNode }) {
  return <div className={`${styles.slide} ${styles.message}`}>{children}</div>;
}

function NothingYet({ tab, onToRecommend }: { tab: FeedTab; onToRecommend: (() => void) | undefined }) {
  const { t } = useTranslation();
  const icon = <Clapperboard size={36} />;
  if (tab === 'following') {
    return (
      <Empty
        tone="night"
        icon={icon}
        title={t('feed.followingTitle')}
        detail={t('feed.followingDetail')}
        action={<Button onClick={onToRecommend}>{t('feed.toRecommend')}</Button>}
      />
    );
  }
  return (
    <Empty
      tone="night"
      icon={icon}
      title={t('feed.emptyTitle')}
      detail={t('feed.emptyDetail')}
      action={<ButtonLink to="/mall">{t('notFound.toMall')}</ButtonLink>}
    />
  );
}
