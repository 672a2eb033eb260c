import { CsvError, parse } from 'csv-parse';
import { Problem } from '../../platform/problem.ts';
import { columnsOf, type Column } from './columns.ts';
import { fileBroken, fileTooLarge, fileUnreadable } from './problems.ts';

export const maxFileBytes = 20 * 1_048_576;
const maxLines = 100_000;

export type Cells = { readonly line: number; get(column: Column): string };
export type CsvFile = {
  readonly encoding: string;
  readonly delimiter: string;
  readonly lineCount: number;
  readonly ignoredColumns: readonly string[];
  readonly rows: readonly Cells[];
};

/** Reads a CSV as shops really send it: any of three encodings and delimiters, quoted line breaks, ragged rows. */
export async function readCsv(bytes: Uint8Array): Promise<CsvFile> {
  if (bytes.byteLength > maxFileBytes) throw new Problem(fileTooLarge);
  const { text, encoding } = decoded(bytes);
  if (text.includes('\u0000')) throw new Problem(fileUnreadable);
  const delimiter = delimiterOf(text);
  const records = await recordsOf(text, delimiter);
  const header = records.shift()?.record ?? [];
  const { at, ignored } = columnsOf(header);
  if (!at.has('handle') || !at.has('title')) throw new Problem(fileUnreadable);
  const rows = records.map(({ record, line }) => ({
    line,
    get: (column: Column) => (record[at.get(column) ?? -1] ?? '').trim(),
  }));
  return { encoding, delimiter, lineCount: records.at(-1)?.lastLine ?? 1, ignoredColumns: ignored, rows };
}

/** UTF-8 or UTF-16 by their marks; else UTF-8 when it is valid, else what Excel writes in China. */
function decoded(bytes: Uint8Array): { text: string; encoding: string } {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  if (encoding) return { text: new TextDecoder(encoding).decode(bytes), encoding };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('gb18030').decode(bytes), encoding: 'gb18030' };
  }
}

function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/)).replaceAll(/"[^"]*"/g, '');
  const count = (delimiter: string) => header.split(delimiter).length;
  return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0]!;
}

type CsvRecord = { readonly record: string[]; readonly line: number; readonly lastLine: number };

async function recordsOf(text: string, delimiter: string): Promise<CsvRecord[]> {
  const parser = parse({
    delimiter,
    // A file may end its lines in more than one way; guessing from the first loses the rows that differ.
    record_delimiter: ['\r\n', '\n', '\r'],
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: 2_000_000,
  });
  const records: CsvRecord[] = [];
  let lastLine = 0;
  try {
    parser.write(text);
    parser.end();
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      // A record ends at `info.lines`; it begins behind the one before.
      const line = lastLine + 1;
      lastLine = Math.max(line, info.lines);
      if (record.every((cell) => cell.trim() === '')) continue;
      records.push({ record, line, lastLine });
      if (records.length > maxLines) throw new Problem(fileTooLarge);
    }
  } catch (error) {
    if (error instanceof CsvError)
      throw new Problem(fileBroken, { line: Number(error.lines ?? lastLine + 1) });
    throw error;
  }
  return records;
}
