import { deflateSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { testApp } from '../../../../test/app.ts';
import { makePerson, refusal } from '../../identity/test/make.ts';
import { importPicture } from '../index.ts';
import { openCatalog } from '../module.ts';

const database = await testDatabase();
const { house, app } = testApp(database, [openCatalog]);
const person = await makePerson(database);
const store = (bytes: Uint8Array) =>
  importPicture({ database, storage: house.storage }, { ownerId: person.personId, bytes });
const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#E5432D' } });

test('a picture is stored at two sizes, as WebP, without where it was taken', async () => {
  const photo = await plain(2_400, 1_600)
    .jpeg()
    .withExif({ IFD0: { Artist: '小满' }, IFD3: { GPSLatitude: '30/1 15/1 0/1' } })
    .toBuffer();
  const picture = await store(photo);
  expect(picture).toMatchObject({ width: 1200, height: 800 });
  const large = readFileSync(house.storage.pathOf(picture.key));
  const seen = await sharp(large).metadata();
  expect(seen).toMatchObject({ format: 'webp', width: 1200 });
  expect(seen.exif).toBeUndefined();
  expect((await sharp(readFileSync(house.storage.pathOf(picture.smallKey))).metadata()).width).toBe(400);
  expect((await store(photo)).pictureId).toBe(picture.pictureId);
});

test('a polyglot leaves its second meaning behind', async () => {
  const script = '<script>alert(document.cookie)</script>';
  const gif = await plain(200, 200).gif().toBuffer();
  const picture = await store(Buffer.concat([gif, Buffer.from(`/*${script}*/`)]));
  expect(readFileSync(house.storage.pathOf(picture.key)).includes('script')).toBe(false);
});

/** A PNG that says it is 30,000 × 30,000 and unfolds to nothing: 900 megapixels out of a few bytes. */
function bomb(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(data.length);
    const body = Buffer.concat([Buffer.from(type), data]);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([size, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(30_000, 0);
  header.writeUInt32BE(30_000, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><script>alert(1)</script></svg>';
test.each([
  ['a picture that unfolds to 900 megapixels', bomb(), 'catalog.picture_too_large'],
  ['a file of more than 10 MB', Buffer.alloc(10 * 1_048_576 + 1), 'catalog.picture_too_large'],
  [
    'something that is no picture',
    Buffer.from('MZ this program cannot be run'),
    'catalog.picture_unreadable',
  ],
  ['nothing', Buffer.alloc(0), 'catalog.picture_unreadable'],
  ['a drawing with a script inside', Buffer.from(svg), 'catalog.picture_unreadable'],
  [
    'a page that calls itself a picture',
    Buffer.from('<!doctype html><script>1</script>'),
    'catalog.picture_unreadable',
  ],
])('%s is refused', async (_, bytes, code) => expect(await refusal(store(bytes))).toBe(code));

test('a broken or a tiny picture is refused', async () => {
  const photo = await plain(800, 800).jpeg().toBuffer();
  expect(await refusal(store(photo.subarray(0, 400)))).toBe('catalog.picture_unreadable');
  expect(await refusal(store(await plain(40, 400).png().toBuffer()))).toBe('catalog.picture_too_small');
});

const boundary = '----jishi';
function form(field: string, name: string, bytes: Buffer) {
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n`;
  return {
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      authorization: `Bearer ${person.token}`,
    },
  };
}

test('the upload answers what the contract says, and refuses what is not a file', async () => {
  const sent = form('file', '../../etc/passwd.png', await plain(300, 200).png().toBuffer());
  const answer = await app.inject({ method: 'POST', url: '/api/pictures', ...sent });
  expect(answer.statusCode).toBe(201);
  expect(answer.json()).toMatchObject({
    width: 300,
    height: 200,
    url: expect.stringMatching(/^\/media\/pictures\/[0-9a-f]{2}\/[0-9a-f]{40}\.webp$/),
  });
  const huge = await app.inject({
    method: 'POST',
    url: '/api/pictures',
    ...form('file', 'a.png', Buffer.alloc(11 * 1_048_576)),
  });
  expect([huge.statusCode, huge.json().code]).toEqual([413, 'catalog.picture_too_large']);
  const json = await app.inject({
    method: 'POST',
    url: '/api/pictures',
    payload: {},
    headers: { authorization: `Bearer ${person.token}` },
  });
  expect([json.statusCode, json.json().code]).toEqual([400, 'catalog.picture_missing']);
});
