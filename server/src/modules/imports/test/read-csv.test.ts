import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusal } from '../../identity/test/make.ts';
import { readCsv } from '../read-csv.ts';
import { readProducts } from '../read-products.ts';
import { csv, gb18030 } from './make.ts';

const read = async (text: string | Uint8Array) =>
  readProducts(await readCsv(typeof text === 'string' ? new TextEncoder().encode(text) : text));
const codes = ({ notes }: { notes: readonly { code: string; line: number | null }[] }) =>
  notes.map(({ code, line }) => `${code} ${line}`);
const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name));

test.each([
  ['apparel.csv', 20, 22],
  ['home-and-garden.csv', 20, 21],
])('the real file %s is read whole', async (name, products, variants) => {
  const { products: read_ } = await read(fixture(name));
  expect(read_).toHaveLength(products);
  expect(read_.flatMap(({ product }) => product.variants)).toHaveLength(variants);
  expect(read_.flatMap(({ notes }) => notes)).toEqual([]);
});

test('variants, pictures and line breaks inside quotes, with the lines where they stand', async () => {
  const { products } = await read(
    csv([
      {
        Handle: 'coat',
        Title: 'Coat, "long"',
        'Body (HTML)': '<p>One</p>\n<p>Two</p>',
        'Option1 Name': 'Size',
        'Option1 Value': 'S',
        'Variant Price': '10.5',
        'Image Src': 'https://x.example/b.jpg',
        'Image Position': '2',
      },
      {
        Handle: 'coat',
        'Option1 Value': 'M',
        'Variant Price': '1,299.00',
        'Variant SKU': "'007",
        'Image Src': 'https://x.example/a.jpg',
        'Image Position': '1',
        'Variant Image': 'https://x.example/m.jpg',
      },
      { Handle: 'coat', 'Image Src': 'https://x.example/c.jpg', 'Image Position': '3' },
    ]),
  );
  const { product } = products[0]!;
  expect(product).toMatchObject({ title: 'Coat, "long"', description: 'One\n\nTwo', optionNames: ['Size'] });
  expect(product.variants).toMatchObject([
    { line: 2, priceFen: 1050 },
    { line: 4, priceFen: 129900, code: '007', pictureUrl: 'https://x.example/m.jpg' },
  ]);
  expect(product.pictureUrls.map((url) => url.at(-5))).toEqual(['a', 'b', 'c']);
});

test('a mark at the start, foreign line ends, semicolons and decimal commas', async () => {
  const text = csv([{ Handle: 'a', Title: 'Äpfel', 'Variant Price': '12,50' }], ';').replaceAll('\n', '\r\n');
  const { products } = await read(`\ufeff${text}`);
  expect(products[0]!.product).toMatchObject({ title: 'Äpfel', variants: [{ priceFen: 1250 }] });
});

test('what Excel writes in China is recognised, and said', async () => {
  const { products, notes } = await read(gb18030('Handle,Title,Variant Price\npingguo,洛川苹果,39.80\n'));
  expect(products[0]!.product.title).toBe('洛川苹果');
  expect(codes({ notes })).toContain('encoding_recognised null');
  const utf16 = Buffer.concat([
    Buffer.from([0xff, 0xfe]),
    Buffer.from('Handle\tTitle\tVariant Price\na\t苹果\t1\n', 'utf16le'),
  ]);
  expect((await read(utf16)).products[0]!.product.title).toBe('苹果');
});

test('lines of one product may stand apart', async () => {
  const { products } = await read(
    csv([
      { Handle: 'a', Title: 'A', 'Option1 Name': 'Size', 'Option1 Value': 'S', 'Variant Price': '1' },
      { Handle: 'b', Title: 'B', 'Variant Price': '2' },
      { Handle: 'a', 'Option1 Value': 'M', 'Variant Price': '3' },
    ]),
  );
  expect(products.map(({ product }) => product.variants.length)).toEqual([2, 1]);
  expect(codes(products[0]!)).toContain('rows_apart 2');
});

test.each<[string, Record<string, string>[], string]>([
  [
    'a variant without a price is left out',
    [{ 'Option1 Name': 'S', 'Option1 Value': 'a', 'Variant Price': '1' }, { 'Option1 Value': 'b' }],
    'price_missing 3',
  ],
  ['no price at all is an error', [{ 'Variant Price': '' }], 'no_variants 2'],
  ['a price of nothing is none', [{ 'Variant Price': '0.00' }], 'no_variants 2'],
  ['a negative price is an error', [{ 'Variant Price': '-5' }], 'price_unreadable 2'],
  ['a price in words is an error', [{ 'Variant Price': 'free' }], 'price_unreadable 2'],
  ['1e21 is not a price', [{ 'Variant Price': '1e21' }], 'price_unreadable 2'],
  ['a title is needed', [{ Title: '', 'Variant Price': '1' }], 'title_missing 2'],
  [
    'choices differ',
    [
      { 'Option1 Name': 'S', 'Option1 Value': 'a', 'Variant Price': '1' },
      { 'Option1 Value': 'A', 'Variant Price': '1' },
    ],
    'choice_twice 3',
  ],
  [
    'each option has a value',
    [
      {
        'Option1 Name': 'S',
        'Option1 Value': 'a',
        'Option2 Name': 'C',
        'Option2 Value': 'r',
        'Variant Price': '1',
      },
      { 'Option1 Value': 'b', 'Variant Price': '1' },
    ],
    'option_missing 3',
  ],
  [
    'stock below zero is none',
    [{ 'Variant Price': '1', 'Variant Inventory Qty': '-3' }],
    'quantity_negative 2',
  ],
  [
    'a script is no picture address',
    [{ 'Variant Price': '1', 'Image Src': 'javascript:alert(1)' }],
    'picture_address 2',
  ],
  [
    'a file is no picture address',
    [{ 'Variant Price': '1', 'Image Src': 'file:///etc/passwd' }],
    'picture_address 2',
  ],
  [
    'a compare-at price is above the price',
    [{ 'Variant Price': '10', 'Variant Compare At Price': '9' }],
    'compare_at_ignored 2',
  ],
  ['gift cards are left out', [{ 'Variant Price': '10', 'Gift Card': 'true' }], 'gift_card 2'],
  ['a long title is cut', [{ Title: '长'.repeat(200), 'Variant Price': '10' }], 'title_cut 2'],
])('%s', async (_, rows, note) => {
  const { products } = await read(
    csv(rows.map((row, i) => ({ Handle: 'h', ...(i === 0 ? { Title: 'T' } : {}), ...row }))),
  );
  expect(products.flatMap(codes)).toContain(note);
});

test('a line without a handle is named', async () => {
  expect(codes(await read(csv([{ Title: 'A', 'Variant Price': '1' }])))).toContain('handle_missing 2');
});

test.each([
  ['an empty file', '', 'imports.file_unreadable'],
  ['another table', 'name,price\na,1\n', 'imports.file_unreadable'],
  ['a picture', '\u0089PNG\u0000\u0000', 'imports.file_unreadable'],
  ['a quotation mark left open', 'Handle,Title\na,"b\n', 'imports.file_broken'],
])('%s is refused', async (_, text, code) => expect(await refusal(read(text))).toBe(code));

test('50 MB are refused before they are read', async () => {
  expect(await refusal(readCsv(Buffer.alloc(50 * 1_048_576)))).toBe('imports.file_too_large');
});
