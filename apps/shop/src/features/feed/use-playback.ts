import { useCallback, useEffect, useRef, useState } from 'react';
import { report } from '../../data/signals.ts';
import type { FeedItem } from '../../data/videos.ts';
import { isMuted, setMuted } from './sound.ts';

const countsAsExposureMs = 300;
const countsAsPlayMs = 1000;

/** Plays the video while its slide is the one on the screen, and reports what was really watched. */
export function usePlayback(item: Pick<FeedItem, 'impressionId' | 'video'>, active: boolean) {
  const video = useRef<HTMLVideoElement>(null);
  const [paused, setPaused] = useState(false);
  const [broken, setBroken] = useState(false);
  useReports(video, item, active);

  useEffect(() => {
    const element = video.current;
    if (!element) return undefined;
    if (!active) {
      element.pause();
      element.currentTime = 0;
      setPaused(false);
      return undefined;
    }
    const follow = () => (document.hidden || paused ? element.pause() : void playOrMute(element));
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => document.removeEventListener('visibilitychange', follow);
  }, [active, paused]);

  const toggle = useCallback(() => setPaused((was) => !was), []);
  const retry = useCallback(() => {
    setBroken(false);
    video.current?.load();
    if (video.current) void playOrMute(video.current);
  }, []);
  return { video, paused, broken, toggle, retry, onError: () => setBroken(true) };
}

async function playOrMute(element: HTMLVideoElement): Promise<void> {
  try {
    element.muted = isMuted();
    await element.play();
  } catch (error) {
    // refused because of sound: play silently instead of not at all
    if (error instanceof DOMException && error.name === 'NotAllowedError' && !element.muted) {
      setMuted(true);
      element.muted = true;
      await element.play().catch(() => undefined);
    }
  }
}

function useReports(
  video: React.RefObject<HTMLVideoElement | null>,
  item: Pick<FeedItem, 'impressionId' | 'video'>,
  active: boolean,
): void {
  const { impressionId } = item;
  const { videoId } = item.video;
  useEffect(() => {
    if (!active) return undefined;
    const seen = setTimeout(() => report({ kind: 'exposure', impressionId, videoId }), countsAsExposureMs);
    const element = video.current;
    let playedMs = 0;
    let last = 0;
    let completed = false;
    const count = () => {
      if (!element) return;
      const step = element.currentTime - last;
      last = element.currentTime;
      if (step > 0 && step < 1) playedMs += step * 1000;
      const atEnd = element.duration > 0 && element.currentTime > element.duration - 0.4;
      if (atEnd && !completed && playedMs > element.duration * 800) {
        completed = true;
        report({ kind: 'complete', impressionId, videoId, playedMs: Math.round(playedMs) });
      }
    };
    element?.addEventListener('timeupdate', count);
    return () => {
      clearTimeout(seen);
      element?.removeEventListener('timeupdate', count);
      if (playedMs >= countsAsPlayMs)
        report({ kind: 'play', impressionId, videoId, playedMs: Math.round(playedMs) });
    };
  }, [active, video, impressionId, videoId]);
}
