const most = 10;

/** The #topics of a caption, without the sign, each once: "新果上市 #助农 #红富士" → 助农, 红富士. */
export function topicsOf(caption: string): string[] {
  const found = [...caption.matchAll(/#([\p{L}\p{N}_]{1,30})/gu)].map((match) => match[1] ?? '');
  return [...new Set(found)].slice(0, most);
}

/** The caption as it is shown: topics stand behind it, so they are taken out of the text. */
export const withoutTopics = (caption: string): string =>
  caption
    .replace(/#[\p{L}\p{N}_]{1,30}/gu, '')
    .replace(/\s{2,}/g, ' ')
    .trim();
