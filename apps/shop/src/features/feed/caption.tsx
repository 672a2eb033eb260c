import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Video } from '../../data/videos.ts';
import { useSay } from '../../lib/use-say.ts';
import styles from './caption.module.css';

const foldAt = 52;

export function Caption({ video }: { video: Video }) {
  const { t } = useTranslation();
  const say = useSay();
  const [open, setOpen] = useState(false);
  const long = video.caption.length > foldAt;
  return (
    <div className={styles.caption}>
      <Link to={`/creator/${video.creator.creatorId}`} className={styles.name}>
        @{say(video.creator.name)}
      </Link>
      <p className={open ? styles.open : styles.folded}>
        {video.caption}
        {video.topics.map((topic) => (
          <Link key={topic} to={`/search?q=${encodeURIComponent(topic)}`} className={styles.topic}>
            #{topic}
          </Link>
        ))}
      </p>
      {long ? (
        <button type="button" className={styles.more} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('feed.collapse') : t('feed.expand')}
        </button>
      ) : null}
    </div>
  );
}
