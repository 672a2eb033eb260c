import type { FeedPage } from '../data/first-look.ts';
import styles from './first-poster.module.css';

/** Nothing waits longer for a slow feed, nor for a slow picture: the app then shows what it always does. */
const mostFeedMs = 1_000;
const mostPictureMs = 700;

/**
 * Draws the first picture of the feed where its slide will stand, until the app takes its place in the root.
 * Resolves once it is on the screen, or is not worth waiting for.
 */
export async function drawFirstPoster(root: HTMLElement, feed: Promise<FeedPage>): Promise<void> {
  const stage = document.createElement('div');
  stage.className = styles['stage']!;
  root.append(stage);
  // A feed that fails is the app's to tell: it takes the same answer from data/first-look.ts.
  const page = await within(mostFeedMs, feed).catch(() => undefined);
  const first = page?.items[0]?.video;
  if (!first) return;
  const poster = Object.assign(new Image(), { alt: '', fetchPriority: 'high', src: first.posterUrl });
  poster.className = styles['poster']!;
  poster.style.objectFit = first.height >= first.width ? 'cover' : 'contain';
  const drawn = poster.decode().then(async () => {
    stage.append(poster);
    await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
  });
  await within(mostPictureMs, drawn).catch(() => undefined);
}

const within = <T>(ms: number, promise: Promise<T>): Promise<T | undefined> =>
  Promise.race([promise, new Promise<undefined>((over) => setTimeout(over, ms, undefined))]);
