import { at } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import {
  comment,
  countShare,
  finishVideo,
  followCreator,
  publishVideo,
  setMark,
} from '../../modules/content/index.ts';
import { saveProduct } from '../../modules/catalog/index.ts';
import type { Storage } from '../../platform/storage.ts';
import { town, type Plan } from '../index.ts';
import { placeFilm } from './media.ts';
import type { Residents } from './people.ts';
import type { Goods } from './shops.ts';

export type Films = ReadonlyMap<string, Id<'video'>>;

/** Creators publish on the day the plan says. */
export async function publishFilms(
  tx: Tx,
  storage: Storage,
  { creators }: Residents,
  goods: Goods,
  plan: Plan,
): Promise<Films> {
  const films = new Map<string, Id<'video'>>();
  for (const film of town.videos) {
    const made = await placeFilm(storage, film);
    const productIds = film.products.map((key) => goods.products.get(key)!);
    const input = {
      creatorId: creators.get(film.creator)!,
      caption: film.caption.zh,
      topics: [...film.topics],
      productIds,
      uploadId: null,
      posterAtMs: 0,
    };
    await at(plan.publishedAt.get(film.key)!, async () => {
      const videoId = await publishVideo(tx, input);
      await finishVideo(tx, videoId, { ...made, durationMs: film.durationSeconds * 1_000 });
      films.set(film.key, videoId);
    });
  }
  return films;
}

/** People follow, like, save, comment and share over the month. */
export async function reactToFilms(
  tx: Tx,
  { people, creators }: Residents,
  goods: Goods,
  films: Films,
  plan: Plan,
): Promise<void> {
  for (const { person, creator, at: time } of plan.follows)
    await at(time, () => followCreator(tx, people.get(person)!, creators.get(creator)!));
  for (const { person, video, at: time } of plan.likes)
    await at(time, () => setMark(tx, 'likes', people.get(person)!, films.get(video)!, true));
  for (const { person, video, at: time } of plan.saves)
    await at(time, () => setMark(tx, 'saves', people.get(person)!, films.get(video)!, true));
  for (const { person, product, at: time } of plan.savedProducts)
    await at(time, () =>
      saveProduct(tx, { buyerId: people.get(person)!, productId: goods.products.get(product)! }),
    );
  for (const { person, video, text, at: time, reply } of plan.comments) {
    const videoId = films.get(video)!;
    await at(time, () => comment(tx, people.get(person)!, videoId, text));
    if (reply) await at(reply.at, () => comment(tx, people.get(reply.person)!, videoId, reply.text));
  }
  for (const { video, shares } of plan.videoDays.filter((each) => each.shares > 0).slice(0, 200)) {
    for (let n = 0; n < Math.min(shares, 3); n++) await countShare(tx, films.get(video)!);
  }
}
