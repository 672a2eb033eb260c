import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '@jishi/ui/format-time.ts';
import styles from './studio.module.css';

/** The cover is a frame of the video: the slider moves through it. */
export function PosterPicker({
  file,
  posterAtMs,
  onChange,
}: {
  file: File;
  posterAtMs: number;
  onChange: (ms: number) => void;
}) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const [url, setUrl] = useState<string>();
  const [lengthMs, setLengthMs] = useState(0);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  const seek = (ms: number) => {
    if (video.current) video.current.currentTime = ms / 1000;
    onChange(ms);
  };
  return (
    <div className={styles.preview}>
      <video
        ref={video}
        src={url}
        muted
        playsInline
        preload="auto"
        aria-label={t('upload.preview')}
        onLoadedMetadata={(event) => setLengthMs(Math.floor(event.currentTarget.duration * 1000) || 0)}
      />
      <div className={styles.side}>
        <b>{t('upload.poster')}</b>
        <small>{t('upload.posterDetail')}</small>
        <input
          type="range"
          aria-label={t('upload.poster')}
          aria-valuetext={formatDuration(posterAtMs)}
          min={0}
          max={Math.max(0, lengthMs - 50)}
          step={50}
          value={posterAtMs}
          onChange={(event) => seek(Number(event.target.value))}
        />
        <small className="tabular">
          {formatDuration(posterAtMs)} / {formatDuration(lengthMs)}
        </small>
      </div>
    </div>
  );
}
