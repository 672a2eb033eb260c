import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { root } from '../../bin/paths.mjs';
import { openPhone, withBrowser } from '../support/browser.ts';
import { signIn, strangersPhone } from '../support/people.ts';
import { openRoad } from '../support/road.ts';
import { expectSeen } from '../support/seeing.ts';

withBrowser();

const slowly = 600_000; // bytes a second: sixteen seconds for the film below
const megabyte = 1024 * 1024;

test('an upload goes on where it stopped: when the network broke, and after the page was closed', async () => {
  const film = longFilm();
  const road = await openRoad();
  const phone = await openPhone();
  const creator = await signIn(phone, strangersPhone());
  await creator('POST /creators', { body: { name: { zh: '断网的小雨' }, bio: { zh: '在山里' } } });
  let begun = 0;
  const offsets: number[] = [];
  phone.on('request', (request) => {
    if (!request.url().includes('/api/uploads')) return;
    if (request.method() === 'POST') begun += 1;
    if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']));
  });
  const progress = phone.getByRole('progressbar', { name: /^正在上传/ });
  const pieces = (count: number) =>
    expect.poll(() => offsets.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(count);
  const sentMoreThan = (percent: number) =>
    expect
      .poll(async () => Number(await progress.getAttribute('aria-valuenow')), { timeout: 30_000 })
      .toBeGreaterThan(percent);

  await phone.goto(`${road.origin}/studio/new`);
  await expectSeen(phone.getByText('选择视频').first());
  road.slow(slowly);
  await phone.getByLabel('选择视频').setInputFiles(film);
  await sentMoreThan(20);
  road.cut();
  await phone.waitForTimeout(1_500);
  road.mend();
  // Nobody presses anything: it tries again by itself.
  await pieces(2);
  await sentMoreThan(50);

  await phone.reload();
  road.slow(Infinity);
  await phone.getByLabel('选择视频').setInputFiles(film);
  await expectSeen(phone.getByRole('progressbar', { name: '上传完成' }));

  expect(begun, 'one upload in all').toBe(1);
  expect(offsets[0]).toBe(0);
  expect(offsets.length, 'begun, after the break, after the reload').toBeGreaterThanOrEqual(3);
  for (const [at, offset] of offsets.slice(1).entries())
    expect(offset, `piece ${at + 2} begins where the last one ended`).toBeGreaterThan(offsets[at]!);
});

/** One of the town's films, with a box after it that players skip (ISO 14496-12, `free`): more than sockets hold. */
function longFilm(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jishi-film-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const film = readFileSync(join(root, 'server/src/town/media/videos/wall-cinema.mp4'));
  const rest = Buffer.alloc(9 * megabyte);
  rest.writeUInt32BE(rest.length, 0);
  rest.write('free', 4);
  const path = join(folder, 'wall-cinema.mp4');
  writeFileSync(path, Buffer.concat([film, rest]));
  return path;
}
