import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { newId, type Id } from '../../../platform/ids.ts';
import { comment, deleteComment, report, setMark } from '../engage.ts';
import { changeVideo, deleteVideo, finishVideo, publishVideo, takeDown } from '../publish-video.ts';
import { countersOf, foldCounters, videoById } from '../videos.sql.ts';

const database = await testDatabase({ size: 20 });
const creatorId = newId('creator');
const viewer = newId('person');
let videoId: Id<'video'>;

async function publicVideo(): Promise<Id<'video'>> {
  return database.transact(async (tx) => {
    const id = await publishVideo(tx, {
      creatorId,
      caption: '第一茬红富士',
      topics: ['助农'],
      productIds: [],
      uploadId: null,
      posterAtMs: 0,
    });
    await finishVideo(tx, id, {
      videoKey: 'videos/a.mp4',
      posterKey: 'posters/a.webp',
      width: 540,
      height: 960,
      durationMs: 8_000,
    });
    return id;
  });
}
const fold = async () => {
  while ((await database.transact((tx) => foldCounters(tx, 100))) > 0);
};
const refusal = (code: string) => ({ kind: { code } });

beforeAll(async () => {
  videoId = await publicVideo();
});

describe('a like', () => {
  it('counts once however often it is given, and is taken back once', async () => {
    for (let n = 0; n < 3; n++) await database.transact((tx) => setMark(tx, 'likes', viewer, videoId, true));
    expect((await countersOf(database.db, videoId))?.likes).toBe(1);
    for (let n = 0; n < 3; n++) await database.transact((tx) => setMark(tx, 'likes', viewer, videoId, false));
    expect((await countersOf(database.db, videoId))?.likes).toBe(0);
  });

  // Line that must break this: `for update skip locked` (two folds would take the same lines) or the delete…returning in foldCounters.
  it('is never lost or doubled by folding, 200 people at once', async () => {
    const popular = await publicVideo();
    const like = () => database.transact((tx) => setMark(tx, 'likes', newId('person'), popular, true));
    await Promise.all([...Array.from({ length: 200 }, like), fold(), fold(), fold()]);
    await Promise.all([fold(), fold()]);
    expect((await videoById(database.db, popular))?.likes).toBe(200);
    expect((await countersOf(database.db, popular))?.likes).toBe(200);
  });

  it('is refused for a video nobody can see', async () => {
    const hidden = await publicVideo();
    await database.transact((tx) => changeVideo(tx, creatorId, hidden, { visibility: 'private' }));
    await expect(database.transact((tx) => setMark(tx, 'likes', viewer, hidden, true))).rejects.toMatchObject(
      refusal('platform.not_found'),
    );
  });
});

describe('a comment', () => {
  it('is refused as an advert, or the third time in an hour', async () => {
    const say = (text: string) => database.transact((tx) => comment(tx, viewer, videoId, text));
    await expect(say('自助下单刷粉')).rejects.toMatchObject(refusal('content.comment_refused'));
    await say('脆甜');
    await say('脆甜');
    await expect(say('脆甜')).rejects.toMatchObject(refusal('content.comment_refused'));
  });

  it('is deleted by its author or the host, and by nobody else', async () => {
    const said = await database.transact((tx) => comment(tx, viewer, videoId, '包邮吗'));
    const remove = (personId: Id<'person'>, as: Id<'creator'> | null) =>
      database.transact((tx) => deleteComment(tx, { personId, creatorId: as }, videoId, said.comment_id));
    await expect(remove(newId('person'), null)).rejects.toMatchObject(refusal('platform.not_found'));
    await expect(remove(newId('person'), newId('creator'))).rejects.toMatchObject(
      refusal('platform.not_found'),
    );
    await remove(newId('person'), creatorId);
  });
});

describe('a video', () => {
  it('of another creator is not found', async () => {
    const stranger = newId('creator');
    await expect(
      database.transact((tx) => changeVideo(tx, stranger, videoId, { caption: 'x' })),
    ).rejects.toMatchObject(refusal('platform.not_found'));
    await expect(database.transact((tx) => deleteVideo(tx, stranger, videoId))).rejects.toMatchObject(
      refusal('platform.not_found'),
    );
  });

  it('taken down is gone for everybody, says why to its creator, and cannot be changed', async () => {
    const bad = await publicVideo();
    await database.transact((tx) => report(tx, viewer, bad, 'misleading', '价格不实'));
    await database.transact((tx) => takeDown(tx, newId('person'), bad, '价格不实'));
    expect(await countersOf(database.db, bad)).toBeUndefined();
    expect((await videoById(database.db, bad))?.failure).toBe('价格不实');
    await expect(
      database.transact((tx) => changeVideo(tx, creatorId, bad, { visibility: 'public' })),
    ).rejects.toMatchObject(refusal('content.video_not_editable'));
    const { rows } =
      await sql`select 1 from platform.audit_log where action = 'content.video_taken_down'`.execute(
        database.db,
      );
    expect(rows).toHaveLength(1);
  });
});
