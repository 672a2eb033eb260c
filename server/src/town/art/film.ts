// A film is a scene painted 24 times a second and handed to ffmpeg together with its music.

import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Tint, Video } from '../types.ts';
import { canvas, type Raster } from './raster.ts';
import { scenes } from './scenes.ts';
import { makeMusic } from './sound.ts';
import { makeKit, FILM } from './stagecraft.ts';

type Tints = readonly (Tint | null)[];
type Screening = { frame: Raster; count: number; draw: (index: number) => void };

async function screening(video: Video, tints: Tints): Promise<Screening> {
  const kit = await makeKit(video.scene, video.durationSeconds, tints);
  const play = await scenes[video.scene.kind](kit);
  const frame = canvas(FILM.width, FILM.height);
  const draw = (index: number): void => {
    const t = index / FILM.rate;
    kit.open(frame, t);
    play(frame, t);
    kit.close(frame);
  };
  return { frame, draw, count: Math.round(video.durationSeconds * FILM.rate) };
}

export async function makeFilm(video: Video, tints: Tints): Promise<Buffer> {
  const music = makeMusic(video.mood, video.durationSeconds, video.scene.seed);
  return encode(await screening(video, tints), music);
}

// A little past the middle everything is on stage, and no turntable of two to five colours shows its edge.
const POSTER_AT = 0.56;

export async function makePoster(video: Video, tints: Tints): Promise<Buffer> {
  const { frame, count, draw } = await screening(video, tints);
  draw(Math.round(count * POSTER_AT));
  return sharp(Buffer.from(frame.data.buffer), {
    raw: { width: frame.width, height: frame.height, channels: 4 },
  })
    .removeAlpha()
    .modulate({ saturation: 1.2 })
    .linear(1.05, -6)
    .webp({ quality: 74, effort: 5 })
    .toBuffer();
}

async function encode({ frame, count, draw }: Screening, music: Buffer): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'jishi-film-'));
  try {
    const sound = join(folder, 'sound.wav');
    const out = join(folder, 'film.mp4');
    await writeFile(sound, music);
    const ffmpeg = spawn(
      'ffmpeg',
      [
        '-v',
        'error',
        '-y',
        '-f',
        'rawvideo',
        '-pix_fmt',
        'rgba',
        '-s',
        `${FILM.width}x${FILM.height}`,
        '-r',
        String(FILM.rate),
        '-i',
        'pipe:0',
        '-i',
        sound,
        // A touch more colour than paper: films glow.
        '-vf',
        'eq=saturation=1.22:contrast=1.05',
        '-c:v',
        'libx264',
        '-profile:v',
        'main',
        '-level',
        '3.1',
        '-preset',
        'medium',
        '-crf',
        '28',
        '-maxrate',
        '620k',
        '-bufsize',
        '1200k',
        '-g',
        '48',
        '-pix_fmt',
        'yuv420p',
        '-c:a',
        'aac',
        '-b:a',
        '64k',
        '-shortest',
        // Reproducible and playable from the first byte.
        '-map_metadata',
        '-1',
        '-fflags',
        '+bitexact',
        '-flags:v',
        '+bitexact',
        '-flags:a',
        '+bitexact',
        '-movflags',
        '+faststart',
        out,
      ],
      { stdio: ['pipe', 'ignore', 'inherit'] },
    );
    const ended = new Promise<void>((resolve, reject) => {
      ffmpeg.on('error', reject);
      ffmpeg.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`ffmpeg ended with ${code}`))));
    });
    for (let index = 0; index < count; index++) {
      draw(index);
      // The pipe keeps the buffer until it is read, and the next frame overwrites ours.
      if (!ffmpeg.stdin.write(Buffer.from(frame.data)))
        await new Promise((resolve) => ffmpeg.stdin.once('drain', resolve));
    }
    ffmpeg.stdin.end();
    await ended;
    return await readFile(out);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
