// Loads emoji and vector drawings as sprites, once per size and dress.

import sharp from 'sharp';
import type { Tint } from '../types.ts';
import { emojiFile } from './emoji.ts';
import { premultiply, type Raster } from './raster.ts';
import { recolour } from './recolour.ts';

export type Dress = { tint?: Tint | null; blur?: number; shadow?: boolean };

const cache = new Map<string, Promise<Raster>>();

/** An emoji at `size` pixels, with a clear border so that turning and blurring never cut it. */
export function emojiSprite(emoji: string, size: number, dress: Dress = {}): Promise<Raster> {
  const key = JSON.stringify([emoji, Math.round(size), dress]);
  const known = cache.get(key);
  if (known) return known;
  const made = makeSprite(emoji, Math.round(size), dress);
  cache.set(key, made);
  return made;
}

async function makeSprite(
  emoji: string,
  size: number,
  { tint, blur = 0, shadow = false }: Dress,
): Promise<Raster> {
  const original = await sharp(emojiFile(emoji)).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const raster = fromRaw(original);
  if (tint) recolour(raster, tint.colour);
  if (shadow) for (let i = 0; i < raster.data.length; i += 4) raster.data.set([46, 22, 12], i);
  const border = Math.ceil(3 + blur * 2.5);
  let image = sharp(Buffer.from(raster.data.buffer), {
    raw: { width: raster.width, height: raster.height, channels: 4 },
  }).resize(size, size, { fit: 'contain', background: '#0000', kernel: 'lanczos3' });
  // The art is 256 px wide; beyond that a little sharpening brings its edges back.
  if (size > 300 && !blur) image = image.sharpen({ sigma: size / 420 });
  image = image.extend({ top: border, bottom: border, left: border, right: border, background: '#0000' });
  // Resizing is finished first: sharp would blur before it extends, and cut the soft edge off.
  const sized = await image.raw().toBuffer({ resolveWithObject: true });
  if (!blur) return premultiply(fromRaw(sized));
  const { width, height } = sized.info;
  return premultiply(
    fromRaw(
      await sharp(sized.data, { raw: { width, height, channels: 4 } })
        .blur(blur)
        .raw()
        .toBuffer({ resolveWithObject: true }),
    ),
  );
}

const fromRaw = ({ data, info }: { data: Buffer; info: { width: number; height: number } }): Raster => ({
  width: info.width,
  height: info.height,
  data: new Uint8ClampedArray(data),
});

export async function svgSprite(svg: string): Promise<Raster> {
  return premultiply(
    fromRaw(await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer({ resolveWithObject: true })),
  );
}

/** Forgets everything: a film uses a hundred sprites that the next one does not need. */
export const forgetSprites = (): void => cache.clear();
