import { Check, Ellipsis, Heart, MessageCircleMore, Plus, Share2, Star } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatCount } from '@jishi/ui/format-count.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Avatar } from '../../components/avatar.tsx';
import type { Video } from '../../data/videos.ts';
import { inLanguage } from '../../lib/in-language.ts';
import styles from './rail.module.css';

export type RailVerbs = {
  like: () => void;
  save: () => void;
  follow: () => void;
  share: () => void;
  comments: () => void;
  menu: () => void;
};

/** The right rail: who made it, and what one can do with it, under the thumb. */
export function Rail({ video, verbs }: { video: Video; verbs: RailVerbs }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { creator, counters } = video;
  const name = inLanguage(creator.name, language);
  const figure = (count: number, word: string) => (count > 0 ? formatCount(count, language) : word);
  return (
    <div className={styles.rail}>
      <div className={styles.creator}>
        <Link to={`/creator/${creator.creatorId}`} aria-label={t('feed.openCreator', { name })}>
          <Avatar src={creator.avatarUrl} name={name} size={46} />
        </Link>
        <button
          type="button"
          className={styles.follow}
          data-on={creator.following}
          aria-label={creator.following ? t('feed.followed') : t('feed.follow')}
          aria-pressed={creator.following}
          onClick={verbs.follow}
        >
          {creator.following ? <Check size={14} strokeWidth={3} /> : <Plus size={14} strokeWidth={3} />}
        </button>
      </div>
      <RailButton
        label={video.liked ? t('feed.liked') : t('feed.like')}
        pressed={video.liked}
        tone="like"
        onClick={verbs.like}
        text={figure(counters.likes, t('feed.like'))}
      >
        <Heart size={32} />
      </RailButton>
      <RailButton
        label={t('feed.comment')}
        onClick={verbs.comments}
        text={figure(counters.comments, t('feed.comment'))}
      >
        <MessageCircleMore size={32} />
      </RailButton>
      <RailButton
        label={video.saved ? t('feed.saved') : t('feed.save')}
        pressed={video.saved}
        tone="save"
        onClick={verbs.save}
        text={figure(counters.saves, t('feed.save'))}
      >
        <Star size={32} />
      </RailButton>
      <RailButton
        label={t('feed.share')}
        onClick={verbs.share}
        text={figure(counters.shares, t('feed.share'))}
      >
        <Share2 size={30} />
      </RailButton>
      <button type="button" className={styles.more} aria-label={t('feed.menu')} onClick={verbs.menu}>
        <Ellipsis size={28} />
      </button>
    </div>
  );
}

type RailButtonProps = {
  label: string;
  text: string;
  pressed?: boolean;
  tone?: 'like' | 'save';
  onClick: () => void;
  children: ReactNode;
};

function RailButton({ label, text, pressed, tone, onClick, children }: RailButtonProps) {
  return (
    <button
      type="button"
      className={styles.button}
      data-tone={tone}
      aria-pressed={pressed}
      aria-label={`${label} ${text === label ? '' : text}`.trim()}
      onClick={onClick}
    >
      {children}
      <span aria-hidden="true">{text}</span>
    </button>
  );
}
