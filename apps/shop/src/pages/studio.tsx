import { Clapperboard, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../components/button.tsx';
import { ListSkeleton } from '../components/list-skeleton.tsx';
import { MembersOnly } from '../components/members-only.tsx';
import { MoreOnScroll } from '../components/more-on-scroll.tsx';
import { Screen } from '../components/screen.tsx';
import { Empty, Loaded } from '../components/states.tsx';
import { useMe } from '../data/session.ts';
import { useMyVideos } from '../data/studio.ts';
import { BecomeCreator } from '../features/studio/become-creator.tsx';
import { DashboardCard } from '../features/studio/dashboard-card.tsx';
import { MyVideoRow } from '../features/studio/my-video-row.tsx';
import styles from '../features/studio/studio.module.css';

export default function StudioPage() {
  const { t } = useTranslation();
  const me = useMe();
  const publish = (
    <ButtonLink to="/studio/new" size="large" wide>
      <Plus size={18} aria-hidden="true" />
      {t('studio.publish')}
    </ButtonLink>
  );
  return (
    <Screen title={t('studio.title')} back footer={me?.creator ? publish : undefined}>
      <MembersOnly reason={t('signIn.toCreate')} waiting={<ListSkeleton />}>
        {me?.creator ? <Studio /> : <BecomeCreator />}
      </MembersOnly>
    </Screen>
  );
}

function Studio() {
  const { t } = useTranslation();
  const videos = useMyVideos();
  return (
    <>
      <DashboardCard />
      <h2 className={styles.heading}>{t('studio.mine')}</h2>
      <Loaded query={videos} waiting={<ListSkeleton />}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0)
            return (
              <Empty
                icon={<Clapperboard size={36} />}
                title={t('studio.empty')}
                detail={t('studio.emptyDetail')}
              />
            );
          return (
            <>
              {items.map((video) => (
                <MyVideoRow key={video.videoId} video={video} />
              ))}
              <MoreOnScroll query={videos} />
            </>
          );
        }}
      </Loaded>
    </>
  );
}
