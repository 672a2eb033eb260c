// Product pictures: a portrait, an arrangement, the thing in use, one per colour, and buyers' own photos.

import sharp from 'sharp';
import { randomFrom, type Random } from '../random.ts';
import type { PictureRecipe } from '../types.ts';
import { lights, mix } from './palettes.ts';
import { canvas, paint, type Raster } from './raster.ts';
import { svgSprite } from './sprites.ts';
import { stageLayers } from './stages.ts';
import { lay, stand } from './things.ts';

export const PICTURE_EDGE = { hero: 800, arrangement: 800, scene: 800, variant: 640, snapshot: 600 } as const;
const QUALITY = { hero: 76, arrangement: 71, scene: 70, variant: 72, snapshot: 62 } as const;
export const SMALL_EDGE = 400;

type Job = { recipe: PictureRecipe; target: Raster; edge: number; random: Random };

/** Lists and grids show this one; made here because making six hundred of them would slow every first start. */
export const makeSmall = (picture: Buffer): Promise<Buffer> =>
  sharp(picture)
    .resize(SMALL_EDGE, SMALL_EDGE, { fit: 'inside' })
    .webp({ quality: 62, effort: 5, smartSubsample: true })
    .toBuffer();

export async function makePicture(recipe: PictureRecipe): Promise<Buffer> {
  const edge = PICTURE_EDGE[recipe.layout];
  const target = canvas(edge, edge);
  const job = { recipe, target, edge, random: randomFrom(recipe.seed) };
  await layouts[recipe.layout](job);
  await light(job);
  return sharp(Buffer.from(target.data.buffer), { raw: { width: edge, height: edge, channels: 4 } })
    .removeAlpha()
    .modulate({ saturation: 1.1 })
    .webp({ quality: QUALITY[recipe.layout], effort: 4, smartSubsample: true })
    .toBuffer();
}

const layouts: Readonly<Record<PictureRecipe['layout'], (job: Job) => Promise<void>>> = {
  async hero(job) {
    const { recipe, edge, random } = job;
    const onPodium = random.chance(0.5);
    const floorY = edge * (onPodium ? 0.66 : 0.6);
    await backdrop(job, onPodium ? 'podium' : recipe.stage, floorY, onPodium ? 0 : edge * 0.012);
    await distant(job, floorY);
    await star(job, edge * 0.5, edge * (onPodium ? 0.79 : 0.84), edge * 0.6);
    await sprinkle(job, 2);
  },
  async variant(job) {
    const { edge } = job;
    await backdrop(job, 'podium', edge * 0.66, 0);
    await star(job, edge * 0.5, edge * 0.79, edge * 0.62);
  },
  async arrangement(job) {
    const flat = job.random.chance(0.35);
    await (flat ? flatLay(job) : group(job));
  },
  async scene(job) {
    const { recipe, edge, random } = job;
    await backdrop(job, recipe.stage, edge * 0.62, edge * 0.004);
    const side = random.chance(0.5) ? 1 : -1;
    const at = (offset: number) => edge * (0.5 + side * offset);
    await stand(job.target, {
      emoji: recipe.props[0] ?? recipe.subjects[0]!,
      size: edge * 0.2,
      x: at(0.36),
      foot: edge * 0.72,
    });
    if (recipe.person)
      await stand(job.target, {
        emoji: recipe.person,
        size: edge * 0.5,
        x: at(-0.2),
        foot: edge * 0.86,
        turn: side,
      });
    await star(job, at(recipe.person ? 0.17 : 0), edge * 0.92, edge * (recipe.person ? 0.42 : 0.55));
    if (recipe.props[1])
      await stand(job.target, {
        emoji: recipe.props[1],
        size: edge * 0.17,
        x: at(-0.39),
        foot: edge * 0.95,
        angle: random.next() * 0.3 - 0.15,
      });
    if (recipe.props[2])
      await lay(job.target, {
        emoji: recipe.props[2],
        size: edge * 0.13,
        x: at(0.3),
        foot: edge * 0.2,
        angle: side * 0.2,
      });
  },
  async snapshot(job) {
    const { recipe, edge, random } = job;
    const photo: Job = { ...job, target: canvas(edge, edge) };
    await backdrop(photo, random.pick(['table', 'livingroom', 'kitchen', 'desk'] as const), edge * 0.5, 0);
    await star(photo, edge * (0.42 + random.next() * 0.2), edge * 0.86, edge * 0.56);
    await stand(photo.target, {
      emoji: random.pick(['☕', '📦', '🪴', '📱', '🍵']),
      size: edge * 0.24,
      x: edge * (recipe.seed % 2 ? 0.86 : 0.14),
      foot: edge * 0.78,
      blur: 3,
    });
    // Held in one hand: a little crooked and too close.
    paint(job.target, photo.target, {
      x: edge * 0.5,
      y: edge * 0.5,
      scale: 1.16,
      angle: (random.next() - 0.5) * 0.14,
    });
    const tone = document(
      edge,
      `<rect width="100%" height="100%" fill="#FFB066" opacity="0.14"/><rect width="100%" height="100%" fill="#20252B" opacity="0.07"/>`,
    );
    paint(job.target, await svgSprite(tone), { x: edge / 2, y: edge / 2 });
  },
};

const document = (edge: number, body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${edge + 4}" height="${edge + 4}">${body}</svg>`;

async function backdrop(
  { recipe, target, edge }: Job,
  stage: PictureRecipe['stage'],
  floorY: number,
  blur: number,
): Promise<void> {
  const layers = stageLayers(stage, recipe.palette, edge, edge, floorY, recipe.seed);
  const whole = await sharp(Buffer.from(layers.far))
    .composite([{ input: Buffer.from(layers.middle) }, { input: Buffer.from(layers.floor) }])
    .png({ compressionLevel: 0 })
    .toBuffer();
  const image = sharp(whole);
  const pixels = await (blur ? image.blur(blur) : image).ensureAlpha().raw().toBuffer();
  target.data.set(pixels);
}

/** The product itself, with what belongs to it in front. */
async function star({ recipe, target, random }: Job, x: number, foot: number, size: number): Promise<void> {
  const [main, ...more] = recipe.subjects;
  if (!main) return;
  const shift = more.length > 0 ? size * 0.13 : 0;
  const tinted = more.length === 0 || recipe.tint ? recipe.tint : null;
  await stand(target, {
    emoji: main,
    size,
    x: x - shift,
    foot,
    angle: (random.next() - 0.5) * 0.06,
    tint: tinted,
  });
  for (const [index, emoji] of more.entries()) {
    await stand(target, {
      emoji,
      size: size * 0.5,
      x: x + size * (0.36 - index * 0.8),
      foot: foot + size * 0.07,
      angle: 0.08,
    });
  }
}

/** Out-of-focus company behind the product. */
async function distant({ recipe, target, edge, random }: Job, floorY: number): Promise<void> {
  const places = [0.13, 0.88, 0.76];
  for (const [index, emoji] of recipe.props.slice(0, 2).entries()) {
    const size = edge * (0.17 + random.next() * 0.06);
    await stand(target, {
      emoji,
      size,
      x: edge * places[index]!,
      foot: floorY + edge * 0.1,
      blur: edge * 0.006,
      angle: (random.next() - 0.5) * 0.3,
      opacity: 0.96,
    });
  }
}

async function sprinkle({ recipe, target, edge, random }: Job, count: number): Promise<void> {
  const emoji = recipe.props[2] ?? '✨';
  for (let index = 0; index < count; index++) {
    const near = index === 0;
    await lay(target, {
      emoji,
      size: edge * (near ? 0.15 : 0.09),
      x: edge * (near ? 0.85 : 0.17),
      foot: edge * (0.16 + random.next() * 0.14),
      angle: (random.next() - 0.5) * 0.9,
      blur: near ? 0 : 2,
      opacity: 0.95,
    });
  }
}

const someTint = ({ recipe }: Job, index: number) => recipe.tints[index % recipe.tints.length] ?? null;

async function group(job: Job): Promise<void> {
  const { recipe, target, edge, random } = job;
  await backdrop(job, recipe.seed % 2 ? 'table' : recipe.stage, edge * 0.52, edge * 0.005);
  const main = recipe.subjects[0]!;
  const formation = random.pick([
    [
      [0.5, 0.62, 0.36],
      [0.26, 0.76, 0.38],
      [0.74, 0.76, 0.38],
      [0.5, 0.92, 0.46],
    ],
    [
      [0.22, 0.7, 0.34],
      [0.78, 0.7, 0.34],
      [0.36, 0.84, 0.42],
      [0.66, 0.88, 0.42],
    ],
    [
      [0.3, 0.66, 0.32],
      [0.62, 0.64, 0.32],
      [0.84, 0.78, 0.34],
      [0.2, 0.86, 0.38],
      [0.56, 0.92, 0.44],
    ],
  ] as const);
  const prop = recipe.props[0];
  if (prop) await stand(target, { emoji: prop, size: edge * 0.24, x: edge * 0.87, foot: edge * 0.58 });
  for (const [index, [x, foot, size]] of formation.entries()) {
    await stand(target, {
      emoji: main,
      size: edge * size,
      x: edge * x,
      foot: edge * foot,
      angle: (random.next() - 0.5) * 0.26,
      turn: random.chance(0.3) ? -1 : 1,
      tint: someTint(job, formation.length - 1 - index),
    });
  }
  const front = recipe.subjects[1] ?? recipe.props[1];
  if (front) await stand(target, { emoji: front, size: edge * 0.2, x: edge * 0.14, foot: edge * 0.95 });
}

/** Seen from above on a plain ground, as catalogues do. */
async function flatLay(job: Job): Promise<void> {
  const { recipe, target, edge, random } = job;
  const light = lights[recipe.palette];
  const [from, to] = light.dark
    ? [mix(light.low, '#FFFFFF', 0.5), light.low]
    : [mix(light.high, '#FFFFFF', 0.2), light.low];
  const ground = document(
    edge,
    `<defs><linearGradient id="d" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#d)"/><path d="M0 ${edge * 0.62} L${edge + 4} ${edge * 0.24} V${edge + 4} H0Z" fill="${light.floor}" opacity="0.35"/><circle cx="${edge * 0.5}" cy="${edge * 0.5}" r="${edge * 0.36}" fill="${light.glow}" opacity="0.6"/>`,
  );
  paint(target, await svgSprite(ground), { x: edge / 2, y: edge / 2 });
  const company = [...recipe.props, ...recipe.subjects.slice(1)];
  for (const [index, emoji] of [...company, ...company].slice(0, 6).entries()) {
    const turn = (index / 6) * Math.PI * 2 + random.next() * 0.4;
    await lay(target, {
      emoji,
      size: edge * (0.14 + random.next() * 0.05),
      x: edge * (0.5 + Math.cos(turn) * 0.39),
      foot: edge * (0.5 + Math.sin(turn) * 0.39),
      angle: random.next() * 1.2 - 0.6,
    });
  }
  const main = recipe.subjects[0]!;
  const places =
    recipe.tints.length > 2
      ? [
          [0.36, 0.36],
          [0.64, 0.4],
          [0.38, 0.65],
          [0.65, 0.67],
        ]
      : [
          [0.4, 0.4],
          [0.6, 0.61],
        ];
  for (const [index, [x, y]] of places.entries()) {
    await lay(target, {
      emoji: main,
      size: edge * (places.length > 2 ? 0.32 : 0.42),
      x: edge * x!,
      foot: edge * y!,
      angle: (random.next() - 0.5) * 0.7,
      tint: someTint(job, index),
    });
  }
}

/** One lamp above to the left, corners a breath darker. */
async function light({ target, edge }: Job): Promise<void> {
  const overlay = document(
    edge,
    `<defs><radialGradient id="l" cx="0.2" cy="0.08" r="0.75"><stop offset="0" stop-color="#FFFDF2" stop-opacity="0.26"/><stop offset="1" stop-color="#FFFDF2" stop-opacity="0"/></radialGradient><radialGradient id="v" cx="0.5" cy="0.46" r="0.76"><stop offset="0.68" stop-color="#4A1E0C" stop-opacity="0"/><stop offset="1" stop-color="#6A2A10" stop-opacity="0.15"/></radialGradient></defs><rect width="100%" height="100%" fill="url(#l)"/><rect width="100%" height="100%" fill="url(#v)"/>`,
  );
  paint(target, await svgSprite(overlay), { x: edge / 2, y: edge / 2 });
}
