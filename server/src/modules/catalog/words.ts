import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

/**
 * Words of titles and of queries. Chinese is cut here, because PostgreSQL keeps a Chinese sentence as one word; what is
 * not Chinese is left to its English configuration. Besides the dictionary's words every pair of neighbouring characters
 * is kept, so that a word the dictionary cuts otherwise, or does not know, is found inside a title all the same.
 */

let jieba: Jieba | undefined;
const cutter = () => (jieba ??= Jieba.withDict(dict));

/** Reading the dictionary takes 0.3 s: a server does it once it listens, so that no search waits for it. */
export const readDictionary = (): void => void cutter();

export type Runs = { readonly han: readonly string[]; readonly latin: readonly string[] };

/** Splits text into runs of Chinese characters and words of other letters and digits. */
export function runsOf(text: string): Runs {
  const plain = text.normalize('NFKC').toLowerCase();
  return {
    han: plain.match(/\p{Script=Han}+/gu) ?? [],
    latin: plain.match(/(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? [],
  };
}

/** Every word under which Chinese text is found: dictionary words, pairs, single characters. */
export function hanWords(runs: readonly string[]): Set<string> {
  const words = new Set<string>();
  for (const run of runs) {
    for (const word of cutter().cutForSearch(run, true)) words.add(word);
    const characters = [...run];
    characters.forEach((character, i) => {
      words.add(character);
      if (i > 0) words.add(characters[i - 1]! + character);
    });
  }
  return words;
}

const particles = new Set('的了和与及在是有我要想买个');
const stopWords = new Set(['a', 'an', 'and', 'the', 'of', 'for', 'with', 'in', 'on', 'to', 'or', 'by']);

export type QueryWord = { readonly kind: 'han' | 'latin'; readonly word: string };

/** The words a query asks for; particles count only when there is nothing else. */
export function queryWords(query: string, max = 12): QueryWord[] {
  const { han, latin } = runsOf(query);
  const words = [
    ...han.flatMap((run) => cutter().cut(run, true)).map((word) => ({ kind: 'han', word }) as const),
    ...latin.map((word) => ({ kind: 'latin', word }) as const),
  ];
  const telling = words.filter(({ word }) => !particles.has(word) && !stopWords.has(word));
  return (telling.length > 0 ? telling : words).slice(0, max);
}

/** Pairs that a Chinese word is made of: 连衣裙 is 连衣 and 衣裙. */
export function pairsOf(word: string): string[] {
  const characters = [...word];
  return characters.length < 3
    ? [word]
    : characters.slice(1).map((character, i) => characters[i]! + character);
}

/** Words of a title worth suggesting or correcting to. */
export function termsOf(title: string): Set<string> {
  const { han, latin } = runsOf(title);
  const chinese = han.flatMap((run) => cutter().cut(run, true)).filter((word) => [...word].length > 1);
  return new Set([
    ...chinese,
    ...latin.filter((word) => word.length > 2 && !/^\d/.test(word) && word.length <= 40),
  ]);
}

/** A tsvector in PostgreSQL's own notation, each word with the weight of where it stands. */
export function tsvectorText(words: ReadonlyMap<string, 'A' | 'B' | 'C' | 'D'>): string {
  return [...words]
    .slice(0, 4_000)
    .map(([word, weight]) => `${quoted(word)}:1${weight}`)
    .join(' ');
}

/** A word as tsvector and tsquery write it: nothing in it is an operator. */
export function quoted(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
