import { Heart, Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatCount } from '@jishi/ui/format-count.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Picture } from '@jishi/ui/picture.tsx';
import { Skeleton } from '@jishi/ui/skeleton.tsx';
import type { Video } from '../data/videos.ts';
import { inLanguage } from '../lib/in-language.ts';
import styles from './video-grid.module.css';

export function VideoGrid({ videos }: { videos: readonly Video[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className={styles.grid}>
      {videos.map((video) => (
        <Link key={video.videoId} to={`/video/${video.videoId}`}>
          <span className="visually-hidden">
            {t('feed.video', { name: inLanguage(video.creator.name, language), caption: video.caption })}
          </span>
          <Picture src={video.posterUrl} alt="" ratio={3 / 4} />
          <span className={styles.figures}>
            <span>
              <Play size={12} fill="currentColor" aria-hidden="true" />
              {formatCount(video.counters.plays, language)}
            </span>
            <span>
              <Heart size={12} aria-hidden="true" />
              {formatCount(video.counters.likes, language)}
            </span>
          </span>
        </Link>
      ))}
    </div>
  );
}

export function VideoGridSkeleton() {
  return (
    <div className={styles.grid}>
      {Array.from({ length: 9 }, (_, at) => (
        <Skeleton key={at} ratio={3 / 4} radius={4} />
      ))}
    </div>
  );
}
