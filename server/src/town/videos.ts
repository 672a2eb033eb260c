// Fifty short films. Each is a script: who, what it says, what it sells, what is seen and for how long.

import { both, emojis } from './authoring.ts';
import { creators } from './cast.ts';
import { seedOf } from './random.ts';
import { clothesAndCare } from './scripts/clothes-and-care.ts';
import { digitalAndToys } from './scripts/digital-and-toys.ts';
import { farmAndSea } from './scripts/farm-and-sea.ts';
import { foodAndHome } from './scripts/food-and-home.ts';
import type { Video } from './types.ts';

export const videos: readonly Video[] = [
  ...farmAndSea,
  ...clothesAndCare,
  ...foodAndHome,
  ...digitalAndToys,
].map((script) => {
  const author = creators.find((creator) => creator.key === script.creator);
  if (!author) throw new Error(`${script.key}: unknown creator ${script.creator}`);
  const [kind, stage, palette] = script.scene;
  return {
    key: script.key,
    creator: script.creator,
    caption: both(script.caption),
    topics: script.topics.split(' '),
    products: script.products,
    durationSeconds: script.seconds,
    mood: author.mood,
    scene: {
      kind,
      stage,
      palette,
      subjects: emojis(script.look),
      props: emojis(script.props),
      person: script.person ?? null,
      tint: script.colour ? { colour: script.colour } : null,
      seed: seedOf(script.key),
    },
    file: `videos/${script.key}.mp4`,
    poster: `videos/${script.key}.webp`,
  };
});
