import { tidyParagraphs } from '../catalog/index.ts';

/**
 * Descriptions come as HTML of unknown origin. What is kept is the text: no element, attribute or address survives, so
 * there is nothing left to run. Paragraphs and list items stay recognisable.
 */

const dropped = new Set([
  'script',
  'style',
  'noscript',
  'iframe',
  'object',
  'embed',
  'svg',
  'math',
  'template',
  'textarea',
  'title',
  'head',
  'select',
  'xmp',
]);
const blocks = new Set([
  'p',
  'div',
  'section',
  'article',
  'header',
  'footer',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'table',
  'blockquote',
  'pre',
  'figure',
  'dl',
]);
const lines = new Set(['br', 'li', 'tr', 'dt', 'dd', 'hr']);
const media = new Set(['img', 'video', 'iframe', 'picture', 'audio', 'embed', 'object']);
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  middot: '·',
  times: '×',
  deg: '°',
  copy: '©',
  reg: '®',
  trade: '™',
  euro: '€',
  pound: '£',
  yen: '¥',
  eacute: 'é',
  egrave: 'è',
  uuml: 'ü',
  ouml: 'ö',
  auml: 'ä',
};

const tag =
  /<!--[\s\S]*?(?:-->|$)|<[!?][^>]*(?:>|$)|<(\/?)([a-zA-Z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*|[^>]*)(?:>|$)/g;

export function htmlText(html: string): { text: string; mediaCount: number } {
  let text = '';
  let mediaCount = 0;
  let from = 0;
  let inside: string | null = null;
  for (const match of html.matchAll(tag)) {
    if (inside === null) text += unescaped(html.slice(from, match.index).replaceAll(/\s+/g, ' '));
    from = match.index + match[0].length;
    const name = match[2]?.toLowerCase();
    if (name === undefined) continue;
    const closes = match[1] === '/';
    if (!closes && media.has(name)) mediaCount++;
    if (inside !== null) {
      if (closes && name === inside) inside = null;
      continue;
    }
    if (!closes && dropped.has(name) && !match[3]!.endsWith('/')) inside = name;
    else text += breakFor(name, closes);
  }
  if (inside === null) text += unescaped(html.slice(from).replaceAll(/\s+/g, ' '));
  return { text: tidyParagraphs(text), mediaCount };
}

function breakFor(name: string, closes: boolean): string {
  if (blocks.has(name)) return '\n\n';
  if (name === 'li') return closes ? '\n' : '\n• ';
  if (name === 'td' || name === 'th') return closes ? '  ' : '';
  return lines.has(name) && !closes ? '\n' : '';
}

function unescaped(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return entities[name] ?? whole;
      const code = decimal === undefined ? parseInt(hex!, 16) : Number(decimal);
      return code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
        ? String.fromCodePoint(code)
        : ' ';
    },
  );
}

/** The way back: paragraphs and list items of a description as HTML. `htmlText` reads it as the same text. */
export function textHtml(text: string): string {
  const escape = (line: string) =>
    line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${paragraph.split('\n').map(escape).join('<br>')}</p>`)
    .join('\n');
}
