import { nameOf, type Column } from './columns.ts';
import { withoutControls } from '../catalog/index.ts';
import { htmlText } from './html-text.ts';
import type { FileProduct, FileVariant, Note, NoteCode } from './product-file.ts';
import type { Cells, CsvFile } from './read-csv.ts';

export type ReadProduct = { readonly product: FileProduct; readonly notes: readonly Note[] };
type Notes = {
  readonly list: Note[];
  add(
    severity: Note['severity'],
    code: NoteCode,
    line: number | null,
    column?: Column,
    details?: Note['details'],
  ): void;
};

const maxTitle = 120;
const maxDescription = 20_000;
const maxVariants = 200;
const maxPictures = 15;

/** Puts the lines of a file together to products, in the order of their first lines. */
export function readProducts(file: CsvFile): { products: ReadProduct[]; notes: Note[] } {
  const about = notesOf();
  about.add('note', 'currency_as_yuan', null);
  if (file.encoding === 'gb18030')
    about.add('warning', 'encoding_recognised', null, undefined, { encoding: file.encoding });
  if (file.ignoredColumns.length > 0)
    about.add('note', 'columns_ignored', null, undefined, { columns: file.ignoredColumns.join(', ') });
  const groups = new Map<string, Cells[]>();
  const apart = new Set<string>();
  let previous = '';
  for (const row of file.rows) {
    const handle =
      withoutControls(row.get('handle')).slice(0, 255) || (row.get('title') === '' ? previous : '');
    if (handle === '') about.add('error', 'handle_missing', row.line, 'handle');
    else {
      if (handle !== previous && groups.has(handle)) apart.add(handle);
      const group = groups.get(handle);
      if (group) group.push(row);
      else groups.set(handle, [row]);
      previous = handle;
    }
  }
  const decimalComma = file.delimiter === ';';
  const products = [...groups].map(([handle, rows]) =>
    readProduct(handle, rows, { decimalComma, apart: apart.has(handle) }),
  );
  return { products, notes: about.list };
}

function notesOf(): Notes {
  const list: Note[] = [];
  return {
    list,
    add: (severity, code, line, column, details) =>
      void list.push({
        severity,
        code,
        line,
        column: column ? nameOf(column) : null,
        ...(details ? { details } : {}),
      }),
  };
}

type Reading = { readonly decimalComma: boolean; readonly apart: boolean };

function readProduct(handle: string, rows: readonly Cells[], { decimalComma, apart }: Reading): ReadProduct {
  const notes = notesOf();
  const first = rows.find((row) => row.get('title') !== '') ?? rows[0]!;
  const { line } = first;
  if (apart) notes.add('warning', 'rows_apart', line, 'handle');
  const other = rows.find((row) => row.get('title') !== '' && row.get('title') !== first.get('title'));
  if (other)
    notes.add('warning', 'title_twice', other.line, 'title', { other: other.get('title').slice(0, 60) });
  const optionNames = optionNamesOf(rows);
  const variants = variantsOf(rows, optionNames, decimalComma, notes);
  const product: FileProduct = {
    handle,
    line,
    title: titleOf(first, notes),
    description: descriptionOf(first, notes),
    brand: plain(first.get('brand')),
    type: plain(first.get('type')),
    tags: plain(first.get('tags')),
    published:
      !/^(false|no|0|否)$/i.test(first.get('published')) && !/^(draft|archived)$/i.test(first.get('status')),
    optionNames,
    variants,
    pictureUrls: picturesOf(rows, notes),
  };
  if (/^(true|yes|1)$/i.test(first.get('giftCard'))) notes.add('error', 'gift_card', line, 'giftCard');
  if (product.pictureUrls.length === 0) notes.add('warning', 'no_pictures', line, 'picture');
  return { product, notes: notes.list };
}

const plain = (text: string) => withoutControls(text).replaceAll(/\s+/g, ' ').trim().slice(0, 200);

function titleOf(row: Cells, notes: Notes): string {
  const title = withoutControls(row.get('title')).replaceAll(/\s+/g, ' ').trim();
  if (title === '') notes.add('error', 'title_missing', row.line, 'title');
  if ([...title].length > maxTitle) notes.add('warning', 'title_cut', row.line, 'title');
  return title.slice(0, maxTitle).trim();
}

function descriptionOf(row: Cells, notes: Notes): string {
  const { text, mediaCount } = htmlText(row.get('body'));
  if (mediaCount > 0) notes.add('warning', 'description_pictures', row.line, 'body', { count: mediaCount });
  if (text.length > maxDescription) notes.add('warning', 'description_cut', row.line, 'body');
  return text.slice(0, maxDescription).trim();
}

const optionColumns = [
  ['option1Name', 'option1Value'],
  ['option2Name', 'option2Value'],
  ['option3Name', 'option3Value'],
] as const;

/** A product without a choice states the option "Title" with the one value "Default Title". */
function optionNamesOf(rows: readonly Cells[]): string[] {
  const names = optionColumns.map(
    ([name]) => rows.map((row) => plain(row.get(name)).slice(0, 40)).find((each) => each !== '') ?? '',
  );
  const values = new Set(rows.map((row) => row.get('option1Value')).filter((value) => value !== ''));
  const noChoice = values.size <= 1 && (values.size === 0 || values.has('Default Title')) && names[1] === '';
  return noChoice ? [] : names.filter((name) => name !== '');
}

function variantsOf(
  rows: readonly Cells[],
  optionNames: readonly string[],
  decimalComma: boolean,
  notes: Notes,
): FileVariant[] {
  const variants: FileVariant[] = [];
  const choices = new Set<string>();
  for (const row of rows) {
    const isVariant =
      row === rows[0] ||
      [...optionColumns.map(([, value]) => value), 'price', 'code'].some(
        (column) => row.get(column as Column) !== '',
      );
    const variant = isVariant ? variantOf(row, optionNames, decimalComma, notes) : undefined;
    if (!variant) continue;
    const choice = variant.optionValues.join(' / ');
    if (choices.has(choice.toLowerCase()))
      notes.add('error', 'choice_twice', row.line, 'option1Value', { choice: choice || '—' });
    choices.add(choice.toLowerCase());
    variants.push(variant);
  }
  if (variants.length === 0) notes.add('error', 'no_variants', rows[0]!.line, 'price');
  if (variants.length > maxVariants)
    notes.add('error', 'too_many_variants', rows[0]!.line, undefined, { count: variants.length });
  return variants;
}

function variantOf(
  row: Cells,
  optionNames: readonly string[],
  decimalComma: boolean,
  notes: Notes,
): FileVariant | undefined {
  const { line } = row;
  const priceFen = amountIn(row, 'price', decimalComma, notes);
  if (priceFen === null) {
    if (row.get('price') === '' || /^0+([.,]0+)?$/.test(row.get('price')))
      notes.add('warning', 'price_missing', line, 'price');
    return undefined;
  }
  const compareAtFen = amountIn(row, 'compareAt', decimalComma, notes);
  if (compareAtFen !== null && compareAtFen <= priceFen)
    notes.add('warning', 'compare_at_ignored', line, 'compareAt');
  const optionValues = optionNames.map((option, i) => {
    const value = plain(row.get(optionColumns[i]![1])).slice(0, 80);
    if (value === '') notes.add('error', 'option_missing', line, optionColumns[i]![1], { option });
    return value;
  });
  const picture = row.get('variantPicture');
  return {
    line,
    optionValues,
    priceFen,
    compareAtFen: compareAtFen !== null && compareAtFen > priceFen ? compareAtFen : null,
    weightGrams: gramsIn(row, notes),
    // Excel and Shopify mark numbers that are text with an apostrophe.
    barcode: plain(row.get('barcode')).replace(/^'/, '').slice(0, 60) || null,
    code: plain(row.get('code')).replace(/^'/, '').slice(0, 80) || null,
    quantity: quantityIn(row, notes),
    pictureUrl: picture !== '' && isAddress(picture) ? picture : null,
  };
}

/** Yuan and fen: 12, 12.5, 1,299.00, ¥12.50; with a semicolon file also 12,50. */
function amountIn(
  row: Cells,
  column: 'price' | 'compareAt',
  decimalComma: boolean,
  notes: Notes,
): number | null {
  const value = row.get(column);
  if (value === '') return null;
  const bare = value.replaceAll(/[¥￥$€£\s]|CNY|RMB/gi, '');
  const decimal =
    decimalComma && /,\d{1,2}$/.test(bare)
      ? bare.replaceAll('.', '').replace(',', '.')
      : bare.replaceAll(',', '');
  const match = /^(\d{1,8})(?:\.(\d{1,4}))?$/.exec(decimal);
  if (!match) {
    notes.add(column === 'price' ? 'error' : 'warning', 'price_unreadable', row.line, column, {
      value: value.slice(0, 40),
    });
    return null;
  }
  const fen = Math.round(Number(`${match[1]}.${match[2] ?? '0'}`) * 100);
  return fen > 0 ? fen : null;
}

function gramsIn(row: Cells, notes: Notes): number {
  const value = row.get('grams');
  const grams = Math.round(Number(value === '' ? 0 : value.replaceAll(',', '')));
  if (grams >= 0 && grams <= 1_000_000) return grams;
  notes.add('warning', 'weight_unreadable', row.line, 'grams', { value: value.slice(0, 40) });
  return 0;
}

function quantityIn(row: Cells, notes: Notes): number | null {
  const value = row.get('quantity');
  if (value === '') return null;
  const quantity = Number(value.replaceAll(',', ''));
  if (!Number.isInteger(quantity) || Math.abs(quantity) > 1_000_000) {
    notes.add('warning', 'quantity_unreadable', row.line, 'quantity', { value: value.slice(0, 40) });
    return null;
  }
  if (quantity < 0) notes.add('warning', 'quantity_negative', row.line, 'quantity');
  return Math.max(0, quantity);
}

function isAddress(text: string): boolean {
  return (
    text.length <= 2_000 &&
    (text.startsWith('/media/') || (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)))
  );
}

function picturesOf(rows: readonly Cells[], notes: Notes): string[] {
  const found = rows.flatMap((row, i) => {
    const url = row.get('picture');
    if (url === '') return [];
    if (!isAddress(url)) {
      notes.add('warning', 'picture_address', row.line, 'picture', { url: url.slice(0, 100) });
      return [];
    }
    return [{ url, position: Number(row.get('picturePosition')) || 1_000 + i }];
  });
  const urls = [...new Set(found.toSorted((a, b) => a.position - b.position).map(({ url }) => url))];
  if (urls.length > maxPictures)
    notes.add('warning', 'too_many_pictures', rows[0]!.line, 'picture', { count: urls.length });
  return urls.slice(0, maxPictures);
}
