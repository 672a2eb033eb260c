// Rooms and landscapes, drawn as SVG in the same soft clay manner as the emoji.
// A stage is a far layer (wall, sky), a middle layer (furniture, trees) and a floor; films move them apart.

import { randomFrom } from '../random.ts';
import type { Palette, Stage } from '../types.ts';
import { ellipse, floor, path, round, sky, type Room, type StageLayers } from './drawing.ts';
import { lights, mix } from './palettes.ts';
import { homeStages } from './stages-home.ts';
import { outdoorStages } from './stages-outdoors.ts';
import { workStages } from './stages-work.ts';

function podiumStage(room: Room): StageLayers {
  const { w, y, light } = room;
  const disc = mix(light.glow, light.accent, 0.2);
  return {
    far: sky(room),
    middle: `<defs>${round('d', mix(light.glow, light.accent, 0.08), disc)}</defs>${ellipse(w * 0.5, y - w * 0.2, w * 0.37, w * 0.37, 'url(#d)')}${ellipse(w * 0.5, y - w * 0.2, w * 0.43, w * 0.43, 'none', `stroke="${light.glow}" stroke-width="3" opacity="0.7"`)}`,
    floor: floor(room, light.floor, mix(light.low, light.floor, 0.5)) + podium(room),
  };
}

function podium({ w, y, light }: Room): string {
  const side = mix(light.low, light.floorDeep, 0.35);
  return (
    `<defs><linearGradient id="p" x1="0" x2="1"><stop offset="0" stop-color="${mix(side, '#FFFFFF', 0.35)}"/><stop offset="0.6" stop-color="${side}"/><stop offset="1" stop-color="${light.floorDeep}"/></linearGradient></defs>` +
    ellipse(w * 0.5, y + w * 0.2, w * 0.4, w * 0.075, '#3A1A10', 'opacity="0.16"') +
    path(
      `M${w * 0.14} ${y + w * 0.08} v${w * 0.09} a${w * 0.36} ${w * 0.07} 0 0 0 ${w * 0.72} 0 v-${w * 0.09}z`,
      'url(#p)',
    ) +
    ellipse(w * 0.5, y + w * 0.08, w * 0.36, w * 0.07, mix(light.high, light.glow, 0.5)) +
    ellipse(
      w * 0.5,
      y + w * 0.08,
      w * 0.3,
      w * 0.055,
      'none',
      `stroke="${light.low}" stroke-width="3" opacity="0.6"`,
    )
  );
}

const draw: Readonly<Record<Stage, (room: Room) => StageLayers>> = {
  podium: podiumStage,
  ...homeStages,
  ...workStages,
  ...outdoorStages,
};

const document = (w: number, h: number, body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}">${body}</svg>`;

/** The three layers of a stage as SVG documents of the given size; `y` is where the floor begins. */
export function stageLayers(
  stage: Stage,
  palette: Palette,
  w: number,
  h: number,
  y: number,
  seed: number,
): StageLayers {
  const layers = draw[stage]({ w, h, y, light: lights[palette], random: randomFrom(seed) });
  return {
    far: document(w, h, layers.far),
    middle: document(w, h, layers.middle),
    floor: document(w, h, layers.floor),
  };
}
