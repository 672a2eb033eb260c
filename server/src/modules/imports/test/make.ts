import { stringify } from 'csv-stringify/sync';

/** A product CSV of these lines, with the columns they use. */
export function csv(lines: readonly Record<string, string>[], delimiter = ','): string {
  const columns = [...new Set(['Handle', 'Title', ...lines.flatMap((line) => Object.keys(line))])];
  return stringify([...lines], { header: true, columns, delimiter });
}

const table = new Map<string, number[]>();

/** Node writes no GB18030, so the characters that are needed are looked up by reading. */
export function gb18030(text: string): Uint8Array {
  if (table.size === 0) {
    const decoder = new TextDecoder('gb18030');
    for (let high = 0x81; high <= 0xfe; high++) {
      for (let low = 0x40; low <= 0xfe; low++)
        if (low !== 0x7f) table.set(decoder.decode(new Uint8Array([high, low])), [high, low]);
    }
  }
  return new Uint8Array(
    [...text].flatMap((character) =>
      character < '\u0080' ? [character.charCodeAt(0)] : table.get(character)!,
    ),
  );
}
