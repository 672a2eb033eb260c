// What every scene works with: a set that drifts behind the action, actors with shadows, particles and light.

import { randomFrom, type Random } from '../random.ts';
import type { SceneRecipe, Tint } from '../types.ts';
import { lights, mix } from './palettes.ts';
import { paint, type Raster } from './raster.ts';
import { emojiSprite, svgSprite } from './sprites.ts';
import { stageLayers } from './stages.ts';
import { shadowPool, visible } from './things.ts';

export const FILM = { width: 540, height: 960, rate: 24 } as const;
const { width: W, height: H } = FILM;

export type Actor = { sprite: Raster; cast: Raster; bottom: number; width: number };
export type Pose = {
  x: number;
  foot: number;
  lift?: number;
  scale?: number;
  angle?: number;
  turn?: number;
  stretch?: number;
  opacity?: number;
};

export type Kit = {
  recipe: SceneRecipe;
  random: Random;
  seconds: number;
  /** Where feet stand: the caption and the product card cover what is below. */
  ground: number;
  /** The colours the product comes in; at least one, possibly null. */
  tints: readonly (Tint | null)[];
  actor(emoji: string, size: number, tint?: Tint | null, blur?: number): Promise<Actor>;
  put(frame: Raster, actor: Actor, pose: Pose): void;
  /** Paints without shadow, at the camera's place. */
  float(
    frame: Raster,
    sprite: Raster,
    pose: {
      x: number;
      y: number;
      scale?: number;
      angle?: number;
      turn?: number;
      stretch?: number;
      opacity?: number;
    },
  ): void;
  glow(frame: Raster, x: number, y: number, size: number, opacity: number): void;
  rays(frame: Raster, x: number, y: number, size: number, angle: number, opacity: number): void;
  open(frame: Raster, t: number): void;
  close(frame: Raster): void;
};

export const clamp = (value: number, from = 0, to = 1): number => Math.min(to, Math.max(from, value));
export const smooth = (value: number): number => {
  const x = clamp(value);
  return x * x * (3 - 2 * x);
};
/** Overshoots and settles. */
export const pop = (value: number): number => {
  const x = clamp(value) - 1;
  return 1 + 2.4 * x ** 3 + 1.4 * x ** 2;
};
/** Height of a ball dropped from 1 that bounces three times. */
export const bounce = (value: number): number => {
  const x = clamp(value);
  if (x < 0.4) return 1 - (x / 0.4) ** 2;
  if (x < 0.7) return 0.3 * (1 - ((x - 0.55) / 0.15) ** 2);
  if (x < 0.9) return 0.09 * (1 - ((x - 0.8) / 0.1) ** 2);
  return 0.02 * (1 - ((x - 0.95) / 0.05) ** 2);
};
/** A hop of height 1 that repeats every `period` seconds. */
export const hop = (t: number, period: number): number => Math.abs(Math.sin((t / period) * Math.PI));

const square = (size: number, body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 256 256">${body}</svg>`;

export async function makeKit(
  recipe: SceneRecipe,
  seconds: number,
  tints: readonly (Tint | null)[],
): Promise<Kit> {
  const random = randomFrom(recipe.seed);
  const light = lights[recipe.palette];
  const wide = Math.round(W * 1.2);
  const tall = Math.round(H * 1.16);
  const layers = stageLayers(recipe.stage, recipe.palette, wide, tall, Math.round(tall * 0.6), recipe.seed);
  const [far, middle, floor] = await Promise.all([
    svgSprite(layers.far),
    svgSprite(layers.middle),
    svgSprite(layers.floor),
  ]);
  const glowSprite = await svgSprite(
    square(
      256,
      `<defs><radialGradient id="r"><stop offset="0" stop-color="${light.glow}" stop-opacity="0.95"/><stop offset="0.5" stop-color="${light.glow}" stop-opacity="0.35"/><stop offset="1" stop-color="${light.glow}" stop-opacity="0"/></radialGradient></defs><circle cx="128" cy="128" r="127" fill="url(#r)"/>`,
    ),
  );
  const wedge = (index: number) =>
    `<path d="M128 128 L${128 + 126 * Math.cos(index * 0.524)} ${128 + 126 * Math.sin(index * 0.524)} L${128 + 126 * Math.cos(index * 0.524 + 0.26)} ${128 + 126 * Math.sin(index * 0.524 + 0.26)}z" fill="url(#w)"/>`;
  const raySprite = await svgSprite(
    square(
      640,
      `<defs><radialGradient id="w" gradientUnits="userSpaceOnUse" cx="128" cy="128" r="126"><stop offset="0" stop-color="#FFF8E0" stop-opacity="0.7"/><stop offset="1" stop-color="#FFF8E0" stop-opacity="0"/></radialGradient></defs>${Array.from({ length: 12 }, (_, index) => wedge(index)).join('')}`,
    ),
  );
  const shade = shadeRows(mix(light.floorDeep, '#0B0D10', 0.62));
  const pool = await shadowPool();
  const wander = random.next() * 6;
  const view = { x: 0, y: 0, zoom: 1 };
  const toScreen = (x: number, y: number) => ({
    x: W / 2 + (x - W / 2 - view.x) * view.zoom,
    y: H / 2 + (y - H / 2 - view.y) * view.zoom,
  });

  const layer = (frame: Raster, sprite: Raster, depth: number) =>
    paint(frame, sprite, {
      x: W / 2 - view.x * depth,
      y: H / 2 - view.y * depth,
      scale: 1 + (view.zoom - 1) * depth,
    });

  return {
    recipe,
    random,
    seconds,
    tints,
    ground: H * 0.665,
    async actor(emoji, size, tint = null, blur = 0) {
      const [sprite, cast] = await Promise.all([
        emojiSprite(emoji, size, { tint, blur }),
        emojiSprite(emoji, size, { shadow: true, blur: Math.max(4, size * 0.04) }),
      ]);
      const shape = visible(sprite);
      return { sprite, cast, bottom: shape.bottom - sprite.height / 2, width: shape.width };
    },
    put(frame, actor, { x, foot, lift = 0, scale = 1, angle = 0, turn = 1, stretch = 1, opacity = 1 }) {
      const size = scale * view.zoom;
      const ground = toScreen(x, foot);
      const body = { x: ground.x, y: ground.y - (lift + actor.bottom * scale * stretch) * view.zoom };
      const high = clamp(lift / 420);
      paint(frame, pool, {
        x: ground.x + 4,
        y: ground.y - 3,
        scale: ((actor.width * 1.2) / 256) * size * (1 - high * 0.4),
        stretch: 0.2,
        opacity: 0.62 * opacity * (1 - high * 0.75),
      });
      paint(frame, actor.cast, {
        x: body.x + 12 * size,
        y: body.y + 12 * size,
        scale: size,
        angle,
        turn,
        stretch,
        opacity: 0.2 * opacity,
      });
      paint(frame, actor.sprite, { x: body.x, y: body.y, scale: size, angle, turn, stretch, opacity });
    },
    float(frame, sprite, { x, y, scale = 1, ...rest }) {
      const place = toScreen(x, y);
      paint(frame, sprite, { ...rest, ...place, scale: scale * view.zoom });
    },
    glow: (frame, x, y, size, opacity) =>
      paint(frame, glowSprite, { ...toScreen(x, y), scale: size / 256, opacity }),
    rays: (frame, x, y, size, angle, opacity) =>
      paint(frame, raySprite, { ...toScreen(x, y), scale: size / 640, angle, opacity }),
    open(frame, t) {
      const done = smooth(t / seconds);
      view.x = Math.sin(t * 0.5 + wander) * 16;
      view.y = Math.sin(t * 0.37 + wander) * 7;
      view.zoom = 1 + 0.075 * done;
      layer(frame, far, 0.35);
      layer(frame, middle, 0.65);
      layer(frame, floor, 1);
    },
    close: (frame) => shadeFrame(frame, shade),
  };
}

type ShadeRow = { keep: number; red: number; green: number; blue: number };

/** White words lie over the head and the foot of a film, so both fall into coloured shade. */
function shadeRows(colour: string): ShadeRow[] {
  const value = Number.parseInt(colour.slice(1), 16);
  return Array.from({ length: H }, (_, y) => {
    const amount = 0.4 * smooth(1 - y / (H * 0.2)) + 0.66 * smooth((y / H - 0.56) / 0.44);
    const add = Math.round(amount * 256);
    return {
      keep: 256 - add,
      red: ((value >> 16) * add) >> 8,
      green: (((value >> 8) & 255) * add) >> 8,
      blue: ((value & 255) * add) >> 8,
    };
  });
}

function shadeFrame({ data, width }: Raster, rows: readonly ShadeRow[]): void {
  for (const [y, { keep, red, green, blue }] of rows.entries()) {
    if (keep === 256) continue;
    for (let at = y * width * 4, end = at + width * 4; at < end; at += 4) {
      data[at] = red + ((data[at]! * keep) >> 8);
      data[at + 1] = green + ((data[at + 1]! * keep) >> 8);
      data[at + 2] = blue + ((data[at + 2]! * keep) >> 8);
    }
  }
}

/** Prepares its layers, then draws itself into a frame for a moment `t` from 0 to 1. */
export type Scene = (kit: Kit) => Promise<(frame: Raster, t: number) => void>;
