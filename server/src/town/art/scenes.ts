// Every kind of scene by name.

import type { SceneKind } from '../types.ts';
import { assembly, bloom, unboxing } from './scenes-arrive.ts';
import { bubbles, feast, harvest } from './scenes-make.ts';
import { catwalk, parade, play } from './scenes-move.ts';
import { snowfall, turntable, wave } from './scenes-show.ts';
import type { Scene } from './stagecraft.ts';

export const scenes: Readonly<Record<SceneKind, Scene>> = {
  harvest,
  turntable,
  bubbles,
  feast,
  parade,
  catwalk,
  assembly,
  bloom,
  wave,
  snowfall,
  unboxing,
  play,
};
