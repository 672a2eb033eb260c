// Things that stand on a floor: a contact shadow, a soft cast shadow, then the thing itself.

import type { Tint } from '../types.ts';
import { paint, type Raster } from './raster.ts';
import { emojiSprite, svgSprite } from './sprites.ts';

export type Thing = {
  emoji: string;
  /** Edge of the emoji's square, in pixels. */
  size: number;
  /** Centre, and where its lowest visible point touches the ground. */
  x: number;
  foot: number;
  angle?: number;
  turn?: number;
  tint?: Tint | null;
  /** Out of focus, in pixels. */
  blur?: number;
  opacity?: number;
};

const bounds = new WeakMap<Raster, { top: number; bottom: number; width: number }>();

/** Rows where the art really begins and ends: emoji keep a different margin each. */
export function visible(sprite: Raster): { top: number; bottom: number; width: number } {
  const known = bounds.get(sprite);
  if (known) return known;
  let top = sprite.height;
  let bottom = 0;
  let left = sprite.width;
  let right = 0;
  for (let y = 0; y < sprite.height; y++) {
    for (let x = 0; x < sprite.width; x++) {
      if (sprite.data[(y * sprite.width + x) * 4 + 3]! < 90) continue;
      top = Math.min(top, y);
      bottom = y;
      left = Math.min(left, x);
      right = Math.max(right, x);
    }
  }
  const found = { top, bottom, width: Math.max(1, right - left) };
  bounds.set(sprite, found);
  return found;
}

let pool: Promise<Raster> | null = null;

/** A round soft shadow to be squeezed under things. */
export const shadowPool = (): Promise<Raster> =>
  (pool ??= svgSprite(
    `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><defs><radialGradient id="r"><stop offset="0" stop-color="#331708" stop-opacity="0.85"/><stop offset="0.45" stop-color="#331708" stop-opacity="0.42"/><stop offset="1" stop-color="#331708" stop-opacity="0"/></radialGradient></defs><circle cx="128" cy="128" r="126" fill="url(#r)"/></svg>`,
  ));

export async function stand(target: Raster, thing: Thing): Promise<void> {
  const { emoji, size, x, foot, angle = 0, turn = 1, tint = null, blur = 0, opacity = 1 } = thing;
  const sprite = await emojiSprite(emoji, size, { tint, blur });
  const cast = await emojiSprite(emoji, size, { shadow: true, blur: Math.max(4, size * 0.035) + blur });
  const shape = visible(sprite);
  const y = foot - (shape.bottom - sprite.height / 2);
  const width = (shape.width * Math.max(0.5, Math.abs(turn)) * 1.2) / 256;
  paint(target, await shadowPool(), {
    x: x + size * 0.02,
    y: foot - size * 0.012,
    scale: width,
    stretch: 0.2,
    opacity: 0.6 * opacity,
  });
  paint(target, cast, { x: x + size * 0.045, y: y + size * 0.035, angle, turn, opacity: 0.24 * opacity });
  paint(target, sprite, { x, y, angle, turn, opacity });
}

/** Hangs in the air or lies on a flat surface seen from above. */
export async function lay(target: Raster, thing: Thing): Promise<void> {
  const { emoji, size, x, foot, angle = 0, turn = 1, tint = null, blur = 0, opacity = 1 } = thing;
  const cast = await emojiSprite(emoji, size, { shadow: true, blur: Math.max(4, size * 0.04) + blur });
  paint(target, cast, { x: x + size * 0.04, y: foot + size * 0.06, angle, turn, opacity: 0.3 * opacity });
  paint(target, await emojiSprite(emoji, size, { tint, blur }), { x, y: foot, angle, turn, opacity });
}
