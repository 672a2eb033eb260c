import { Clapperboard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { formatCount } from '@jishi/ui/format-count.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Avatar } from '../components/avatar.tsx';
import { ListSkeleton } from '../components/list-skeleton.tsx';
import { MoreOnScroll } from '../components/more-on-scroll.tsx';
import { Screen } from '../components/screen.tsx';
import { Empty, Loaded } from '../components/states.tsx';
import { VideoGrid, VideoGridSkeleton } from '../components/video-grid.tsx';
import { useCreator, useCreatorVideos, type CreatorData } from '../data/videos.ts';
import { FollowButton } from '../features/creator/follow-button.tsx';
import { useSay } from '../lib/use-say.ts';
import styles from './creator.module.css';

export default function CreatorPage() {
  const { t } = useTranslation();
  const say = useSay();
  const { creatorId = '' } = useParams();
  const creator = useCreator(creatorId);
  const videos = useCreatorVideos(creatorId);
  return (
    <Screen title={creator.data ? say(creator.data.name) : t('creator.videos')} back>
      <Loaded query={creator} waiting={<ListSkeleton rows={1} picture={80} />}>
        {(data) => <CreatorHead creator={data} />}
      </Loaded>
      {creator.isError ? null : (
        <Loaded query={videos} waiting={<VideoGridSkeleton />}>
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items);
            if (items.length === 0)
              return (
                <Empty
                  icon={<Clapperboard size={36} />}
                  title={t('creator.empty')}
                  detail={t('creator.emptyDetail')}
                />
              );
            return (
              <>
                <VideoGrid videos={items} />
                <MoreOnScroll query={videos} />
              </>
            );
          }}
        </Loaded>
      )}
    </Screen>
  );
}

function CreatorHead({ creator }: { creator: CreatorData }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const say = useSay();
  const bio = say(creator.bio);
  const figures = [
    { value: creator.followers, name: t('creator.followers') },
    { value: creator.likes, name: t('creator.likes') },
    { value: creator.videos, name: t('creator.videos') },
  ];
  return (
    <section className={styles.head}>
      <div className={styles.who}>
        <Avatar src={creator.avatarUrl} name={say(creator.name)} size={80} />
        <dl>
          {figures.map(({ value, name }) => (
            <div key={name}>
              <dd>{formatCount(value, language)}</dd>
              <dt>{name}</dt>
            </div>
          ))}
        </dl>
      </div>
      {bio ? <p className={styles.bio}>{bio}</p> : null}
      <FollowButton creator={creator} wide />
    </section>
  );
}
