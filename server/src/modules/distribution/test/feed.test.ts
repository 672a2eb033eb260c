import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { at, later } from '../../../platform/clock.ts';
import { fromWire, toWire } from '../../../platform/ids.ts';
import { finishVideo, publishVideo } from '../../content/index.ts';
import { becomeCreator, signUp } from '../../identity/index.ts';
import { openDistribution } from '../module.ts';

const database = await testDatabase();
const { call, modules } = testApp(database, [openDistribution]);

const made = {
  videoKey: 'videos/a.mp4',
  posterKey: 'posters/a.webp',
  width: 720,
  height: 1280,
  durationMs: 9_000,
};
const videos = await database.transact(async (tx) => {
  const ids = [];
  for (let c = 0; c < 5; c++) {
    const personId = await signUp(tx, { phone: `1380000200${c}` });
    const creatorId = await becomeCreator(tx, {
      personId,
      name: { zh: `创作者${c}` },
      bio: { zh: '介绍' },
    });
    for (let v = 0; v < 6; v++) {
      const film = { caption: `${c}-${v}`, topics: [], productIds: [], uploadId: null, posterAtMs: 0 };
      const videoId = await publishVideo(tx, { creatorId, ...film });
      await finishVideo(tx, videoId, made);
      ids.push(toWire('video', videoId));
    }
  }
  return ids;
});

type Page = { items: { video: { videoId: string } }[]; next: string | null };
const page = async (query: string): Promise<Page> => (await call(`GET /feed?limit=8${query}`)).body;
const idsOf = ({ items }: Page) => items.map(({ video }) => video.videoId);
async function session(between: (seen: string[]) => Promise<unknown> = async () => {}): Promise<string[]> {
  const seen: string[] = [];
  for (let cursor = ''; seen.length < videos.length;) {
    const { items, next } = await page(`&visitor=visitor-1${cursor}`);
    if (items.length === 0) break;
    seen.push(...items.map(({ video }) => video.videoId));
    cursor = `&cursor=${next}`;
    await between(seen);
  }
  return seen;
}

// Line that must break this: keepSlate in serveFeed.
test('no page of a session repeats another, although figures and policy change in between', async () => {
  let version = 10;
  const seen = await session(async (ids) => {
    const last = fromWire('video', ids.at(-1)!);
    await sql`update content.videos set likes = likes + 5000, plays = 6000 where video_id = ${last}`.execute(
      database.db,
    );
    await sql`insert into platform.policies (name, version, body, valid_from, changed_at, reason)
      values ('distribution.ranking', ${version++}, '{"attraction": 9}', now() - interval '1 s', now(), 'test')`.execute(
      database.db,
    );
    await new Promise((wake) => setTimeout(wake, 2_100));
  });
  expect(seen.toSorted()).toEqual(videos.toSorted());
}, 20_000);

test('what was hidden or withdrawn in between is passed over, and nothing is lost for it', async () => {
  const first = await page('&visitor=visitor-2');
  const left = videos.filter((id) => !idsOf(first).includes(id));
  await call('POST /feed/feedback', {
    body: { videoId: left[0], kind: 'not_interested', visitor: 'visitor-2' },
  });
  const rest: string[] = [];
  for (let { next } = first; rest.length < left.length - 1;) {
    const following = await page(`&visitor=visitor-2&cursor=${next}`);
    rest.push(...idsOf(following));
    next = following.next;
  }
  expect(rest.toSorted()).toEqual(left.slice(1).toSorted());
});

test('a link to a video starts with it and does not show it again', async () => {
  const first = await page(`&startWith=${videos[3]}`);
  expect(idsOf(first)[0]).toBe(videos[3]);
  expect(new Set(idsOf(first)).size).toBe(8);
  expect(idsOf(await page(`&cursor=${first.next}`))).not.toContain(videos[3]);
});

test('a session that was forgotten begins anew; nonsense is refused', async () => {
  const { next } = await page('');
  await sql`truncate distribution.slates`.execute(database.db);
  expect((await page(`&cursor=${next}`)).items).toHaveLength(8);
  for (const place of [
    ['x', 0],
    ['0199c3d2-a7b4-7c1e-8f00-aabbccddeeff', -1],
    [1, 1, 1],
  ]) {
    const cursor = Buffer.from(JSON.stringify(place)).toString('base64url');
    expect((await call(`GET /feed?cursor=${cursor}`)).body.code).toBe('platform.bad_cursor');
  }
});

test('old slates and impressions are dropped', async () => {
  await page('');
  for (const { close } of modules) await close?.();
  const { run } = modules[0]!.sweeps![0]!;
  const count = async (table: string) =>
    Number((await database.pool.query(`select count(*) from distribution.${table}`)).rows[0].count);
  await run(database);
  expect([await count('slates'), await count('impressions')].every((n) => n > 0)).toBe(true);
  await at(later(new Date(), 91 * 86_400_000), () => run(database));
  expect([await count('slates'), await count('impressions')]).toEqual([0, 0]);
});
