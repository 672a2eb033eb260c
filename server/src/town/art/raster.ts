// A small software painter. Sprites carry premultiplied alpha; canvases are opaque.
// sharp composites at whole pixels only, which makes slow movement jitter; this one samples between pixels.

export type Raster = { width: number; height: number; data: Uint8ClampedArray };

export const canvas = (width: number, height: number): Raster => ({
  width,
  height,
  data: new Uint8ClampedArray(width * height * 4),
});

export const copyOnto = (target: Raster, source: Raster): void => target.data.set(source.data);

export type Placement = {
  /** Centre of the sprite on the canvas. */
  x: number;
  y: number;
  scale?: number;
  /** Horizontal squeeze: −1 mirrors, 0.3 looks turned away. */
  turn?: number;
  /** Vertical stretch, for squash and bounce. */
  stretch?: number;
  /** Radians, clockwise. */
  angle?: number;
  opacity?: number;
};

type Extent = { left: number; right: number; top: number; bottom: number };
const extents = new WeakMap<Raster, Extent>();

/** The part of a sprite that is not clear: nothing outside needs to be sampled. */
function extentOf(sprite: Raster): Extent {
  const known = extents.get(sprite);
  if (known) return known;
  const { data, width, height } = sprite;
  const extent = { left: width, right: 0, top: height, bottom: 0 };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (data[(y * width + x) * 4 + 3] === 0) continue;
      if (x < extent.left) extent.left = x;
      if (x > extent.right) extent.right = x;
      if (y < extent.top) extent.top = y;
      extent.bottom = y;
    }
  }
  extents.set(sprite, extent);
  return extent;
}

/** Steps for which `start + step * by` stays within [from, to); the whole row is then free of checks. */
function within(start: number, by: number, from: number, to: number, steps: [number, number]): void {
  if (Math.abs(by) < 1e-9) {
    if (start < from || start >= to) steps[1] = -1;
    return;
  }
  const a = (from - start) / by;
  const b = (to - start) / by;
  steps[0] = Math.max(steps[0], Math.ceil(Math.min(a, b) + 1e-6));
  steps[1] = Math.min(steps[1], Math.floor(Math.max(a, b) - 1e-6));
}

/** Paints a sprite with bilinear sampling, visiting only pixels that can change. */
export function paint(target: Raster, sprite: Raster, place: Placement): void {
  const { scale = 1, turn = 1, stretch = 1, angle = 0, opacity = 1 } = place;
  const scaleX = scale * turn;
  const scaleY = scale * stretch;
  if (Math.abs(scaleX) < 0.01 || Math.abs(scaleY) < 0.01 || opacity < 0.004) return;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const halfW = (Math.abs(sprite.width * scaleX * cos) + Math.abs(sprite.height * scaleY * sin)) / 2;
  const halfH = (Math.abs(sprite.width * scaleX * sin) + Math.abs(sprite.height * scaleY * cos)) / 2;
  const left = Math.max(0, Math.floor(place.x - halfW));
  const right = Math.min(target.width - 1, Math.ceil(place.x + halfW));
  const top = Math.max(0, Math.floor(place.y - halfH));
  const bottom = Math.min(target.height - 1, Math.ceil(place.y + halfH));
  const du = cos / scaleX;
  const dv = -sin / scaleY;
  const extent = extentOf(sprite);
  const alpha = Math.round(Math.min(1, opacity) * 256);
  const steps: [number, number] = [0, 0];
  for (let y = top; y <= bottom; y++) {
    const dx = left - place.x;
    const dy = y - place.y;
    const u = dx * du + (dy * sin) / scaleX + sprite.width / 2 - 0.5;
    const v = dx * dv + (dy * cos) / scaleY + sprite.height / 2 - 0.5;
    steps[0] = 0;
    steps[1] = right - left;
    within(u, du, Math.max(0, extent.left - 1), Math.min(sprite.width - 1, extent.right + 1), steps);
    within(v, dv, Math.max(0, extent.top - 1), Math.min(sprite.height - 1, extent.bottom + 1), steps);
    if (steps[1] < steps[0]) continue;
    paintRow(
      target.data,
      (y * target.width + left + steps[0]) * 4,
      steps[1] - steps[0],
      sprite,
      u + steps[0] * du,
      v + steps[0] * dv,
      du,
      dv,
      alpha,
    );
  }
}

// 16.16 fixed point: the inner loop of a film runs a million times per frame.
function paintRow(
  out: Uint8ClampedArray,
  start: number,
  steps: number,
  { data, width }: Raster,
  u: number,
  v: number,
  du: number,
  dv: number,
  alpha: number,
): void {
  const stride = width * 4;
  let fixedU = Math.round(u * 65_536);
  let fixedV = Math.round(v * 65_536);
  const stepU = Math.round(du * 65_536);
  const stepV = Math.round(dv * 65_536);
  for (let step = 0, to = start; step <= steps; step++, to += 4, fixedU += stepU, fixedV += stepV) {
    const from = (fixedV >> 16) * stride + (fixedU >> 16) * 4;
    const below = from + stride;
    const a00 = data[from + 3]!;
    const a10 = data[from + 7]!;
    const a01 = data[below + 3]!;
    const a11 = data[below + 7]!;
    if ((a00 | a10 | a01 | a11) === 0) continue;
    const fx = (fixedU >> 8) & 255;
    const fy = (fixedV >> 8) & 255;
    const w11 = (fx * fy) >> 8;
    const w10 = fx - w11;
    const w01 = fy - w11;
    const w00 = 256 - fx - fy + w11;
    const a = ((a00 * w00 + a10 * w10 + a01 * w01 + a11 * w11) * alpha) >> 16;
    if (a === 0) continue;
    const red =
      ((data[from]! * w00 + data[from + 4]! * w10 + data[below]! * w01 + data[below + 4]! * w11) * alpha) >>
      16;
    const green =
      ((data[from + 1]! * w00 + data[from + 5]! * w10 + data[below + 1]! * w01 + data[below + 5]! * w11) *
        alpha) >>
      16;
    const blue =
      ((data[from + 2]! * w00 + data[from + 6]! * w10 + data[below + 2]! * w01 + data[below + 6]! * w11) *
        alpha) >>
      16;
    // 257 / 65536 stands for 1 / 255.
    const keep = (255 - a) * 257;
    out[to] = red + ((out[to]! * keep) >> 16);
    out[to + 1] = green + ((out[to + 1]! * keep) >> 16);
    out[to + 2] = blue + ((out[to + 2]! * keep) >> 16);
    out[to + 3] = 255;
  }
}

/** Straight to premultiplied alpha, in place. */
export function premultiply(raster: Raster): Raster {
  const { data } = raster;
  for (let i = 0; i < data.length; i += 4) {
    const alpha = data[i + 3]! / 255;
    data[i] = data[i]! * alpha;
    data[i + 1] = data[i + 1]! * alpha;
    data[i + 2] = data[i + 2]! * alpha;
  }
  return raster;
}
