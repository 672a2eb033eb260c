import { UserRoundPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatCount } from '@jishi/ui/format-count.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Avatar } from '../components/avatar.tsx';
import { ButtonLink } from '../components/button.tsx';
import { ListSkeleton } from '../components/list-skeleton.tsx';
import { MembersOnly } from '../components/members-only.tsx';
import { MoreOnScroll } from '../components/more-on-scroll.tsx';
import { Screen } from '../components/screen.tsx';
import { Empty, Loaded } from '../components/states.tsx';
import { useFollowing } from '../data/videos.ts';
import { FollowButton } from '../features/creator/follow-button.tsx';
import { inLanguage } from '../lib/in-language.ts';
import styles from './creator.module.css';

export default function FollowingPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const following = useFollowing();
  return (
    <Screen title={t('following.title')} back>
      <MembersOnly reason={t('signIn.toFollow')} waiting={<ListSkeleton />}>
        <Loaded query={following} waiting={<ListSkeleton picture={48} />}>
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items);
            if (items.length === 0)
              return (
                <Empty
                  icon={<UserRoundPlus size={36} />}
                  title={t('following.empty')}
                  detail={t('following.emptyDetail')}
                  action={<ButtonLink to="/">{t('feed.toRecommend')}</ButtonLink>}
                />
              );
            return (
              <>
                {items.map((creator) => (
                  <div key={creator.creatorId} className={styles.row}>
                    <Link to={`/creator/${creator.creatorId}`}>
                      <Avatar src={creator.avatarUrl} name={inLanguage(creator.name, language)} size={48} />
                      <div style={{ minWidth: 0 }}>
                        <p className="ellipsis">{inLanguage(creator.name, language)}</p>
                        <small className="ellipsis">
                          {formatCount(creator.followers, language)} {t('creator.followers')}
                        </small>
                      </div>
                    </Link>
                    <FollowButton creator={creator} />
                  </div>
                ))}
                <MoreOnScroll query={following} />
              </>
            );
          }}
        </Loaded>
      </MembersOnly>
    </Screen>
  );
}
