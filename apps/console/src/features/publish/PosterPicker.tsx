import { formatDuration } from '@jishi/ui/format-time.ts';
import { Slider } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFrames } from './use-frames.ts';

type Props = { source: string; atMs: number; onChange: (atMs: number) => void };

/** The poster is a frame of the video: pick one of the strip, or move to the exact moment. */
export function PosterPicker({ source, atMs, onChange }: Props) {
  const { t } = useTranslation();
  const player = useRef<HTMLVideoElement>(null);
  const { frames, durationMs, failed } = useFrames(source);
  useEffect(() => {
    if (player.current !== null) player.current.currentTime = atMs / 1000;
  }, [atMs]);
  return (
    <div className="poster">
      <video
        ref={player}
        className="poster-video"
        src={source}
        muted
        playsInline
        preload="auto"
        aria-label={t('publish.posterPreview')}
      />
      <div className="poster-side">
        <p className="card-note">{t('publish.posterHint')}</p>
        {failed && <p className="warn">{t('publish.noFrames')}</p>}
        <div className="poster-strip" role="group" aria-label={t('publish.poster')}>
          {frames.map((frame) => (
            <button
              key={frame.atMs}
              type="button"
              aria-pressed={Math.abs(frame.atMs - atMs) < 40}
              aria-label={t('publish.frameAt', { time: formatDuration(frame.atMs) })}
              onClick={() => onChange(frame.atMs)}
            >
              <img src={frame.picture} alt="" />
            </button>
          ))}
        </div>
        <Slider
          min={0}
          max={Math.max(1, durationMs)}
          step={50}
          value={atMs}
          disabled={durationMs === 0}
          tooltip={{ formatter: (value) => formatDuration(value ?? 0) }}
          ariaLabelForHandle={t('publish.posterAt')}
          onChange={onChange}
        />
      </div>
    </div>
  );
}
