// Twelve moods of light. Warm by default: even the blues lean towards the sun.

import type { Palette } from '../types.ts';

export type Light = {
  /** Wall or sky, from above to below. */
  high: string;
  low: string;
  /** The bright spot behind the thing. */
  glow: string;
  floor: string;
  floorDeep: string;
  accent: string;
  dark?: boolean;
};

export const lights: Readonly<Record<Palette, Light>> = {
  apricot: {
    high: '#FFF1DF',
    low: '#FFC48F',
    glow: '#FFFBF2',
    floor: '#F2A469',
    floorDeep: '#CE7440',
    accent: '#FF7A45',
  },
  rose: {
    high: '#FFEDEF',
    low: '#FBB3BE',
    glow: '#FFFBFA',
    floor: '#EE93A2',
    floorDeep: '#C5627A',
    accent: '#E5432D',
  },
  sky: {
    high: '#EAF6FF',
    low: '#A5D3F2',
    glow: '#FFFFFF',
    floor: '#83BBE2',
    floorDeep: '#4C87B8',
    accent: '#FFB86B',
  },
  mint: {
    high: '#EEFBF0',
    low: '#A9DFC0',
    glow: '#FFFFF6',
    floor: '#82C8A3',
    floorDeep: '#47936F',
    accent: '#FFC869',
  },
  lilac: {
    high: '#F7F0FF',
    low: '#CBB5EC',
    glow: '#FFFDFF',
    floor: '#AE94DB',
    floorDeep: '#7558AC',
    accent: '#FF9FB2',
  },
  sand: {
    high: '#FCF5E9',
    low: '#E7CBA3',
    glow: '#FFFDF7',
    floor: '#D3AC7B',
    floorDeep: '#A27848',
    accent: '#D9683C',
  },
  lemon: {
    high: '#FFFBE2',
    low: '#FFDC7C',
    glow: '#FFFFF5',
    floor: '#F3BD4D',
    floorDeep: '#C78A25',
    accent: '#FF8A4C',
  },
  coral: {
    high: '#FFEBE0',
    low: '#FF9F80',
    glow: '#FFF8F0',
    floor: '#EF7C5B',
    floorDeep: '#B94731',
    accent: '#FFD166',
  },
  ocean: {
    high: '#E2F7F9',
    low: '#7CC6D4',
    glow: '#FCFFFA',
    floor: '#4FA3B8',
    floorDeep: '#24697F',
    accent: '#FFB570',
  },
  forest: {
    high: '#F0F6DC',
    low: '#A8C680',
    glow: '#FDFFF0',
    floor: '#7FA458',
    floorDeep: '#4A6E31',
    accent: '#F4A340',
  },
  dusk: {
    high: '#4B2548',
    low: '#E57A56',
    glow: '#FFD59A',
    floor: '#8A3E3E',
    floorDeep: '#4B1F2B',
    accent: '#FFC76A',
    dark: true,
  },
  night: {
    high: '#151530',
    low: '#4A3F78',
    glow: '#9F8BE0',
    floor: '#2E2955',
    floorDeep: '#151433',
    accent: '#FFCB6B',
    dark: true,
  },
};

export const mix = (a: string, b: string, share: number): string => {
  const parse = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  const [from, to] = [parse(a), parse(b)];
  return `#${from
    .map((value, index) =>
      Math.round(value + ((to[index] ?? value) - value) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
};
