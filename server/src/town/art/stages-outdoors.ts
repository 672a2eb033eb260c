// Under the sky.

import {
  cloud,
  ellipse,
  floor,
  hill,
  path,
  planks,
  rect,
  sky,
  spread,
  tree,
  type Room,
  type StageLayers,
} from './drawing.ts';
import { mix } from './palettes.ts';

function orchard(room: Room): StageLayers {
  const { w, h, y, light, random } = room;
  const fruit = light.dark ? '#FFB35C' : '#E8402E';
  return {
    far:
      sky(room, mix('#CDEBFF', light.high, 0.35), mix('#FFF3D9', light.low, 0.35), '#FFFDEB') +
      cloud(w * 0.2, y * 0.22, w * 0.13) +
      cloud(w * 0.82, y * 0.14, w * 0.1) +
      hill(w, h, y, w * 0.22, 0.05, '#B9D9A0'),
    middle:
      hill(w, h, y + w * 0.02, w * 0.1, 0.2, '#94C474') +
      spread(5, (i) =>
        tree(
          w * (0.02 + i * 0.24),
          y + w * 0.02,
          w * (0.3 + (i % 2) * 0.1),
          mix('#5FA84A', '#8CC152', random.next()),
          fruit,
          random,
        ),
      ),
    floor:
      floor(room, '#5C9C3E', '#9CCF6C') +
      spread(26, () => {
        const gx = random.next() * w;
        const gy = y + random.next() * (h - y);
        return path(`M${gx} ${gy} q3 -14 6 0 q4 -18 7 0z`, '#4C8A34', 'opacity="0.5"');
      }),
  };
}

function dock(room: Room): StageLayers {
  const { w, h, y, light } = room;
  const sea = y - w * 0.16;
  const wave = (at: number, fill: string) =>
    path(`M0 ${at} ${spread(8, (i) => `q${w / 16} ${i % 2 ? 10 : -10} ${w / 8} 0`)} V${h} H0Z`, fill);
  return {
    far:
      sky(room, mix('#BFE6F7', light.high, 0.3), mix('#FFE9CF', light.low, 0.3), '#FFF8E0') +
      ellipse(w * 0.74, sea - w * 0.2, w * 0.09, w * 0.09, '#FFE9A8') +
      cloud(w * 0.25, sea - w * 0.4, w * 0.13),
    middle:
      wave(sea, '#5DB4C9') +
      wave(sea + w * 0.05, '#3E9AB4') +
      wave(sea + w * 0.1, '#2B839F') +
      path(`M${w * 0.1} ${sea} h${w * 0.2} l-${w * 0.03} ${w * 0.05} h-${w * 0.13}z`, '#C8523A') +
      path(`M${w * 0.19} ${sea - 2} v-${w * 0.14} l${w * 0.08} ${w * 0.12}z`, '#FFF7E8'),
    floor: floor(room, '#9B6238', '#CE9560', planks(room, '#6B3F20')) + rect(0, y - 6, w, 12, '#B67C48'),
  };
}

function garden(room: Room): StageLayers {
  const { w, h, y, light, random } = room;
  const flower = (x: number, at: number, size: number, fill: string) =>
    spread(5, (i) =>
      ellipse(
        x + Math.cos(i * 1.257) * size,
        at + Math.sin(i * 1.257) * size,
        size * 0.75,
        size * 0.75,
        fill,
      ),
    ) + ellipse(x, at, size * 0.6, size * 0.6, '#FFD769');
  return {
    far:
      sky(room, mix('#D5EEFF', light.high, 0.4), mix('#FFF6DE', light.low, 0.3), '#FFFEF0') +
      cloud(w * 0.75, y * 0.2, w * 0.12) +
      cloud(w * 0.18, y * 0.32, w * 0.09) +
      hill(w, h, y, w * 0.2, 0.1, '#C3E0A8'),
    middle:
      spread(7, (i) =>
        ellipse(
          w * (i * 0.165),
          y + w * 0.01,
          w * (0.12 + random.next() * 0.05),
          w * (0.13 + random.next() * 0.06),
          mix('#6DB35A', '#9CCB6B', random.next()),
        ),
      ) +
      spread(16, () =>
        flower(
          random.next() * w,
          y - random.next() * w * 0.1,
          w * 0.013,
          random.pick(['#FF8FA8', '#FFC65C', '#FFFFFF', '#C99AF0', light.accent]),
        ),
      ),
    floor:
      floor(room, '#67A548', '#A6D57B') +
      spread(9, () =>
        flower(
          random.next() * w,
          y + w * 0.08 + random.next() * (h - y),
          w * 0.016,
          random.pick(['#FF9DB2', '#FFFFFF', '#FFD36E']),
        ),
      ),
  };
}

function street(room: Room): StageLayers {
  const { w, y, light, random } = room;
  const house = (i: number, tall: number, fill: string) => {
    const x = w * (i * 0.15 - 0.04);
    const top = y - w * tall;
    return (
      rect(x, top, w * 0.16, w * tall, fill, 'rx="10"') +
      spread(6, (n) =>
        rect(
          x + w * (0.025 + (n % 2) * 0.065),
          top + w * (0.04 + Math.floor(n / 2) * 0.075),
          w * 0.04,
          w * 0.045,
          light.dark ? '#FFD98A' : '#FFFFFF',
          'rx="5" opacity="0.75"',
        ),
      )
    );
  };
  return {
    far:
      sky(room) +
      ellipse(w * 0.76, y * 0.26, w * 0.1, w * 0.1, mix(light.accent, '#FFFFFF', 0.35), 'opacity="0.9"') +
      cloud(w * 0.24, y * 0.2, w * 0.1),
    middle: spread(7, (i) =>
      house(
        i,
        0.26 + random.next() * 0.26,
        mix(random.pick([light.floor, light.accent, light.low, '#F3C9A0', '#B9CCE0']), light.high, 0.35),
      ),
    ),
    floor:
      floor(room, mix('#8D8A90', light.floorDeep, 0.35), mix('#C9C3BF', light.floor, 0.35)) +
      rect(0, y, w, w * 0.05, mix('#E8DFD3', light.high, 0.3)) +
      spread(5, (i) =>
        path(
          `M${w * (i * 0.24)} ${y + w * 0.2} h${w * 0.12} l-${w * 0.02} ${w * 0.025} h-${w * 0.12}z`,
          '#FFFFFF',
          'opacity="0.7"',
        ),
      ),
  };
}

function snow(room: Room): StageLayers {
  const { w, h, y, random } = room;
  const pine = (x: number, size: number) =>
    spread(3, (i) =>
      path(
        `M${x} ${y - size + i * size * 0.26} l${size * (0.2 + i * 0.08)} ${size * 0.34} h-${size * (0.4 + i * 0.16)}z`,
        mix('#5E9B8A', '#8FC3B4', i * 0.3),
      ),
    ) + path(`M${x} ${y - size} l${size * 0.11} ${size * 0.18} h-${size * 0.22}z`, '#FFFFFF');
  return {
    far: sky(room, '#9FB6E8', '#FBE3E6', '#FFFFFF') + hill(w, h, y, w * 0.24, 0.12, '#D9E4F6'),
    middle:
      hill(w, h, y + 6, w * 0.1, 0.25, '#EAF1FB') +
      spread(6, (i) => pine(w * (0.04 + i * 0.19), w * (0.22 + random.next() * 0.16))),
    floor:
      floor(room, '#DCE6F5', '#FFFFFF') +
      spread(18, () => ellipse(random.next() * w, y + random.next() * (h - y), 4, 3, '#C7D6EE')),
  };
}

export const outdoorStages = { orchard, dock, garden, street, snow };
