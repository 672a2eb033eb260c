// Places where things are shown, made and eaten.

import {
  bokeh,
  box,
  ellipse,
  floor,
  path,
  planks,
  rect,
  sky,
  spread,
  type Room,
  type StageLayers,
} from './drawing.ts';
import { lights, mix } from './palettes.ts';

function factory(room: Room): StageLayers {
  const { w, y, light } = room;
  const pane = (i: number) =>
    rect(w * (0.06 + i * 0.31), y * 0.16, w * 0.26, y * 0.3, '#FFFDF0', 'rx="10" opacity="0.75"') +
    rect(w * (0.18 + i * 0.31), y * 0.16, 6, y * 0.3, light.low) +
    rect(w * (0.06 + i * 0.31), y * 0.3, w * 0.26, 6, light.low);
  return {
    far:
      sky(room) +
      spread(3, pane) +
      spread(3, (i) =>
        path(
          `M${w * (0.06 + i * 0.31)} ${y * 0.46} h${w * 0.26} l${w * 0.12} ${y * 0.6} h-${w * 0.36}z`,
          '#FFFFFF',
          'opacity="0.14"',
        ),
      ),
    middle:
      box(w * 0.02, y + 8, w * 0.2, '#D9A566') +
      box(w * 0.05, y + 8 - w * 0.16, w * 0.15, '#E3B578') +
      box(w * 0.79, y + 8, w * 0.22, '#D29C5C') +
      box(w * 0.68, y + 8, w * 0.13, '#E3B578'),
    floor:
      floor(room, mix(light.floorDeep, '#8C8577', 0.55), mix(light.floor, '#CFC6B4', 0.6)) +
      rect(0, y + w * 0.1, w, w * 0.045, '#50555C', 'rx="8"') +
      spread(12, (i) => ellipse(w * (0.04 + i * 0.084), y + w * 0.165, w * 0.02, w * 0.02, '#737A82')),
  };
}

function desk(room: Room): StageLayers {
  const { w, y, light, random } = room;
  const peg = mix(light.low, '#FFFFFF', 0.35);
  return {
    far:
      sky(room) +
      rect(w * 0.08, y * 0.12, w * 0.84, y * 0.5, peg, 'rx="24" opacity="0.7"') +
      spread(60, (i) =>
        ellipse(
          w * (0.13 + (i % 12) * 0.067),
          y * (0.17 + Math.floor(i / 12) * 0.1),
          4,
          4,
          mix(light.floor, light.low, 0.4),
        ),
      ),
    middle:
      spread(4, (i) =>
        rect(
          w * (0.64 + i * 0.055),
          y - w * (0.2 + random.next() * 0.08),
          w * 0.045,
          w * 0.3,
          random.pick(['#E5725A', '#F2B457', '#5E8FC7', '#6DB28A']),
          'rx="6"',
        ),
      ) +
      rect(w * 0.07, y - w * 0.19, w * 0.2, w * 0.2, mix(light.accent, '#FFFFFF', 0.4), 'rx="16"') +
      ellipse(w * 0.17, y - w * 0.09, w * 0.055, w * 0.055, light.glow),
    floor: floor(
      room,
      mix('#B57A48', light.floorDeep, 0.25),
      mix('#E2AE78', light.floor, 0.25),
      planks(room, '#8C5A33'),
    ),
  };
}

function table(room: Room): StageLayers {
  const { w, h, y, light } = room;
  return {
    far: sky(room) + bokeh(room, [light.glow, light.accent, '#FFFFFF'], 16),
    middle:
      path(
        `M0 ${y * 0.1} Q${w * 0.12} ${y * 0.5} 0 ${y}z`,
        mix(light.high, '#FFFFFF', 0.5),
        'opacity="0.8"',
      ) +
      path(
        `M${w} ${y * 0.1} Q${w * 0.88} ${y * 0.5} ${w} ${y}z`,
        mix(light.high, '#FFFFFF', 0.5),
        'opacity="0.8"',
      ),
    floor:
      floor(room, '#A0643A', '#D79F6C', planks(room, '#7A4724')) +
      ellipse(w * 0.5, y + (h - y) * 0.42, w * 0.45, (h - y) * 0.4, mix('#FFFFFF', light.high, 0.6)) +
      ellipse(
        w * 0.5,
        y + (h - y) * 0.42,
        w * 0.4,
        (h - y) * 0.34,
        'none',
        `stroke="${light.accent}" stroke-width="4" stroke-dasharray="10 9" opacity="0.6"`,
      ),
  };
}

function evening(room: Room): StageLayers {
  const { w, y, light } = room;
  const warm = light.dark ? light : lights.dusk;
  const bulb = (i: number) => {
    const x = w * (0.06 + i * 0.11);
    const at = y * (0.1 + Math.sin((i / 8) * Math.PI) * 0.07);
    return (
      ellipse(x, at, w * 0.05, w * 0.05, '#FFD98A', 'opacity="0.25"') +
      ellipse(x, at, w * 0.017, w * 0.021, '#FFE9B0')
    );
  };
  return {
    far:
      sky(room, warm.high, mix(warm.low, light.low, 0.3), warm.glow) +
      bokeh(room, ['#FFC76A', '#FF8F5C', '#FFE2A8', light.accent], 26),
    middle:
      path(
        `M0 ${y * 0.07} Q${w * 0.5} ${y * 0.25} ${w} ${y * 0.07}`,
        'none',
        'stroke="#3A1C26" stroke-width="4"',
      ) + spread(9, bulb),
    floor: floor(
      room,
      mix(warm.floorDeep, '#2A120E', 0.3),
      mix(warm.floor, '#A05A3A', 0.4),
      planks(room, '#2B1210'),
    ),
  };
}

export const workStages = { factory, desk, table, evening };
