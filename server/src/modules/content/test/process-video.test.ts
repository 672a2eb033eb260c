import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { newId } from '../../../platform/ids.ts';
import { openContent } from '../module.ts';
import { processVideo } from '../process-video.ts';
import { publishVideo } from '../publish-video.ts';
import { uploadPath } from '../uploads.ts';
import { videoById } from '../videos.sql.ts';

// The converter is found once a process, so this one stands there before anybody looks.
const converter = join(mkdtempSync(join(tmpdir(), 'jishi-converter-')), 'ffmpeg');
process.env.FFMPEG_PATH = converter;
const endsSaying = (words: string) => {
  writeFileSync(converter, `#!/bin/sh\n[ "$1" = -version ] && exit 0\necho "${words}" >&2\nexit 1\n`);
  chmodSync(converter, 0o755);
};
beforeEach(() => endsSaying('Invalid data found when processing input'));

const database = await testDatabase();
const { house } = testApp(database, [openContent]);
const tiny = readFileSync(join(import.meta.dirname, 'fixtures', 'tiny.webm'));
let uploads = 0;

async function upload(bytes: Uint8Array) {
  const uploadId = `upload-${uploads++}`;
  const path = uploadPath(house.config.dataFolder, uploadId);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  const film = { caption: '片', topics: [], productIds: [], posterAtMs: 0, uploadId };
  return database.transact((tx) => publishVideo(tx, { ...film, creatorId: newId('creator') }));
}

test.each([
  ['text', Buffer.from('not a film')],
  ['a film that the converter cannot read', tiny],
])('%s is refused at once, with words for its creator', async (_what, bytes) => {
  const videoId = await upload(bytes);
  await processVideo(house, database, videoId);
  expect(await videoById(database.db, videoId)).toMatchObject({
    state: 'failed',
    failure: expect.stringContaining('MP4'),
  });
});

test('a machine without room is no fault of the film: it is tried again', async () => {
  endsSaying('av_interleaved_write_frame(): No space left on device');
  const videoId = await upload(tiny);
  await expect(processVideo(house, database, videoId)).rejects.toThrow();
  expect((await videoById(database.db, videoId))?.state).toBe('processing');
});
