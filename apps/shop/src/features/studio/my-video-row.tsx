import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatCount } from '@jishi/ui/format-count.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Picture } from '@jishi/ui/picture.tsx';
import { Time } from '@jishi/ui/time.tsx';
import { Tag } from '../../components/tag.tsx';
import type { MyVideo } from '../../data/studio.ts';
import styles from './studio.module.css';

const tones = {
  processing: 'warning',
  public: 'promise',
  private: 'quiet',
  failed: 'warning',
  taken_down: 'warning',
} as const;

export function MyVideoRow({ video }: { video: MyVideo }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { plays, likes, comments } = video.counters;
  return (
    <Link to={`/studio/${video.videoId}`} className={styles.video}>
      <Picture src={video.posterUrl} alt="" ratio={3 / 4} className={styles.poster} />
      <span className={styles.words}>
        <span className={styles.caption}>{video.caption || t('studio.noCaption')}</span>
        <span>
          <Tag tone={tones[video.state]}>{t(`videoState.${video.state}`)}</Tag>{' '}
          <small>
            <Time at={video.publishedAt ?? video.createdAt} />
          </small>
        </span>
        {video.failure ? <small className={styles.failure}>{video.failure}</small> : null}
        <small>
          {t('studio.counts', {
            plays: formatCount(plays, language),
            likes: formatCount(likes, language),
            comments: formatCount(comments, language),
          })}
        </small>
      </span>
    </Link>
  );
}
