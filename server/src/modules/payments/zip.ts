import { inflateRawSync } from 'node:zlib';
import { assert } from '../../platform/assert.ts';

const [endMark, entryMark] = [0x06054b50, 0x02014b50];
const largest = 200 * 1_048_576;

/** The files of a ZIP archive, by its central directory. Names are bytes, because nobody says which letters they are. */
export function filesOfZip(zip: Buffer): { name: Buffer; bytes: Buffer }[] {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  assert(end >= 0 && zip.readUInt32LE(end) === endMark, 'a bill is a ZIP archive');
  const count = zip.readUInt16LE(end + 10);
  const files: { name: Buffer; bytes: Buffer }[] = [];
  for (let n = 0, at = zip.readUInt32LE(end + 16); n < count; n++) {
    assert(zip.readUInt32LE(at) === entryMark, 'the directory of a ZIP archive lists its files');
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const name = zip.subarray(at + 46, at + 46 + nameLength!);
    files.push({ name, bytes: contentOf(zip, at) });
    at += 46 + nameLength! + extra! + comment!;
  }
  return files;
}

function contentOf(zip: Buffer, entry: number): Buffer {
  const method = zip.readUInt16LE(entry + 10);
  const packed = zip.readUInt32LE(entry + 20);
  const local = zip.readUInt32LE(entry + 42);
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const bytes = zip.subarray(start, start + packed);
  assert(method === 0 || method === 8, 'a file of a ZIP archive is stored or deflated');
  return method === 0 ? bytes : inflateRawSync(bytes, { maxOutputLength: largest });
}
