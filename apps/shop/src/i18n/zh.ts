import type { Shape } from './shape.ts';
import { buying } from './zh/buying.ts';
import { house } from './zh/house.ts';
import { looking } from './zh/looking.ts';
import { mine } from './zh/mine.ts';
import { money } from './zh/money.ts';

// Plain words, no exclamation marks, no blame. An error says what happened, that nothing was lost, and what to do next.
export const zh = { ...house, ...looking, ...buying, ...mine, ...money };

/** Every language has exactly these keys. */
export type Dictionary = Shape<typeof zh>;
