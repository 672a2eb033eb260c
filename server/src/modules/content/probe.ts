import { open, stat } from 'node:fs/promises';
import {
  ALL_FORMATS,
  Conversion,
  FilePathSource,
  FilePathTarget,
  Input,
  Mp4OutputFormat,
  Output,
} from 'mediabunny';

export type Probe = {
  width: number;
  height: number;
  durationMs: number;
  videoCodec: string | null;
  audioCodec: string | null;
  container: string;
};

/** What a file really is, by its bytes; null when it is not a video. */
export async function probe(path: string): Promise<Probe | null> {
  if (await looksLikeAPlaylist(path)) return null;
  const input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS });
  try {
    const video = await input.getPrimaryVideoTrack();
    if (!video) return null;
    const audio = await input.getPrimaryAudioTrack();
    const durationMs = Math.round((await input.computeDuration()) * 1_000);
    const [width, height] = [await video.getDisplayWidth(), await video.getDisplayHeight()];
    return {
      width,
      height,
      durationMs,
      videoCodec: await video.getCodec(),
      audioCodec: audio ? await audio.getCodec() : null,
      container: (await input.getFormat()).name,
    };
  } catch {
    return null;
  } finally {
    input.dispose();
  }
}

/** Text that starts like a playlist is refused before any reader follows it to other files. */
async function looksLikeAPlaylist(path: string): Promise<boolean> {
  const file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0).finally(() => file.close());
  return /^\s*(#EXTM3U|<\?xml|<MPD|ffconcat|\[playlist\])/i.test(
    buffer.subarray(0, bytesRead).toString('latin1'),
  );
}

/** Every browser plays this as it is. */
export function playsEverywhere({ videoCodec, audioCodec }: Probe): boolean {
  return videoCodec === 'avc' && (audioCodec === null || audioCodec === 'aac' || audioCodec === 'mp3');
}

// Putting the index first holds the whole film in memory; a longer film keeps it last and is found by a range request.
const indexFirstUpToBytes = 64 * 1_048_576;

/** Copies the tracks into an MP4 whose index stands first, so that playing starts with the first bytes. */
export async function remux(from: string, to: string): Promise<void> {
  const { size } = await stat(from);
  const input = new Input({ source: new FilePathSource(from), formats: ALL_FORMATS });
  const output = new Output({
    format: new Mp4OutputFormat({ fastStart: size > indexFirstUpToBytes ? false : 'in-memory' }),
    target: new FilePathTarget(to),
  });
  const conversion = await Conversion.init({ input, output, tracks: 'primary', showWarnings: false });
  await conversion.execute().finally(() => input.dispose());
}
