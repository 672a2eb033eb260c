import { useEffect, useState } from 'react';

export type Frame = { atMs: number; picture: string };

const frameCount = 8;

/** A strip of frames taken from the file in the browser, spread over its length. */
export function useFrames(source: string | undefined): {
  frames: readonly Frame[];
  durationMs: number;
  failed: boolean;
} {
  const [frames, setFrames] = useState<readonly Frame[]>([]);
  const [durationMs, setDurationMs] = useState(0);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    setFrames([]);
    setDurationMs(0);
    setFailed(false);
    if (source === undefined) return;
    let gone = false;
    const video = document.createElement('video');
    video.muted = true;
    video.preload = 'auto';
    video.src = source;
    const take = async () => {
      await once(video, 'loadeddata');
      if (gone) return;
      const seconds = Number.isFinite(video.duration) ? video.duration : 0;
      setDurationMs(Math.round(seconds * 1000));
      for (let index = 0; index < frameCount && !gone; index += 1) {
        const at = (seconds * (index + 0.1)) / frameCount;
        video.currentTime = at;
        await once(video, 'seeked');
        const picture = draw(video);
        if (!gone) setFrames((before) => [...before, { atMs: Math.round(at * 1000), picture }]);
      }
    };
    take().catch(() => !gone && setFailed(true));
    return () => {
      gone = true;
      video.removeAttribute('src');
      video.load();
    };
  }, [source]);
  return { frames, durationMs, failed };
}

function once(video: HTMLVideoElement, event: 'loadeddata' | 'seeked'): Promise<void> {
  return new Promise((resolve, reject) => {
    video.addEventListener(event, () => resolve(), { once: true });
    video.addEventListener('error', () => reject(new Error('the browser cannot show this video')), {
      once: true,
    });
  });
}

function draw(video: HTMLVideoElement): string {
  const canvas = document.createElement('canvas');
  canvas.height = 160;
  canvas.width = Math.round((160 * video.videoWidth) / Math.max(1, video.videoHeight));
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', 0.8);
}
