import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { minute } from '../../platform/clock.ts';
import type { Database } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import type { House } from '../../platform/module.ts';
import { inForce } from '../../platform/policy.ts';
import { videoPolicy } from './policy.ts';
import { ffmpegPath, frameAt, transcode } from './ffmpeg.ts';
import { playsEverywhere, probe, remux, type Probe } from './probe.ts';
import { failVideo, finishVideo } from './publish-video.ts';
import { uploadPath } from './uploads.ts';
import { videoById } from './videos.sql.ts';

/** Said to the creator, in both languages: what is wrong with the file and what to do. */
const failures = {
  notAVideo:
    '这个文件不是可识别的视频，请重新导出 MP4 后再上传。 / This file is not a video we can read. Export it as MP4 and upload it again.',
  needsH264:
    '本站没有转码工具，只支持 H.264 编码的视频，请转换后再上传。 / This site cannot convert videos: upload one encoded as H.264.',
  needsPoster:
    '无法截取封面，请选择一张封面图片后重新发布。 / No cover could be taken. Choose a cover picture and publish again.',
};
const tooLong = (minutes: number) =>
  `视频超过 ${minutes} 分钟，请剪短后再上传。 / The video is longer than ${minutes} minutes. Cut it and upload it again.`;
class Unusable extends Error {}

/** Probes, remuxes or transcodes, takes the poster, and shows the video. Repeating it does no harm. */
export async function processVideo(house: House, database: Database, videoId: Id<'video'>): Promise<void> {
  const video = await videoById(database.db, videoId);
  if (video?.state !== 'processing' || !video.upload_id) return;
  const work = join(house.config.dataFolder, 'work', videoId);
  await mkdir(work, { recursive: true });
  try {
    const source = uploadPath(house.config.dataFolder, video.upload_id);
    const playable = join(work, 'video.mp4');
    const { longestMinutes } = await inForce(database.db, videoPolicy);
    const facts = await makePlayable(source, playable, longestMinutes);
    const posterKey =
      video.poster_key ??
      (await poster(
        house,
        playable,
        Math.min(video.poster_at_ms, Math.max(0, facts.durationMs - 100)),
        work,
      ));
    const videoKey = await keep(house, playable, 'videos', 'mp4');
    const { width, height, durationMs } = facts;
    await database.transact((tx) =>
      finishVideo(tx, videoId, { videoKey, posterKey, width, height, durationMs }),
    );
    await rm(source, { force: true });
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    await database.transact((tx) => failVideo(tx, videoId, error.message));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function makePlayable(source: string, target: string, longestMinutes: number): Promise<Probe> {
  const found = await probe(source);
  if (!found) throw new Unusable(failures.notAVideo);
  if (found.durationMs > longestMinutes * minute) throw new Unusable(tooLong(longestMinutes));
  if (playsEverywhere(found)) {
    await remux(source, target).catch(orUnusable(failures.notAVideo));
  } else {
    const ffmpeg = await ffmpegPath();
    if (!ffmpeg) throw new Unusable(failures.needsH264);
    await transcode(ffmpeg, source, target).catch(orUnusable(failures.notAVideo));
  }
  return (await probe(target)) ?? found;
}

/**
 * What a file itself makes impossible is said to its creator at once; what the machine lacks (room, time, a program) is
 * tried again.
 */
const orUnusable =
  (failure: string) =>
  (error: Error & { code?: unknown; killed?: boolean; stderr?: string }): never => {
    const ours =
      typeof error.code === 'string' ||
      error.killed ||
      /No space left|Cannot allocate/.test(error.stderr ?? '');
    throw ours ? error : new Unusable(failure);
  };

async function poster(house: House, playable: string, atMs: number, work: string): Promise<string> {
  const ffmpeg = await ffmpegPath();
  if (!ffmpeg) throw new Unusable(failures.needsPoster);
  const frame = join(work, 'poster.webp');
  await frameAt(ffmpeg, playable, atMs, frame).catch(orUnusable(failures.needsPoster));
  return keep(house, frame, 'posters', 'webp');
}

/** Stores a file under the hash of its bytes. */
export async function keep(
  house: Pick<House, 'storage'>,
  path: string,
  folder: string,
  extension: string,
): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  const name = hash.digest('hex').slice(0, 40);
  const key = `${folder}/${name.slice(0, 2)}/${name}.${extension}`;
  await house.storage.adopt(key, path);
  return key;
}
