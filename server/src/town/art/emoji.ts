// Where the pictures of things come from: @lobehub/fluent-emoji-3d, MIT, one 256 px WebP per emoji.

import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const assets = join(
  dirname(createRequire(import.meta.url).resolve('@lobehub/fluent-emoji-3d/package.json')),
  'assets',
);

/** The asset of an emoji. Files are named by code points, some with and some without the variation selector. */
export function emojiFile(emoji: string): string {
  const points = [...emoji].map((char) => (char.codePointAt(0) ?? 0).toString(16));
  const bare = points.filter((point) => point !== 'fe0f');
  for (const name of [points, [...points, 'fe0f'], bare, [...bare, 'fe0f']]) {
    const file = join(assets, `${name.join('-')}.webp`);
    if (existsSync(file)) return file;
  }
  throw new Error(`no picture for ${emoji} (${points.join('-')})`);
}
