import { readFileSync, statSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { emojiFile } from '../art/emoji.ts';
import { PICTURE_EDGE, SMALL_EDGE } from '../art/pictures.ts';
import { allPictures, mediaPath, smallFile, town } from '../index.ts';

type Box = { type: string; from: number; to: number };

/** The top level of an MP4, or the inside of one of its boxes. */
function boxes(bytes: Buffer, from = 0, to = bytes.length): Box[] {
  const found: Box[] = [];
  for (let at = from; at + 8 <= to;) {
    const size = bytes.readUInt32BE(at);
    if (size < 8) throw new Error(`a box of ${size} bytes at ${at}`);
    found.push({ type: bytes.toString('latin1', at + 4, at + 8), from: at + 8, to: at + size });
    at += size;
  }
  return found;
}

describe('the films', () => {
  it.each(town.videos.map((video) => [video.key, video] as const))(
    '%s plays from its first byte',
    (_, video) => {
      const bytes = readFileSync(mediaPath(video.file));
      const top = boxes(bytes);
      const at = (type: string) => top.findIndex((box) => box.type === type);
      expect(at('ftyp')).toBe(0);
      expect(at('moov')).toBeGreaterThan(0);
      expect(at('mdat')).toBeGreaterThan(at('moov'));
      const moov = top[at('moov')]!;
      const inside = bytes.toString('latin1', moov.from, moov.to);
      expect(inside).toContain('avc1');
      expect(inside).toContain('mp4a');
      const header = boxes(bytes, moov.from, moov.to).find((box) => box.type === 'mvhd')!;
      const seconds = bytes.readUInt32BE(header.from + 16) / bytes.readUInt32BE(header.from + 12);
      expect(Math.abs(seconds - video.durationSeconds)).toBeLessThan(0.2);
      expect(bytes.length).toBeLessThan(900_000);
      expect(statSync(mediaPath(video.poster)).size).toBeGreaterThan(2_000);
    },
  );

  it('are small enough to ship', () => {
    const total = town.videos.reduce((sum, { file }) => sum + statSync(mediaPath(file)).size, 0);
    expect(total).toBeLessThan(25_000_000);
  });
});

describe('the pictures', () => {
  it('are all there', () => {
    const faces = [
      ...town.people.map(({ avatar }) => avatar.file),
      ...town.shops.flatMap(({ logo, banner }) => [logo, banner]),
    ];
    const pictures = allPictures.map(({ file }) => file);
    const files = [...new Set([...pictures, ...pictures.map(smallFile), ...faces])];
    expect(files.length).toBeGreaterThan(1200);
    const total = files.reduce((sum, file) => sum + statSync(mediaPath(file)).size, 0);
    expect(total).toBeLessThan(12_000_000);
  });

  it('are of the size they claim', async () => {
    for (const recipe of allPictures.filter((_, index) => index % 40 === 0)) {
      const { width, height, format } = await sharp(mediaPath(recipe.file)).metadata();
      expect([width, height, format], recipe.file).toEqual([
        PICTURE_EDGE[recipe.layout],
        PICTURE_EDGE[recipe.layout],
        'webp',
      ]);
      expect((await sharp(mediaPath(smallFile(recipe.file))).metadata()).width, recipe.file).toBe(SMALL_EDGE);
    }
  });

  it('are made of emoji that exist', () => {
    const used = [
      ...allPictures.flatMap(({ subjects, props, person }) => [
        ...subjects,
        ...props,
        ...(person ? [person] : []),
      ]),
      ...town.videos.flatMap(({ scene }) => [
        ...scene.subjects,
        ...scene.props,
        ...(scene.person ? [scene.person] : []),
      ]),
      ...town.people.map(({ avatar }) => avatar.emoji),
    ];
    for (const emoji of new Set(used)) expect(() => emojiFile(emoji), emoji).not.toThrow();
  });
});
