import type { Locator } from 'playwright-core';
import { expect } from 'vitest';

/** Waits until it is on the screen. */
export const expectSeen = (thing: Locator): Promise<void> => thing.first().waitFor({ state: 'visible' });

/** Waits until it is not on the screen (any more). */
export const expectGone = (thing: Locator): Promise<void> => thing.first().waitFor({ state: 'hidden' });

/** A video that plays has data, is not paused, and its time goes on. */
export async function expectPlaying(video: Locator): Promise<void> {
  await video.waitFor();
  const went = await video.evaluate(
    (element: HTMLVideoElement) =>
      new Promise<boolean>((resolve) => {
        const from = element.currentTime;
        const look = () => {
          if (!element.paused && element.currentTime > from + 0.3) resolve(true);
        };
        element.addEventListener('timeupdate', look);
        setTimeout(() => resolve(false), 20_000);
      }),
  );
  expect(went, 'the video plays').toBe(true);
}
