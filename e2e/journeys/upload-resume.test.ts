import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../bin/paths.mjs';
import { openPhone, withBrowser } from '../support/browser.ts';
import { signIn, strangersPhone } from '../support/people.ts';
import { expectSeen } from '../support/seeing.ts';

withBrowser();

const slowly = 30_000; // bytes a second: half a minute for the film below
const film = join(root, 'server/src/town/media/videos/wall-cinema.mp4'); // the largest of the town, 0.7 MB

test('an upload goes on where it stopped: when the network was cut, and after the page was closed', async () => {
  const phone = await openPhone();
  const creator = await signIn(phone, strangersPhone());
  await creator('POST /creators', { body: { name: { zh: '断网的小雨' }, bio: { zh: '在山里' } } });
  const begun = new Set<string>();
  const offsets: number[] = [];
  phone.on('request', (request) => {
    const url = new URL(request.url());
    if (request.method() === 'POST' && url.pathname === '/api/uploads') begun.add(String(begun.size));
    if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']));
  });
  const network = await phone.context().newCDPSession(phone);
  const speed = (offline: boolean, uploadThroughput: number) =>
    network.send('Network.emulateNetworkConditions', {
      offline,
      latency: 20,
      downloadThroughput: -1,
      uploadThroughput,
    });
  const done = phone.getByRole('progressbar', { name: '上传完成' });
  const progress = phone.getByRole('progressbar', { name: /^正在上传/ });
  const sentMoreThan = (percent: number) =>
    expect
      .poll(async () => Number(await progress.getAttribute('aria-valuenow')), { timeout: 20_000 })
      .toBeGreaterThan(percent);

  await phone.goto('/studio/new');
  await speed(false, slowly);
  await phone.getByLabel('选择视频').setInputFiles(film);
  await sentMoreThan(15);
  await speed(true, 0);
  await expectSeen(phone.getByRole('status').getByText('上传中断了，已传的部分都还在'));
  await speed(false, slowly);
  await sentMoreThan(35);

  await phone.reload();
  await speed(false, -1);
  await phone.getByLabel('选择视频').setInputFiles(film);
  await expectSeen(done);

  expect(begun.size, 'one upload in all').toBe(1);
  expect(offsets.length).toBeGreaterThanOrEqual(3);
  expect(offsets[0]).toBe(0);
  for (const [at, offset] of offsets.slice(1).entries())
    expect(offset, `piece ${at + 1} begins where the last one ended`).toBeGreaterThan(offsets[at]!);
});
