import type { FeedPage } from '../data/first-look.ts';
import styles from './first-poster.module.css';

/**
 * Draws the first picture of the feed where its slide will stand, until the app takes its place in the root.
 * Resolves once it is on the screen, or is not going to be.
 */
export async function drawFirstPoster(root: HTMLElement, feed: Promise<FeedPage>): Promise<void> {
  const stage = document.createElement('div');
  stage.className = styles['stage']!;
  root.append(stage);
  try {
    const [first] = (await feed).items;
    if (!first) return;
    const { posterUrl, width, height } = first.video;
    const poster = Object.assign(new Image(), { alt: '', fetchPriority: 'high', src: posterUrl });
    poster.className = styles['poster']!;
    poster.style.objectFit = height >= width ? 'cover' : 'contain';
    await poster.decode();
    stage.append(poster);
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
  } catch {
    // the app asks again, and says why when it cannot
  }
}
