import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const wallMs = 5 * 60_000;
let found: Promise<string | null> | undefined;

/** FFMPEG_PATH, else the one on PATH, else null: then only H.264 MP4 passes and the creator is told so. */
export function ffmpegPath(): Promise<string | null> {
  return (found ??= find(process.env.FFMPEG_PATH ?? 'ffmpeg'));
}

async function find(path: string): Promise<string | null> {
  return execute(path, ['-version'], { timeout: 5_000 }).then(
    () => path,
    () => null,
  );
}

// Nothing but the named file is read: a playlist that points elsewhere finds no protocol for it.
const guarded = ['-nostdin', '-hide_banner', '-loglevel', 'error', '-protocol_whitelist', 'file,pipe', '-y'];

/** Re-encodes anything to what every phone plays, at most 720 pixels wide. */
export async function transcode(ffmpeg: string, from: string, to: string): Promise<void> {
  await execute(
    ffmpeg,
    [
      ...guarded,
      '-i',
      from,
      '-map',
      '0:v:0',
      '-map',
      '0:a:0?',
      '-vf',
      "scale='min(720,iw)':-2",
      '-c:v',
      'libx264',
      '-preset',
      'veryfast',
      '-crf',
      '23',
      '-pix_fmt',
      'yuv420p',
      '-c:a',
      'aac',
      '-ac',
      '2',
      '-movflags',
      '+faststart',
      '-f',
      'mp4',
      to,
    ],
    { timeout: wallMs, killSignal: 'SIGKILL', maxBuffer: 1_048_576 },
  );
}

/** One frame as WebP. */
export async function frameAt(ffmpeg: string, from: string, atMs: number, to: string): Promise<void> {
  await execute(
    ffmpeg,
    [
      ...guarded,
      '-ss',
      String(atMs / 1_000),
      '-i',
      from,
      '-frames:v',
      '1',
      '-vf',
      "scale='min(720,iw)':-2",
      '-f',
      'webp',
      to,
    ],
    {
      timeout: 60_000,
      killSignal: 'SIGKILL',
    },
  );
}
