import { buying } from './en/buying.ts';
import { house } from './en/house.ts';
import { looking } from './en/looking.ts';
import { mine } from './en/mine.ts';
import { money } from './en/money.ts';
import type { Dictionary } from './zh.ts';

// Written, not translated. Counts are phrased so that they read right for one and for many.
export const en: Dictionary = { ...house, ...looking, ...buying, ...mine, ...money };
