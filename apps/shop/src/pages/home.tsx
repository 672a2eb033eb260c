import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FeedHead } from '../features/feed/feed-head.tsx';
import { FollowingForVisitors } from '../features/feed/following-for-visitors.tsx';
import { forgetPlace } from '../features/feed/use-active-slide.ts';
import { useMe } from '../data/session.ts';
import { feedKey, type FeedTab } from '../data/videos.ts';
import { useTitle } from '../lib/use-title.ts';
import { WatchScreen } from './watch-screen.tsx';
import styles from './home.module.css';

let lastTab: FeedTab = 'recommend'; // coming back to the feed finds the tab that was left

export function HomePage() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [tab, setTab] = useState<FeedTab>(lastTab);
  const me = useMe();
  useTitle(undefined);
  const choose = (next: FeedTab) => {
    if (next === tab) {
      forgetPlace(next);
      void queryClient.resetQueries({ queryKey: feedKey(next) });
    }
    lastTab = next;
    setTab(next);
  };
  return (
    <div className={styles.home}>
      <FeedHead tab={tab} onTab={choose} />
      {tab === 'following' && me === null ? (
        <FollowingForVisitors reason={t('feed.followingSignIn')} />
      ) : (
        <WatchScreen key={tab} tab={tab} onToRecommend={() => choose('recommend')} />
      )}
    </div>
  );
}
