// The face of the demo town: everything that is in it, and where its pictures and films lie.
// Nothing here touches a database or a clock; loading goes through the product's own verbs.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { picture } from './authoring.ts';
import { buyers, creators, operators, people } from './cast.ts';
import { categories } from './categories.ts';
import { commentTexts, shopReplies } from './comments.ts';
import { reviewTexts } from './reviews.ts';
import { chenghai } from './shops/chenghai.ts';
import { dounan } from './shops/dounan.ts';
import { guolixiang } from './shops/guolixiang.ts';
import { heyi } from './shops/heyi.ts';
import { huaqiang } from './shops/huaqiang.ts';
import { lanting } from './shops/lanting.ts';
import { luochuan } from './shops/luochuan.ts';
import { suyu } from './shops/suyu.ts';
import { yiwu } from './shops/yiwu.ts';
import { zhoushan } from './shops/zhoushan.ts';
import type { MediaFile, PictureRecipe, Product, Town } from './types.ts';
import { videos } from './videos.ts';

export type * from './types.ts';
export { makePlan } from './plan.ts';
export type * from './plan-types.ts';

const shops = [
  luochuan,
  zhoushan,
  lanting,
  yiwu,
  huaqiang,
  heyi,
  guolixiang,
  suyu,
  dounan,
  chenghai,
] as const;

/** Buyers photograph roughly every third product; which ones never changes. */
const snapshotOf = (product: Product): PictureRecipe | null => {
  const hero = product.pictures[0];
  if (!hero || hero.seed % 3 !== 0) return null;
  const { subjects, props, person, stage, palette } = hero;
  return picture(
    { look: subjects.join(''), props: props.join(''), stage, palette, ...(person && { person }) },
    product.key,
    'snapshot',
    hero.tint,
  );
};

export const town: Town = {
  categories,
  people,
  shops,
  creators,
  buyers,
  operators,
  videos,
  reviewTexts,
  commentTexts,
  shopReplies,
  reviewPictures: new Map(
    shops.flatMap((shop) =>
      shop.products.flatMap((product) => {
        const recipe = snapshotOf(product);
        return recipe ? [[product.key, recipe] as const] : [];
      }),
    ),
  ),
};

export const mediaFolder = fileURLToPath(new URL('./media/', import.meta.url));

/** The absolute path of a media file of the town; throws when it was never made. */
export function mediaPath(file: MediaFile): string {
  const path = mediaFolder + file;
  if (!existsSync(path)) throw new Error(`${file} is missing: run node24 server/src/town/art/make.ts`);
  return path;
}

/** The 400 px sibling of a product or review picture; faces and signs are small already. */
export const smallFile = (file: MediaFile): MediaFile =>
  /^(products|reviews)\//.test(file) ? `small/${file}` : file;

export const allProducts: readonly Product[] = shops.flatMap((shop) => shop.products);

/** Every still picture that has a recipe: products, colour variants and buyers' photos. */
export const allPictures: readonly PictureRecipe[] = [
  ...new Map(
    [
      ...allProducts.flatMap((product) => [
        ...product.pictures,
        ...product.skus.flatMap((sku) => sku.picture ?? []),
      ]),
      ...town.reviewPictures.values(),
    ].map((recipe) => [recipe.file, recipe] as const),
  ).values(),
];
