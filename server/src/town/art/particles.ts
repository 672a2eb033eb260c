// Small things in the air. Each kind repeats seamlessly, so a looping film has no seam in its weather.

import type { Raster } from './raster.ts';
import { emojiSprite, svgSprite } from './sprites.ts';
import { clamp, FILM, type Kit } from './stagecraft.ts';

export type Weather = (frame: Raster, t: number, side?: 'back' | 'front') => void;
const { width: W, height: H } = FILM;

type Flake = {
  x: number;
  phase: number;
  speed: number;
  sway: number;
  spin: number;
  size: number;
  sprite: Raster;
  near: boolean;
};

async function flakes(
  kit: Kit,
  kinds: readonly string[],
  count: number,
  sizes: readonly [number, number],
): Promise<Flake[]> {
  const { random } = kit;
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const near = index % 3 === 0;
      const size = Math.round((sizes[0] + (sizes[1] - sizes[0]) * random.next()) / 6) * 6 * (near ? 1.35 : 1);
      return {
        near,
        size,
        x: random.next(),
        phase: random.next(),
        speed: 0.7 + random.next() * 0.7,
        sway: 14 + random.next() * 30,
        spin: (random.next() - 0.5) * 3,
        sprite: await emojiSprite(kinds[index % kinds.length]!, size, { blur: near ? 2 : 0 }),
      };
    }),
  );
}

/** Leaves, petals, snow: down and swaying. `pace` is falls per second. */
export async function falling(
  kit: Kit,
  kinds: readonly string[],
  count: number,
  pace = 0.16,
  sizes: readonly [number, number] = [22, 44],
): Promise<Weather> {
  const all = await flakes(kit, kinds, count, sizes);
  return (frame, t, side) => {
    for (const flake of all) {
      if (side && (side === 'front') !== flake.near) continue;
      const way = (flake.phase + t * pace * flake.speed) % 1;
      kit.float(frame, flake.sprite, {
        x: flake.x * W * 1.1 + Math.sin(t * 1.4 + flake.phase * 9) * flake.sway,
        y: -60 + way * (H * 0.92),
        angle: flake.spin * t + flake.phase * 6,
        opacity: clamp((1 - way) * 5),
      });
    }
  };
}

/** Bubbles, hearts, notes: up and swaying, popping near the top. */
export async function rising(
  kit: Kit,
  kinds: readonly string[],
  count: number,
  pace = 0.2,
  sizes: readonly [number, number] = [22, 54],
): Promise<Weather> {
  const all = await flakes(kit, kinds, count, sizes);
  return (frame, t, side) => {
    for (const flake of all) {
      if (side && (side === 'front') !== flake.near) continue;
      const way = (flake.phase + t * pace * flake.speed) % 1;
      const popping = way > 0.9 ? 1 + (way - 0.9) * 5 : 1;
      kit.float(frame, flake.sprite, {
        x: flake.x * W + Math.sin(t * 2 + flake.phase * 9) * flake.sway,
        y: H * 0.78 - way * H * 0.72,
        scale: (0.35 + Math.min(way * 3, 0.65)) * popping,
        angle: Math.sin(t + flake.phase * 7) * 0.3,
        opacity: clamp((1 - way) * 9),
      });
    }
  };
}

/** Four-pointed glints that come and go around a place. */
export async function sparkles(
  kit: Kit,
  count: number,
  x: number,
  y: number,
  radius: number,
): Promise<Weather> {
  const star = await svgSprite(
    '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64"><path d="M32 2 Q35 29 62 32 Q35 35 32 62 Q29 35 2 32 Q29 29 32 2z" fill="#FFF6D0"/><circle cx="32" cy="32" r="7" fill="#FFFFFF"/></svg>',
  );
  const all = Array.from({ length: count }, () => ({
    angle: kit.random.next() * 6.28,
    far: 0.55 + kit.random.next() * 0.5,
    phase: kit.random.next(),
    pace: 0.35 + kit.random.next() * 0.4,
  }));
  return (frame, t) => {
    for (const each of all) {
      const life = (each.phase + t * each.pace) % 1;
      const shine = Math.sin(life * Math.PI);
      kit.float(frame, star, {
        x: x + Math.cos(each.angle) * radius * each.far,
        y: y + Math.sin(each.angle) * radius * each.far,
        scale: shine * 0.75,
        angle: life,
        opacity: shine,
      });
    }
  };
}

/** Wisps of steam above a pot. */
export async function steam(kit: Kit, x: number, y: number, count = 7): Promise<Weather> {
  const puff = await svgSprite(
    '<svg xmlns="http://www.w3.org/2000/svg" width="140" height="140"><defs><radialGradient id="r"><stop offset="0" stop-color="#FFFFFF" stop-opacity="0.6"/><stop offset="1" stop-color="#FFFFFF" stop-opacity="0"/></radialGradient></defs><circle cx="70" cy="70" r="68" fill="url(#r)"/></svg>',
  );
  const all = Array.from({ length: count }, (_, index) => ({
    phase: index / count,
    off: (kit.random.next() - 0.5) * 90,
  }));
  return (frame, t) => {
    for (const each of all) {
      const way = (each.phase + t * 0.32) % 1;
      kit.float(frame, puff, {
        x: x + each.off + Math.sin(t * 1.7 + each.phase * 8) * 22 * way,
        y: y - way * 250,
        scale: 0.4 + way * 1.1,
        opacity: Math.sin(way * Math.PI) * 0.75,
      });
    }
  };
}
