// Repaints the main hue of a picture and leaves light, shadow and the other colours alone:
// one lipstick becomes six shades, and its golden ring stays golden.

import type { Raster } from './raster.ts';

type Hsl = [hue: number, saturation: number, lightness: number];

function toHsl(r: number, g: number, b: number): Hsl {
  const max = Math.max(r, g, b) / 255;
  const min = Math.min(r, g, b) / 255;
  const lightness = (max + min) / 2;
  const delta = max - min;
  if (delta === 0) return [0, 0, lightness];
  const saturation = delta / (1 - Math.abs(2 * lightness - 1));
  const hue =
    max === r / 255
      ? ((g - b) / 255 / delta) % 6
      : max === g / 255
        ? (b - r) / 255 / delta + 2
        : (r - g) / 255 / delta + 4;
  return [(hue * 60 + 360) % 360, saturation, lightness];
}

function toRgb([hue, saturation, lightness]: Hsl): [number, number, number] {
  const chroma = saturation * Math.min(lightness, 1 - lightness);
  const channel = (n: number) => {
    const k = (n + hue / 30) % 12;
    return Math.round(255 * (lightness - chroma * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return [channel(0), channel(8), channel(4)];
}

const apart = (a: number, b: number): number => Math.abs(((a - b + 540) % 360) - 180);

/** Hue that covers most of the picture, and how light that part is. Null hue: the picture is grey. */
function mainHue({ data }: Raster): { hue: number | null; lightness: number } {
  const weights = new Float64Array(36);
  let colourful = 0;
  let solid = 0;
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3]! < 200) continue;
    const [hue, saturation, lightness] = toHsl(data[i]!, data[i + 1]!, data[i + 2]!);
    solid += 1;
    // Near white and near black, saturation is noise.
    if (saturation < 0.22 || lightness < 0.08 || lightness > 0.94) continue;
    const bin = Math.floor(hue / 10) % 36;
    weights[bin] = weights[bin]! + saturation;
    colourful += 1;
  }
  const grey = colourful < solid * 0.3;
  const best = weights.indexOf(Math.max(...weights));
  const hue = grey ? null : best * 10 + 5;
  let sum = 0;
  let count = 0;
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3]! < 200) continue;
    const [h, s, l] = toHsl(data[i]!, data[i + 1]!, data[i + 2]!);
    if (hue !== null && (s < 0.12 || apart(h, hue) > 50)) continue;
    sum += l;
    count += 1;
  }
  return { hue, lightness: count ? sum / count : 0.5 };
}

/** Works on straight alpha, in place. */
export function recolour(raster: Raster, colour: string): Raster {
  const { data } = raster;
  const value = Number.parseInt(colour.slice(1), 16);
  const target = toHsl(value >> 16, (value >> 8) & 255, value & 255);
  const main = mainHue(raster);
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] === 0) continue;
    const [hue, saturation, lightness] = toHsl(data[i]!, data[i + 1]!, data[i + 2]!);
    const distance = main.hue === null ? 0 : apart(hue, main.hue);
    if (main.hue !== null && (saturation < 0.1 || distance > 62)) continue;
    // Fade out towards other hues so that no hard edge appears.
    const strength = distance < 46 ? 1 : (62 - distance) / 16;
    const light = Math.min(0.97, Math.max(0.04, target[2] + (lightness - main.lightness) * 0.85));
    const painted = toRgb([target[0], target[1], light]);
    for (let channel = 0; channel < 3; channel++)
      data[i + channel] = data[i + channel]! * (1 - strength) + painted[channel]! * strength;
  }
  return raster;
}
