import { Heart, Play, RotateCw } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeedItem } from '../../data/videos.ts';
import { useLongPress } from '../../lib/use-long-press.ts';
import { useSay } from '../../lib/use-say.ts';
import { Progress } from './progress.tsx';
import { useMuted } from './sound.ts';
import { useFeedKeys } from './use-feed-keys.ts';
import { usePlayback } from './use-playback.ts';
import { useTaps } from './use-taps.ts';
import styles from './stage.module.css';

type StageProps = {
  item: FeedItem;
  active: boolean;
  first: boolean;
  /** the video on the screen is playing: the line is free to fetch this one ahead */
  lineFree: boolean;
  onPlaying: () => void;
  onLike: () => void;
  onMenu: () => void;
};
// React 18 writes this attribute only in small letters
const firstPicture = { fetchpriority: 'high' } as object;

type Burst = { id: number; x: number; y: number };

/** The moving picture: tap pauses, two taps like, a long press opens the menu. */
export function Stage({ item, active, first, lineFree, onPlaying, onLike, onMenu }: StageProps) {
  const { t } = useTranslation();
  const say = useSay();
  const muted = useMuted();
  const [posterThere, setPosterThere] = useState(!first); // the very first poster has the line to itself
  const { video, paused, broken, toggle, retry, onError } = usePlayback(item, active && posterThere);
  const [bursts, setBursts] = useState<Burst[]>([]);
  const { held, handlers } = useLongPress(onMenu);
  const onClick = useTaps({
    onTap: () => held.current || toggle(),
    onDoubleTap(x, y) {
      setBursts((all) => [...all.slice(-4), { id: performance.now(), x, y }]);
      if (!item.video.liked) onLike();
    },
  });
  useFeedKeys(active, { toggle, like: onLike });
  const fetching = useRef(false); // a video once begun is not stopped
  if (posterThere && (active || lineFree)) fetching.current = true;
  const upright = item.video.height >= item.video.width;
  return (
    <div className={styles.stage}>
      <img
        className={styles.poster}
        data-fit={upright ? 'cover' : 'contain'}
        src={item.video.posterUrl}
        alt=""
        onLoad={() => setPosterThere(true)}
        onError={() => setPosterThere(true)}
        {...(first ? firstPicture : {})}
        draggable={false}
      />
      <video
        ref={video}
        className={styles.video}
        data-fit={upright ? 'cover' : 'contain'}
        src={item.video.videoUrl}
        preload={fetching.current ? 'auto' : 'none'}
        onPlaying={onPlaying}
        playsInline
        loop
        muted={muted}
        onError={onError}
        aria-label={t('feed.video', { name: say(item.video.creator.name), caption: item.video.caption })}
      />
      <div
        className={styles.touch}
        onClick={onClick}
        onContextMenu={(event) => event.preventDefault()}
        {...handlers}
      >
        {bursts.map((burst) => (
          <Heart
            key={burst.id}
            className={styles.burst}
            style={{ left: burst.x, top: burst.y }}
            size={96}
            aria-hidden="true"
          />
        ))}
      </div>
      {active && paused && !broken ? (
        <button type="button" className={styles.play} aria-label={t('feed.play')} onClick={toggle}>
          <Play size={34} fill="currentColor" />
        </button>
      ) : null}
      {active && broken ? (
        <div className={styles.broken} role="alert">
          <p>{t('feed.broken')}</p>
          <small>{t('feed.brokenDetail')}</small>
          <button type="button" onClick={retry}>
            <RotateCw size={16} aria-hidden="true" /> {t('common.tryAgain')}
          </button>
        </div>
      ) : null}
      <Progress video={video} active={active} />
    </div>
  );
}
