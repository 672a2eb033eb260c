// Makes every picture and film of the town into `media/`, which is kept in the repository.
//   node24 server/src/town/art/make.ts pictures|films|posters|all [--only <part of a file name>]
// The same data gives the same files; films need Debian's ffmpeg, the running product does not.

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { allPictures, allProducts, mediaFolder, smallFile, town } from '../index.ts';
import { makeFilm, makePoster } from './film.ts';
import { makePicture, makeSmall } from './pictures.ts';
import { makeAvatar, makeBanner, makeLogo } from './portraits.ts';
import { forgetSprites } from './sprites.ts';

type Work = { file: string; make: () => Promise<Buffer> };

const stills: readonly Work[] = [
  ...town.people.map((person) => ({ file: person.avatar.file, make: () => makeAvatar(person) })),
  ...town.shops.flatMap((shop) => [
    { file: shop.logo, make: () => makeLogo(shop) },
    { file: shop.banner, make: () => makeBanner(shop) },
  ]),
  ...allPictures.map((recipe) => ({ file: recipe.file, make: () => makePicture(recipe) })),
];

async function save(file: string, content: Buffer): Promise<void> {
  const path = mediaFolder + file;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

const [what = 'all', flag, part = ''] = process.argv.slice(2);
const wanted = (file: string): boolean => flag !== '--only' || file.includes(part);
const started = Date.now();
const say = (words: string) =>
  process.stdout.write(`${((Date.now() - started) / 1000).toFixed(0).padStart(5)} s  ${words}\n`);

if (what === 'pictures' || what === 'all') {
  const work = stills.filter(({ file }) => wanted(file));
  for (const [index, { file, make }] of work.entries()) {
    const picture = await make();
    await save(file, picture);
    if (file !== smallFile(file)) await save(smallFile(file), await makeSmall(picture));
    if (index % 20 === 19) {
      forgetSprites();
      say(`${index + 1} of ${work.length} pictures`);
    }
  }
}

if (what === 'films' || what === 'posters' || what === 'all') {
  for (const video of town.videos.filter(({ file }) => wanted(file))) {
    // The film shows the colours of the product it sells first.
    const sold = allProducts.find(({ key }) => key === video.products[0]);
    const tints = sold?.pictures[0]?.tints ?? [null];
    await save(video.poster, await makePoster(video, tints));
    if (what !== 'posters') await save(video.file, await makeFilm(video, tints));
    forgetSprites();
    say(video.key);
  }
}
