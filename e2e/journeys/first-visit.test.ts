import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openPhone, withBrowser } from '../support/browser.ts';
import { expectGone, expectSeen } from '../support/seeing.ts';

withBrowser();

const appScript = '**/assets/start-*.js';
const scriptBudget = 350 * 1024;
/** A middling phone on a middling mobile network: 1.6 Mbit/s, 150 ms, a quarter of this processor. */
const network = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };

test('the first visit of the feed brings little script', async () => {
  const page = await openPhone();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', network);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const scripts: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script')
      scripts.push(response.body().then((body) => gzipSync(body).length));
  });

  await page.goto('/');
  await expectSeen(page.getByRole('article'));
  const paintedMs = await page.evaluate(
    () =>
      new Promise<number>((resolve) =>
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)!.startTime)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        }),
      ),
  );

  const bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
  console.log(
    `first visit of the feed: ${(bytes / 1024).toFixed(0)} kB of script (gzip) in ${scripts.length} files, ` +
      `largest contentful paint after ${Math.round(paintedMs)} ms on a slow phone`,
  );
  expect(bytes).toBeLessThanOrEqual(scriptBudget);
});

test('the first picture is drawn before the app has come', async () => {
  const page = await openPhone();
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route(appScript, async (route) => {
    await held;
    await route.continue();
  });

  await page.goto('/', { waitUntil: 'commit' });
  const firstPoster = page.locator('#root > div > img');
  await expectSeen(firstPoster);
  await expectGone(page.getByRole('article'));

  letThrough();
  await expectSeen(page.getByRole('article'));
  await expectGone(firstPoster);
});

test('an app that does not come says so, and opens once the connection is back', async () => {
  const page = await openPhone();
  await page.route(appScript, (route) => route.abort());
  await page.goto('/');
  await expectSeen(page.getByRole('alert').getByText('请检查网络后重试'));

  await page.unroute(appScript);
  await page.getByRole('button', { name: '重试' }).click();
  await expectSeen(page.getByRole('article'));
});
