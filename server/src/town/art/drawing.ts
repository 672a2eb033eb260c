// The brushes of the stages: shapes, light, and the furniture that several rooms share.

import type { Random } from '../random.ts';
import { mix, type Light } from './palettes.ts';

export type StageLayers = { far: string; middle: string; floor: string };
export type Room = { w: number; h: number; y: number; light: Light; random: Random };

export const ellipse = (x: number, y: number, rx: number, ry: number, fill: string, more = ''): string =>
  `<ellipse cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" rx="${rx.toFixed(1)}" ry="${ry.toFixed(1)}" fill="${fill}" ${more}/>`;
export const rect = (x: number, y: number, w: number, h: number, fill: string, more = ''): string =>
  `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${w.toFixed(1)}" height="${h.toFixed(1)}" fill="${fill}" ${more}/>`;
export const path = (d: string, fill: string, more = ''): string => `<path d="${d}" fill="${fill}" ${more}/>`;
export const blur = (id: string, amount: number): string =>
  `<filter id="${id}" x="-40%" y="-40%" width="180%" height="180%"><feGaussianBlur stdDeviation="${amount}"/></filter>`;
export const down = (id: string, from: string, to: string): string =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>`;
export const round = (id: string, inner: string, outer: string): string =>
  `<radialGradient id="${id}"><stop offset="0" stop-color="${inner}"/><stop offset="1" stop-color="${outer}"/></radialGradient>`;
export const spread = (count: number, draw: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => draw(index)).join('');

/** Wall or sky with a soft glow behind the place where the thing stands. */
export function sky({ w, h, light }: Room, from = light.high, to = light.low, glow = light.glow): string {
  return `<defs>${down('s', from, to)}<radialGradient id="g" cx="0.5" cy="0.42" r="0.6"><stop offset="0" stop-color="${glow}" stop-opacity="${light.dark ? 0.55 : 0.95}"/><stop offset="1" stop-color="${glow}" stop-opacity="0"/></radialGradient></defs>${rect(0, 0, w, h, 'url(#s)')}${rect(0, 0, w, h, 'url(#g)')}`;
}

export function floor({ w, h, y }: Room, near: string, far: string, lines = ''): string {
  return `<defs>${down('f', far, near)}${down('e', 'rgba(255,255,255,0.28)', 'rgba(255,255,255,0)')}</defs>${rect(0, y, w, h - y, 'url(#f)')}${rect(0, y, w, (h - y) * 0.35, 'url(#e)')}${lines}`;
}

export const planks = ({ w, h, y }: Room, colour: string): string =>
  spread(9, (i) =>
    path(
      `M${w / 2 + (i - 4) * w * 0.07} ${y} L${w / 2 + (i - 4) * w * 0.34} ${h}`,
      'none',
      `stroke="${colour}" stroke-width="3" opacity="0.35"`,
    ),
  );

export const hill = (w: number, h: number, y: number, rise: number, shift: number, fill: string): string =>
  path(
    `M0 ${y} Q${w * (0.25 + shift)} ${y - rise} ${w * 0.55} ${y - rise * 0.2} T${w} ${y - rise * 0.5} V${h} H0Z`,
    fill,
  );

export const tree = (
  x: number,
  y: number,
  size: number,
  leaf: string,
  fruit: string,
  random: Random,
): string =>
  rect(x - size * 0.07, y - size * 0.5, size * 0.14, size * 0.52, '#8A5A3C', `rx="${size * 0.05}"`) +
  ellipse(x, y - size * 0.8, size * 0.46, size * 0.42, leaf) +
  ellipse(x - size * 0.28, y - size * 0.66, size * 0.28, size * 0.26, mix(leaf, '#1B3A1A', 0.12)) +
  ellipse(x + size * 0.12, y - size * 0.95, size * 0.26, size * 0.2, mix(leaf, '#FFFFFF', 0.2)) +
  spread(6, () =>
    ellipse(
      x + (random.next() - 0.5) * size * 0.7,
      y - size * (0.6 + random.next() * 0.45),
      size * 0.045,
      size * 0.045,
      fruit,
    ),
  );

export const cloud = (x: number, y: number, size: number, fill = '#FFFFFF'): string =>
  ellipse(x, y, size, size * 0.32, fill, 'opacity="0.9"') +
  ellipse(x - size * 0.35, y - size * 0.2, size * 0.42, size * 0.34, fill, 'opacity="0.9"') +
  ellipse(x + size * 0.25, y - size * 0.26, size * 0.5, size * 0.4, fill, 'opacity="0.9"');

export const bokeh = ({ w, y, random }: Room, colours: readonly string[], count: number): string =>
  `<defs>${blur('b', w * 0.008)}</defs><g filter="url(#b)">${spread(count, () => {
    const size = w * (0.018 + random.next() * 0.05);
    return ellipse(
      random.next() * w,
      random.next() * y,
      size,
      size,
      random.pick(colours),
      `opacity="${(0.18 + random.next() * 0.4).toFixed(2)}"`,
    );
  })}</g>`;

export const window = (x: number, y: number, w: number, h: number, frame: string, glass: string): string =>
  rect(x, y, w, h, frame, `rx="${w * 0.5}"`) +
  rect(x + w * 0.07, y + w * 0.07, w * 0.86, h - w * 0.14, glass, `rx="${w * 0.43}"`) +
  rect(x + w * 0.47, y + w * 0.06, w * 0.06, h - w * 0.12, frame) +
  rect(x + w * 0.06, y + h * 0.52, w * 0.88, w * 0.06, frame);

export const box = (x: number, y: number, size: number, colour: string): string =>
  rect(x, y - size * 0.8, size, size * 0.8, colour, `rx="${size * 0.06}"`) +
  rect(x, y - size * 0.8, size, size * 0.18, mix(colour, '#FFFFFF', 0.22), `rx="${size * 0.06}"`) +
  rect(x + size * 0.42, y - size * 0.8, size * 0.16, size * 0.8, mix(colour, '#8A5A2C', 0.22)) +
  rect(x + size * 0.64, y - size * 0.26, size * 0.24, size * 0.14, '#FFFFFF', 'opacity="0.6" rx="3"');

export const tiles = ({ w, y }: Room, size: number, colour: string): string =>
  spread(Math.ceil(w / size), (i) => rect(i * size, 0, 2, y, colour)) +
  spread(Math.ceil(y / size), (i) => rect(0, y - i * size, w, 2, colour));

export const shelf = (x: number, y: number, w: number, colour: string): string =>
  rect(x, y, w, w * 0.045, colour, `rx="${w * 0.02}"`) +
  rect(x, y + w * 0.045, w, w * 0.03, mix(colour, '#3A1C10', 0.4), 'opacity="0.25"');
