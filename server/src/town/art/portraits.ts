// Faces: shop signs and banners, and everybody's portrait.

import sharp from 'sharp';
import { randomFrom } from '../random.ts';
import type { Person, Shop } from '../types.ts';
import { lights, mix } from './palettes.ts';
import { canvas, paint, type Raster } from './raster.ts';
import { emojiSprite, svgSprite } from './sprites.ts';
import { stageLayers } from './stages.ts';
import { lay, stand } from './things.ts';

export const AVATAR_EDGE = 192;
export const LOGO_EDGE = 256;
export const BANNER = { width: 1200, height: 480 } as const;

const encode = (target: Raster, quality: number): Promise<Buffer> =>
  sharp(Buffer.from(target.data.buffer), { raw: { width: target.width, height: target.height, channels: 4 } })
    .removeAlpha()
    .modulate({ saturation: 1.08 })
    .webp({ quality, effort: 5, smartSubsample: true })
    .toBuffer();

const disc = (edge: number, from: string, to: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${edge + 4}" height="${edge + 4}"><defs><radialGradient id="r" cx="0.36" cy="0.26" r="0.85"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></radialGradient></defs><rect width="100%" height="100%" fill="url(#r)"/></svg>`;

export async function makeAvatar({ avatar }: Person): Promise<Buffer> {
  const light = lights[avatar.palette];
  const target = canvas(AVATAR_EDGE, AVATAR_EDGE);
  const centre = AVATAR_EDGE / 2;
  paint(target, await svgSprite(disc(AVATAR_EDGE, light.high, light.floor)), { x: centre, y: centre });
  const size = AVATAR_EDGE * 0.84;
  paint(target, await emojiSprite(avatar.emoji, size, { shadow: true, blur: 7 }), {
    x: centre + 3,
    y: centre + 15,
    opacity: 0.28,
  });
  paint(target, await emojiSprite(avatar.emoji, size), { x: centre, y: centre + 9 });
  return encode(target, 82);
}

export async function makeLogo(shop: Shop): Promise<Buffer> {
  const light = lights[shop.look.palette];
  const target = canvas(LOGO_EDGE, LOGO_EDGE);
  const centre = LOGO_EDGE / 2;
  paint(target, await svgSprite(disc(LOGO_EDGE, mix(light.high, '#FFFFFF', 0.3), light.floor)), {
    x: centre,
    y: centre,
  });
  const [main, second] = shop.look.emojis;
  if (main)
    await lay(target, {
      emoji: main,
      size: LOGO_EDGE * 0.66,
      x: centre - LOGO_EDGE * 0.05,
      foot: centre - LOGO_EDGE * 0.03,
    });
  if (second)
    await lay(target, { emoji: second, size: LOGO_EDGE * 0.34, x: LOGO_EDGE * 0.74, foot: LOGO_EDGE * 0.74 });
  return encode(target, 84);
}

/** The shop's own stage with six of its products on it. */
export async function makeBanner(shop: Shop): Promise<Buffer> {
  const { width, height } = BANNER;
  const target = canvas(width, height);
  const random = randomFrom(shop.key);
  const floorY = height * 0.62;
  const layers = stageLayers(shop.look.stage, shop.look.palette, width, height, floorY, 7);
  for (const layer of [layers.far, layers.middle, layers.floor]) {
    const sprite = await svgSprite(layer);
    // The outermost pixel of a sprite is not sampled, hence the hair of extra size.
    paint(target, sprite, { x: width / 2, y: height / 2, scale: 1.006 });
  }
  const step = Math.floor(shop.products.length / 6);
  for (let index = 0; index < 6; index++) {
    const picture = shop.products[index * step]?.pictures[0];
    if (!picture?.subjects[0]) continue;
    const near = index % 2 === 1;
    const size = height * (near ? 0.46 : 0.36) * (0.95 + random.next() * 0.1);
    await stand(target, {
      emoji: picture.subjects[0],
      size,
      x: width * (0.12 + index * 0.152),
      foot: height * (near ? 0.95 : 0.8),
      angle: (random.next() - 0.5) * 0.16,
      tint: picture.tint,
    });
  }
  return encode(target, 78);
}
