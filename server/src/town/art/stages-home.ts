// Rooms people live in.

import {
  cloud,
  ellipse,
  floor,
  path,
  planks,
  rect,
  shelf,
  sky,
  spread,
  tiles,
  window,
  type Room,
  type StageLayers,
} from './drawing.ts';
import { mix } from './palettes.ts';

function wardrobe(room: Room): StageLayers {
  const { w, y, light, random } = room;
  const rail = y * 0.17;
  const cloth = (i: number) => {
    const x = w * (0.07 + i * 0.125);
    const fill = mix(
      random.pick([light.accent, light.floor, '#FFFFFF', light.floorDeep, '#F7C8A0']),
      light.low,
      0.3,
    );
    return path(
      `M${x} ${rail + 18} q${w * 0.05} -20 ${w * 0.1} 0 l${w * 0.015} ${y * (0.34 + random.next() * 0.2)} q-${w * 0.065} 16 -${w * 0.13} 0z`,
      fill,
      'opacity="0.75"',
    );
  };
  return {
    far:
      sky(room) +
      rect(w * 0.03, y * 0.1, w * 0.94, y * 0.85, mix(light.high, light.low, 0.35), 'rx="26" opacity="0.6"'),
    middle: spread(7, cloth) + rect(w * 0.04, rail, w * 0.92, 9, '#C89A5B', 'rx="4"'),
    floor:
      floor(
        room,
        mix(light.floor, '#C79A6B', 0.5),
        mix(light.low, '#EBCBA1', 0.5),
        planks(room, light.floorDeep),
      ) + ellipse(w * 0.5, y + w * 0.19, w * 0.42, w * 0.11, light.high, 'opacity="0.75"'),
  };
}

function kitchen(room: Room): StageLayers {
  const { w, y, light } = room;
  return {
    far: sky(room) + tiles(room, w * 0.105, mix(light.low, light.floor, 0.18)),
    middle:
      shelf(w * 0.06, y * 0.34, w * 0.4, '#C58B55') +
      shelf(w * 0.56, y * 0.34, w * 0.4, '#C58B55') +
      spread(3, (i) =>
        rect(
          w * (0.1 + i * 0.11),
          y * 0.34 - w * 0.11,
          w * 0.075,
          w * 0.11,
          mix(['#E9A15B', '#D96C4C', '#8FB56B'][i] ?? '#E9A15B', light.high, 0.25),
          'rx="10"',
        ),
      ) +
      spread(3, (i) =>
        ellipse(
          w * (0.63 + i * 0.12),
          y * 0.34 - w * 0.045,
          w * 0.05,
          w * 0.045,
          mix('#FFFFFF', light.low, 0.35 + i * 0.15),
        ),
      ),
    floor:
      floor(room, '#A9693C', '#E0A86F', planks(room, '#80491F')) +
      rect(0, y - 4, w, 16, '#F1C592', 'opacity="0.9"'),
  };
}

function livingroom(room: Room): StageLayers {
  const { w, h, y, light } = room;
  return {
    far:
      sky(room) +
      window(w * 0.58, y * 0.13, w * 0.3, y * 0.6, '#FFFFFF', mix('#FFF3CF', light.high, 0.4)) +
      path(
        `M${w * 0.58} ${y * 0.5} L${w * 0.1} ${h} H${w * 0.75} L${w * 0.88} ${y * 0.5}z`,
        '#FFFFFF',
        'opacity="0.13"',
      ),
    middle:
      rect(w * 0.1, y * 0.22, w * 0.2, y * 0.25, '#FFFFFF', 'rx="8" opacity="0.9"') +
      rect(w * 0.12, y * 0.245, w * 0.16, y * 0.2, mix(light.accent, light.low, 0.55)) +
      ellipse(w * 0.2, y * 0.4, w * 0.06, y * 0.05, light.floor) +
      rect(0, y - w * 0.035, w, w * 0.035, mix('#FFFFFF', light.low, 0.3)),
    floor:
      floor(
        room,
        mix('#B97F4E', light.floorDeep, 0.2),
        mix('#E6B889', light.floor, 0.2),
        planks(room, '#8F5B32'),
      ) +
      ellipse(
        w * 0.5,
        y + (h - y) * 0.55,
        w * 0.46,
        (h - y) * 0.34,
        mix(light.high, '#FFFFFF', 0.4),
        'opacity="0.85"',
      ) +
      ellipse(
        w * 0.5,
        y + (h - y) * 0.55,
        w * 0.4,
        (h - y) * 0.28,
        'none',
        `stroke="${light.floor}" stroke-width="5" opacity="0.5"`,
      ),
  };
}

function bathroom(room: Room): StageLayers {
  const { w, y, light } = room;
  return {
    far:
      sky(room, mix('#F4FCFC', light.high, 0.4), mix('#BFE5E6', light.low, 0.45)) +
      tiles(room, w * 0.14, 'rgba(255,255,255,0.65)'),
    middle:
      ellipse(w * 0.5, y * 0.46, w * 0.34, w * 0.34, '#FFFFFF', 'opacity="0.75"') +
      ellipse(w * 0.5, y * 0.46, w * 0.3, w * 0.3, mix(light.high, '#E7F7FA', 0.5)) +
      path(
        `M${w * 0.34} ${y * 0.36} l${w * 0.16} -${w * 0.12} M${w * 0.38} ${y * 0.46} l${w * 0.24} -${w * 0.18}`,
        'none',
        'stroke="#FFFFFF" stroke-width="14" stroke-linecap="round" opacity="0.8"',
      ),
    floor:
      floor(room, mix('#CFE3E4', light.floor, 0.35), mix('#FFFFFF', light.low, 0.25)) +
      rect(0, y - 5, w, 14, '#FFFFFF'),
  };
}

function playroom(room: Room): StageLayers {
  const { w, y, light } = room;
  const arc = (r: number, colour: string) =>
    path(
      `M${w * 0.5 - w * r} ${y} A${w * r} ${w * r} 0 0 1 ${w * 0.5 + w * r} ${y}`,
      'none',
      `stroke="${colour}" stroke-width="${w * 0.055}"`,
    );
  return {
    far:
      sky(room) +
      cloud(w * 0.14, y * 0.2, w * 0.1) +
      cloud(w * 0.87, y * 0.3, w * 0.08) +
      spread(9, (i) =>
        path(
          `M${w * (0.02 + i * 0.112)} ${y * (0.07 + Math.sin((i / 8) * Math.PI) * 0.06)} h${w * 0.075} l-${w * 0.0375} ${w * 0.075}z`,
          ['#F2785C', '#F7C552', '#6FB7E0', '#84C684'][i % 4] ?? '#F2785C',
        ),
      ),
    middle: arc(0.44, '#F28B74') + arc(0.385, '#F9C86B') + arc(0.33, '#8CCB9B') + arc(0.275, '#88BFE8'),
    floor:
      floor(room, mix(light.floor, '#F2C78E', 0.5), mix(light.low, '#FBE3BF', 0.5)) +
      spread(8, (i) =>
        rect(
          (i % 4) * w * 0.25,
          y + Math.floor(i / 4) * w * 0.2,
          w * 0.25,
          w * 0.2,
          i % 2 === Math.floor(i / 4) % 2 ? '#FFFFFF' : light.accent,
          'opacity="0.13"',
        ),
      ),
  };
}

export const homeStages = { wardrobe, kitchen, livingroom, bathroom, playroom };
