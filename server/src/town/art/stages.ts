// Rooms and landscapes, drawn as SVG in the same soft clay manner as the emoji.
// A stage is a far layer (wall, sky), a middle layer (furniture, trees) and a floor; films move them apart.

import { randomFrom, type Random } from '../random.ts';
import type { Palette, Stage } from '../types.ts';
import { lights, mix, type Light } from './palettes.ts';

export type StageLayers = { far: string; middle: string; floor: string };
type Room = { w: number; h: number; y: number; light: Light; random: Random };

const svg = (w: number, h: number, body: string): string => `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}">${body}</svg>`;
export const ellipse = (x: number, y: number, rx: number, ry: number, fill: string, more = ''): string =>
  `<ellipse cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" rx="${rx.toFixed(1)}" ry="${ry.toFixed(1)}" fill="${fill}" ${more}/>`;
const rect = (x: number, y: number, w: number, h: number, fill: string, more = ''): string =>
  `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${w.toFixed(1)}" height="${h.toFixed(1)}" fill="${fill}" ${more}/>`;
const path = (d: string, fill: string, more = ''): string => `<path d="${d}" fill="${fill}" ${more}/>`;
const blur = (id: string, amount: number): string => `<filter id="${id}" x="-40%" y="-40%" width="180%" height="180%"><feGaussianBlur stdDeviation="${amount}"/></filter>`;
const down = (id: string, from: string, to: string): string =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>`;
const round = (id: string, inner: string, outer: string): string =>
  `<radialGradient id="${id}"><stop offset="0" stop-color="${inner}"/><stop offset="1" stop-color="${outer}"/></radialGradient>`;
const spread = (count: number, draw: (index: number) => string): string => Array.from({ length: count }, (_, index) => draw(index)).join('');

/** Wall or sky with a soft glow behind the place where the thing stands. */
function sky({ w, h, light }: Room, from = light.high, to = light.low, glow = light.glow): string {
  return `<defs>${down('s', from, to)}<radialGradient id="g" cx="0.5" cy="0.42" r="0.6"><stop offset="0" stop-color="${glow}" stop-opacity="${light.dark ? 0.55 : 0.95}"/><stop offset="1" stop-color="${glow}" stop-opacity="0"/></radialGradient></defs>${rect(0, 0, w, h, 'url(#s)')}${rect(0, 0, w, h, 'url(#g)')}`;
}

function floor({ w, h, y }: Room, near: string, far: string, lines = ''): string {
  return `<defs>${down('f', far, near)}${down('e', 'rgba(255,255,255,0.28)', 'rgba(255,255,255,0)')}</defs>${rect(0, y, w, h - y, 'url(#f)')}${rect(0, y, w, (h - y) * 0.35, 'url(#e)')}${lines}`;
}

const planks = ({ w, h, y }: Room, colour: string): string =>
  spread(9, (i) => path(`M${w / 2 + (i - 4) * w * 0.07} ${y} L${w / 2 + (i - 4) * w * 0.34} ${h}`, 'none', `stroke="${colour}" stroke-width="3" opacity="0.35"`));

const hill = (w: number, h: number, y: number, rise: number, shift: number, fill: string): string =>
  path(`M0 ${y} Q${w * (0.25 + shift)} ${y - rise} ${w * 0.55} ${y - rise * 0.2} T${w} ${y - rise * 0.5} V${h} H0Z`, fill);

const tree = (x: number, y: number, size: number, leaf: string, fruit: string, random: Random): string =>
  rect(x - size * 0.07, y - size * 0.5, size * 0.14, size * 0.52, '#8A5A3C', `rx="${size * 0.05}"`) +
  ellipse(x, y - size * 0.8, size * 0.46, size * 0.42, leaf) +
  ellipse(x - size * 0.28, y - size * 0.66, size * 0.28, size * 0.26, mix(leaf, '#1B3A1A', 0.12)) +
  ellipse(x + size * 0.12, y - size * 0.95, size * 0.26, size * 0.2, mix(leaf, '#FFFFFF', 0.2)) +
  spread(6, () => ellipse(x + (random.next() - 0.5) * size * 0.7, y - size * (0.6 + random.next() * 0.45), size * 0.045, size * 0.045, fruit));

const cloud = (x: number, y: number, size: number, fill = '#FFFFFF'): string =>
  ellipse(x, y, size, size * 0.32, fill, 'opacity="0.9"') + ellipse(x - size * 0.35, y - size * 0.2, size * 0.42, size * 0.34, fill, 'opacity="0.9"') + ellipse(x + size * 0.25, y - size * 0.26, size * 0.5, size * 0.4, fill, 'opacity="0.9"');

const bokeh = ({ w, y, random }: Room, colours: readonly string[], count: number): string =>
  `<defs>${blur('b', w * 0.008)}</defs><g filter="url(#b)">${spread(count, () => {
    const size = w * (0.018 + random.next() * 0.05);
    return ellipse(random.next() * w, random.next() * y, size, size, random.pick(colours), `opacity="${(0.18 + random.next() * 0.4).toFixed(2)}"`);
  })}</g>`;

const window = (x: number, y: number, w: number, h: number, frame: string, glass: string): string =>
  rect(x, y, w, h, frame, `rx="${w * 0.5}"`) + rect(x + w * 0.07, y + w * 0.07, w * 0.86, h - w * 0.14, glass, `rx="${w * 0.43}"`) +
  rect(x + w * 0.47, y + w * 0.06, w * 0.06, h - w * 0.12, frame) + rect(x + w * 0.06, y + h * 0.52, w * 0.88, w * 0.06, frame);

const box = (x: number, y: number, size: number, colour: string): string =>
  rect(x, y - size * 0.8, size, size * 0.8, colour, `rx="${size * 0.06}"`) + rect(x, y - size * 0.8, size, size * 0.18, mix(colour, '#FFFFFF', 0.22), `rx="${size * 0.06}"`) +
  rect(x + size * 0.42, y - size * 0.8, size * 0.16, size * 0.8, mix(colour, '#8A5A2C', 0.22)) + rect(x + size * 0.64, y - size * 0.26, size * 0.24, size * 0.14, '#FFFFFF', 'opacity="0.6" rx="3"');

const tiles = ({ w, y }: Room, size: number, colour: string): string =>
  spread(Math.ceil(w / size), (i) => rect(i * size, 0, 2, y, colour)) + spread(Math.ceil(y / size), (i) => rect(0, y - i * size, w, 2, colour));

const shelf = (x: number, y: number, w: number, colour: string): string =>
  rect(x, y, w, w * 0.045, colour, `rx="${w * 0.02}"`) + rect(x, y + w * 0.045, w, w * 0.03, mix(colour, '#3A1C10', 0.4), 'opacity="0.25"');

const draw: Readonly<Record<Stage, (room: Room) => StageLayers>> = {
  podium: (room) => {
    const { w, y, light } = room;
    const disc = mix(light.glow, light.accent, 0.2);
    return {
      far: sky(room),
      middle: `<defs>${round('d', mix(light.glow, light.accent, 0.08), disc)}</defs>${ellipse(w * 0.5, y - w * 0.2, w * 0.37, w * 0.37, 'url(#d)')}${ellipse(w * 0.5, y - w * 0.2, w * 0.43, w * 0.43, 'none', `stroke="${light.glow}" stroke-width="3" opacity="0.7"`)}`,
      floor: floor(room, light.floor, mix(light.low, light.floor, 0.5)) + podium(room),
    };
  },
  orchard: (room) => {
    const { w, h, y, light, random } = room;
    const fruit = light.dark ? '#FFB35C' : '#E8402E';
    return {
      far: sky(room, mix('#CDEBFF', light.high, 0.35), mix('#FFF3D9', light.low, 0.35), '#FFFDEB') + cloud(w * 0.2, y * 0.22, w * 0.13) + cloud(w * 0.82, y * 0.14, w * 0.1) + hill(w, h, y, w * 0.22, 0.05, '#B9D9A0'),
      middle: hill(w, h, y + w * 0.02, w * 0.1, 0.2, '#94C474') + spread(5, (i) => tree(w * (0.02 + i * 0.24), y + w * 0.02, w * (0.3 + (i % 2) * 0.1), mix('#5FA84A', '#8CC152', random.next()), fruit, random)),
      floor: floor(room, '#5C9C3E', '#9CCF6C') + spread(26, () => { const gx = random.next() * w; const gy = y + random.next() * (h - y); return path(`M${gx} ${gy} q3 -14 6 0 q4 -18 7 0z`, '#4C8A34', 'opacity="0.5"'); }),
    };
  },
  dock: (room) => {
    const { w, h, y, light } = room;
    const sea = y - w * 0.16;
    const wave = (at: number, fill: string) => path(`M0 ${at} ${spread(8, (i) => `q${w / 16} ${i % 2 ? 10 : -10} ${w / 8} 0`)} V${h} H0Z`, fill);
    return {
      far: sky(room, mix('#BFE6F7', light.high, 0.3), mix('#FFE9CF', light.low, 0.3), '#FFF8E0') + ellipse(w * 0.74, sea - w * 0.2, w * 0.09, w * 0.09, '#FFE9A8') + cloud(w * 0.25, sea - w * 0.4, w * 0.13),
      middle: wave(sea, '#5DB4C9') + wave(sea + w * 0.05, '#3E9AB4') + wave(sea + w * 0.1, '#2B839F') + path(`M${w * 0.1} ${sea} h${w * 0.2} l-${w * 0.03} ${w * 0.05} h-${w * 0.13}z`, '#C8523A') + path(`M${w * 0.19} ${sea - 2} v-${w * 0.14} l${w * 0.08} ${w * 0.12}z`, '#FFF7E8'),
      floor: floor(room, '#9B6238', '#CE9560', planks(room, '#6B3F20')) + rect(0, y - 6, w, 12, '#B67C48'),
    };
  },
  factory: (room) => {
    const { w, y, light } = room;
    const pane = (i: number) => rect(w * (0.06 + i * 0.31), y * 0.16, w * 0.26, y * 0.3, '#FFFDF0', 'rx="10" opacity="0.75"') + rect(w * (0.18 + i * 0.31), y * 0.16, 6, y * 0.3, light.low) + rect(w * (0.06 + i * 0.31), y * 0.3, w * 0.26, 6, light.low);
    return {
      far: sky(room) + spread(3, pane) + spread(3, (i) => path(`M${w * (0.06 + i * 0.31)} ${y * 0.46} h${w * 0.26} l${w * 0.12} ${y * 0.6} h-${w * 0.36}z`, '#FFFFFF', 'opacity="0.14"')),
      middle: box(w * 0.02, y + 8, w * 0.2, '#D9A566') + box(w * 0.05, y + 8 - w * 0.16, w * 0.15, '#E3B578') + box(w * 0.79, y + 8, w * 0.22, '#D29C5C') + box(w * 0.68, y + 8, w * 0.13, '#E3B578'),
      floor: floor(room, mix(light.floorDeep, '#8C8577', 0.55), mix(light.floor, '#CFC6B4', 0.6)) + rect(0, y + w * 0.1, w, w * 0.045, '#50555C', 'rx="8"') + spread(12, (i) => ellipse(w * (0.04 + i * 0.084), y + w * 0.165, w * 0.02, w * 0.02, '#737A82')),
    };
  },
  desk: (room) => {
    const { w, y, light, random } = room;
    const peg = mix(light.low, '#FFFFFF', 0.35);
    return {
      far: sky(room) + rect(w * 0.08, y * 0.12, w * 0.84, y * 0.5, peg, 'rx="24" opacity="0.7"') + spread(60, (i) => ellipse(w * (0.13 + (i % 12) * 0.067), y * (0.17 + Math.floor(i / 12) * 0.1), 4, 4, mix(light.floor, light.low, 0.4))),
      middle: spread(4, (i) => rect(w * (0.64 + i * 0.055), y - w * (0.2 + random.next() * 0.08), w * 0.045, w * 0.3, random.pick(['#E5725A', '#F2B457', '#5E8FC7', '#6DB28A']), 'rx="6"')) + rect(w * 0.07, y - w * 0.19, w * 0.2, w * 0.2, mix(light.accent, '#FFFFFF', 0.4), 'rx="16"') + ellipse(w * 0.17, y - w * 0.09, w * 0.055, w * 0.055, light.glow),
      floor: floor(room, mix('#B57A48', light.floorDeep, 0.25), mix('#E2AE78', light.floor, 0.25), planks(room, '#8C5A33')),
    };
  },
  wardrobe: (room) => {
    const { w, y, light, random } = room;
    const rail = y * 0.17;
    const cloth = (i: number) => { const x = w * (0.07 + i * 0.125); const fill = mix(random.pick([light.accent, light.floor, '#FFFFFF', light.floorDeep, '#F7C8A0']), light.low, 0.3); return path(`M${x} ${rail + 18} q${w * 0.05} -20 ${w * 0.1} 0 l${w * 0.015} ${y * (0.34 + random.next() * 0.2)} q-${w * 0.065} 16 -${w * 0.13} 0z`, fill, 'opacity="0.75"'); };
    return {
      far: sky(room) + rect(w * 0.03, y * 0.1, w * 0.94, y * 0.85, mix(light.high, light.low, 0.35), 'rx="26" opacity="0.6"'),
      middle: spread(7, cloth) + rect(w * 0.04, rail, w * 0.92, 9, '#C89A5B', 'rx="4"'),
      floor: floor(room, mix(light.floor, '#C79A6B', 0.5), mix(light.low, '#EBCBA1', 0.5), planks(room, light.floorDeep)) + ellipse(w * 0.5, y + w * 0.19, w * 0.42, w * 0.11, light.high, 'opacity="0.75"'),
    };
  },
  kitchen: (room) => {
    const { w, y, light } = room;
    return {
      far: sky(room) + tiles(room, w * 0.105, mix(light.low, light.floor, 0.18)),
      middle: shelf(w * 0.06, y * 0.34, w * 0.4, '#C58B55') + shelf(w * 0.56, y * 0.34, w * 0.4, '#C58B55') + spread(3, (i) => rect(w * (0.1 + i * 0.11), y * 0.34 - w * 0.11, w * 0.075, w * 0.11, mix(['#E9A15B', '#D96C4C', '#8FB56B'][i] ?? '#E9A15B', light.high, 0.25), 'rx="10"')) + spread(3, (i) => ellipse(w * (0.63 + i * 0.12), y * 0.34 - w * 0.045, w * 0.05, w * 0.045, mix('#FFFFFF', light.low, 0.35 + i * 0.15))),
      floor: floor(room, '#A9693C', '#E0A86F', planks(room, '#80491F')) + rect(0, y - 4, w, 16, '#F1C592', 'opacity="0.9"'),
    };
  },
  livingroom: (room) => {
    const { w, h, y, light } = room;
    return {
      far: sky(room) + window(w * 0.58, y * 0.13, w * 0.3, y * 0.6, '#FFFFFF', mix('#FFF3CF', light.high, 0.4)) + path(`M${w * 0.58} ${y * 0.5} L${w * 0.1} ${h} H${w * 0.75} L${w * 0.88} ${y * 0.5}z`, '#FFFFFF', 'opacity="0.13"'),
      middle: rect(w * 0.1, y * 0.22, w * 0.2, y * 0.25, '#FFFFFF', 'rx="8" opacity="0.9"') + rect(w * 0.12, y * 0.245, w * 0.16, y * 0.2, mix(light.accent, light.low, 0.55)) + ellipse(w * 0.2, y * 0.4, w * 0.06, y * 0.05, light.floor) + rect(0, y - w * 0.035, w, w * 0.035, mix('#FFFFFF', light.low, 0.3)),
      floor: floor(room, mix('#B97F4E', light.floorDeep, 0.2), mix('#E6B889', light.floor, 0.2), planks(room, '#8F5B32')) + ellipse(w * 0.5, y + (h - y) * 0.55, w * 0.46, (h - y) * 0.34, mix(light.high, '#FFFFFF', 0.4), 'opacity="0.85"') + ellipse(w * 0.5, y + (h - y) * 0.55, w * 0.4, (h - y) * 0.28, 'none', `stroke="${light.floor}" stroke-width="5" opacity="0.5"`),
    };
  },
  bathroom: (room) => {
    const { w, y, light } = room;
    return {
      far: sky(room, mix('#F4FCFC', light.high, 0.4), mix('#BFE5E6', light.low, 0.45)) + tiles(room, w * 0.14, 'rgba(255,255,255,0.65)'),
      middle: ellipse(w * 0.5, y * 0.46, w * 0.34, w * 0.34, '#FFFFFF', 'opacity="0.75"') + ellipse(w * 0.5, y * 0.46, w * 0.3, w * 0.3, mix(light.high, '#E7F7FA', 0.5)) + path(`M${w * 0.34} ${y * 0.36} l${w * 0.16} -${w * 0.12} M${w * 0.38} ${y * 0.46} l${w * 0.24} -${w * 0.18}`, 'none', 'stroke="#FFFFFF" stroke-width="14" stroke-linecap="round" opacity="0.8"'),
      floor: floor(room, mix('#CFE3E4', light.floor, 0.35), mix('#FFFFFF', light.low, 0.25)) + rect(0, y - 5, w, 14, '#FFFFFF'),
    };
  },
  garden: (room) => {
    const { w, h, y, light, random } = room;
    const flower = (x: number, at: number, size: number, fill: string) => spread(5, (i) => ellipse(x + Math.cos(i * 1.257) * size, at + Math.sin(i * 1.257) * size, size * 0.75, size * 0.75, fill)) + ellipse(x, at, size * 0.6, size * 0.6, '#FFD769');
    return {
      far: sky(room, mix('#D5EEFF', light.high, 0.4), mix('#FFF6DE', light.low, 0.3), '#FFFEF0') + cloud(w * 0.75, y * 0.2, w * 0.12) + cloud(w * 0.18, y * 0.32, w * 0.09) + hill(w, h, y, w * 0.2, 0.1, '#C3E0A8'),
      middle: spread(7, (i) => ellipse(w * (i * 0.165), y + w * 0.01, w * (0.12 + random.next() * 0.05), w * (0.13 + random.next() * 0.06), mix('#6DB35A', '#9CCB6B', random.next()))) + spread(16, () => flower(random.next() * w, y - random.next() * w * 0.1, w * 0.013, random.pick(['#FF8FA8', '#FFC65C', '#FFFFFF', '#C99AF0', light.accent]))),
      floor: floor(room, '#67A548', '#A6D57B') + spread(9, () => flower(random.next() * w, y + w * 0.08 + random.next() * (h - y), w * 0.016, random.pick(['#FF9DB2', '#FFFFFF', '#FFD36E']))),
    };
  },
  playroom: (room) => {
    const { w, y, light } = room;
    const arc = (r: number, colour: string) => path(`M${w * 0.5 - w * r} ${y} A${w * r} ${w * r} 0 0 1 ${w * 0.5 + w * r} ${y}`, 'none', `stroke="${colour}" stroke-width="${w * 0.055}"`);
    return {
      far: sky(room) + cloud(w * 0.14, y * 0.2, w * 0.1) + cloud(w * 0.87, y * 0.3, w * 0.08) + spread(9, (i) => path(`M${w * (0.02 + i * 0.112)} ${y * (0.07 + Math.sin((i / 8) * Math.PI) * 0.06)} h${w * 0.075} l-${w * 0.0375} ${w * 0.075}z`, ['#F2785C', '#F7C552', '#6FB7E0', '#84C684'][i % 4] ?? '#F2785C')),
      middle: arc(0.44, '#F28B74') + arc(0.385, '#F9C86B') + arc(0.33, '#8CCB9B') + arc(0.275, '#88BFE8'),
      floor: floor(room, mix(light.floor, '#F2C78E', 0.5), mix(light.low, '#FBE3BF', 0.5)) + spread(8, (i) => rect((i % 4) * w * 0.25, y + Math.floor(i / 4) * w * 0.2, w * 0.25, w * 0.2, i % 2 === Math.floor(i / 4) % 2 ? '#FFFFFF' : light.accent, 'opacity="0.13"')),
    };
  },
  table: (room) => {
    const { w, h, y, light } = room;
    return {
      far: sky(room) + bokeh(room, [light.glow, light.accent, '#FFFFFF'], 16),
      middle: path(`M0 ${y * 0.1} Q${w * 0.12} ${y * 0.5} 0 ${y}z`, mix(light.high, '#FFFFFF', 0.5), 'opacity="0.8"') + path(`M${w} ${y * 0.1} Q${w * 0.88} ${y * 0.5} ${w} ${y}z`, mix(light.high, '#FFFFFF', 0.5), 'opacity="0.8"'),
      floor: floor(room, '#A0643A', '#D79F6C', planks(room, '#7A4724')) + ellipse(w * 0.5, y + (h - y) * 0.42, w * 0.45, (h - y) * 0.4, mix('#FFFFFF', light.high, 0.6)) + ellipse(w * 0.5, y + (h - y) * 0.42, w * 0.4, (h - y) * 0.34, 'none', `stroke="${light.accent}" stroke-width="4" stroke-dasharray="10 9" opacity="0.6"`),
    };
  },
  street: (room) => {
    const { w, y, light, random } = room;
    const house = (i: number, tall: number, fill: string) => { const x = w * (i * 0.15 - 0.04); const top = y - w * tall; return rect(x, top, w * 0.16, w * tall, fill, 'rx="10"') + spread(6, (n) => rect(x + w * (0.025 + (n % 2) * 0.065), top + w * (0.04 + Math.floor(n / 2) * 0.075), w * 0.04, w * 0.045, light.dark ? '#FFD98A' : '#FFFFFF', 'rx="5" opacity="0.75"')); };
    return {
      far: sky(room) + ellipse(w * 0.76, y * 0.26, w * 0.1, w * 0.1, mix(light.accent, '#FFFFFF', 0.35), 'opacity="0.9"') + cloud(w * 0.24, y * 0.2, w * 0.1),
      middle: spread(7, (i) => house(i, 0.26 + random.next() * 0.26, mix(random.pick([light.floor, light.accent, light.low, '#F3C9A0', '#B9CCE0']), light.high, 0.35))),
      floor: floor(room, mix('#8D8A90', light.floorDeep, 0.35), mix('#C9C3BF', light.floor, 0.35)) + rect(0, y, w, w * 0.05, mix('#E8DFD3', light.high, 0.3)) + spread(5, (i) => path(`M${w * (i * 0.24)} ${y + w * 0.2} h${w * 0.12} l-${w * 0.02} ${w * 0.025} h-${w * 0.12}z`, '#FFFFFF', 'opacity="0.7"')),
    };
  },
  snow: (room) => {
    const { w, h, y, random } = room;
    const pine = (x: number, size: number) => spread(3, (i) => path(`M${x} ${y - size + i * size * 0.26} l${size * (0.2 + i * 0.08)} ${size * 0.34} h-${size * (0.4 + i * 0.16)}z`, mix('#5E9B8A', '#8FC3B4', i * 0.3))) + path(`M${x} ${y - size} l${size * 0.11} ${size * 0.18} h-${size * 0.22}z`, '#FFFFFF');
    return {
      far: sky(room, '#9FB6E8', '#FBE3E6', '#FFFFFF') + hill(w, h, y, w * 0.24, 0.12, '#D9E4F6'),
      middle: hill(w, h, y + 6, w * 0.1, 0.25, '#EAF1FB') + spread(6, (i) => pine(w * (0.04 + i * 0.19), w * (0.22 + random.next() * 0.16))),
      floor: floor(room, '#DCE6F5', '#FFFFFF') + spread(18, () => ellipse(random.next() * w, y + random.next() * (h - y), 4, 3, '#C7D6EE')),
    };
  },
  evening: (room) => {
    const { w, y, light } = room;
    const warm = light.dark ? light : lights.dusk;
    const bulb = (i: number) => { const x = w * (0.06 + i * 0.11); const at = y * (0.1 + Math.sin((i / 8) * Math.PI) * 0.07); return ellipse(x, at, w * 0.05, w * 0.05, '#FFD98A', 'opacity="0.25"') + ellipse(x, at, w * 0.017, w * 0.021, '#FFE9B0'); };
    return {
      far: sky(room, warm.high, mix(warm.low, light.low, 0.3), warm.glow) + bokeh(room, ['#FFC76A', '#FF8F5C', '#FFE2A8', light.accent], 26),
      middle: path(`M0 ${y * 0.07} Q${w * 0.5} ${y * 0.25} ${w} ${y * 0.07}`, 'none', 'stroke="#3A1C26" stroke-width="4"') + spread(9, bulb),
      floor: floor(room, mix(warm.floorDeep, '#2A120E', 0.3), mix(warm.floor, '#A05A3A', 0.4), planks(room, '#2B1210')),
    };
  },
};

function podium({ w, y, light }: Room): string {
  const side = mix(light.low, light.floorDeep, 0.35);
  return `<defs><linearGradient id="p" x1="0" x2="1"><stop offset="0" stop-color="${mix(side, '#FFFFFF', 0.35)}"/><stop offset="0.6" stop-color="${side}"/><stop offset="1" stop-color="${light.floorDeep}"/></linearGradient></defs>` +
    ellipse(w * 0.5, y + w * 0.2, w * 0.4, w * 0.075, '#3A1A10', 'opacity="0.16"') + path(`M${w * 0.14} ${y + w * 0.08} v${w * 0.09} a${w * 0.36} ${w * 0.07} 0 0 0 ${w * 0.72} 0 v-${w * 0.09}z`, 'url(#p)') +
    ellipse(w * 0.5, y + w * 0.08, w * 0.36, w * 0.07, mix(light.high, light.glow, 0.5)) + ellipse(w * 0.5, y + w * 0.08, w * 0.3, w * 0.055, 'none', `stroke="${light.low}" stroke-width="3" opacity="0.6"`);
}

/** The three layers of a stage as SVG documents of the given size; `y` is where the floor begins. */
export function stageLayers(stage: Stage, palette: Palette, w: number, h: number, y: number, seed: number): StageLayers {
  const layers = draw[stage]({ w, h, y, light: lights[palette], random: randomFrom(seed) });
  return { far: svg(w, h, layers.far), middle: svg(w, h, layers.middle), floor: svg(w, h, layers.floor) };
}

export const document = svg;
