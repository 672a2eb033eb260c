import { useState } from 'react';

const codeOf = (emoji: string): string =>
  Array.from(emoji, (character) => character.codePointAt(0)?.toString(16) ?? '')
    .filter((code) => code !== 'fe0f')
    .join('-');

/** A category's emoji as the house draws it (public/emoji); one we have no picture of is written as text. */
export function Emoji({ emoji, size }: { emoji: string; size: number }) {
  const [missing, setMissing] = useState<string>();
  if (missing === emoji) return <span aria-hidden="true">{emoji}</span>;
  return (
    <img
      src={`/emoji/${codeOf(emoji)}.webp`}
      alt=""
      width={size}
      height={size}
      onError={() => setMissing(emoji)}
    />
  );
}
