export type VideoState = 'processing' | 'public' | 'private' | 'failed' | 'taken_down';

/** Adverts for bought followers and plays, and talk of dealing elsewhere (domain-rules.md §10, rule 4). */
const refusedWords = [
  /自助下单/,
  /刷(量|粉|赞|单)/,
  /低价.{0,4}平台/,
  /加\s*(微信|v信|vx|薇)/i,
  /https?:\/\//i,
];

export function looksLikeAnAdvert(text: string): boolean {
  return refusedWords.some((word) => word.test(text));
}
