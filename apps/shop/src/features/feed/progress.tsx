import { useEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '@jishi/ui/format-time.ts';
import styles from './progress.module.css';

/** How far the video is; it can be dragged or moved with the arrow keys. Written to the element, not to React: it moves four times a second. */
export function Progress({ video, active }: { video: RefObject<HTMLVideoElement | null>; active: boolean }) {
  const { t } = useTranslation();
  const bar = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const element = video.current;
    const input = bar.current;
    if (!element || !input) return undefined;
    const show = () => {
      const part = element.duration > 0 ? element.currentTime / element.duration : 0;
      input.value = String(Math.round(part * 1000));
      input.style.setProperty('--part', String(part));
      input.setAttribute(
        'aria-valuetext',
        `${formatDuration(element.currentTime * 1000)} / ${formatDuration((element.duration || 0) * 1000)}`,
      );
    };
    show();
    if (!active) return undefined;
    element.addEventListener('timeupdate', show);
    return () => element.removeEventListener('timeupdate', show);
  }, [video, active]);
  const seek = () => {
    const element = video.current;
    const input = bar.current;
    if (!element || !input || !(element.duration > 0)) return;
    element.currentTime = (Number(input.value) / 1000) * element.duration;
    input.style.setProperty('--part', String(Number(input.value) / 1000));
  };
  return (
    <input
      ref={bar}
      className={styles.progress}
      type="range"
      min={0}
      max={1000}
      step={20}
      defaultValue={0}
      aria-label={t('feed.progress')}
      onInput={seek}
    />
  );
}
