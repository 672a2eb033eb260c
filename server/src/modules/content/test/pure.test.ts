import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '../../../platform/ids.ts';
import { mintAttribution, readAttribution } from '../attribution.ts';
import { looksLikeAnAdvert } from '../video.ts';

const sale = { videoId: newId('video'), creatorId: newId('creator'), impressionId: newId('impression') };

describe('an attribution token', () => {
  it('says again what it was minted with', () =>
    expect(readAttribution('secret', mintAttribution('secret', sale))).toEqual(sale));
  it('is nothing to another secret', () =>
    expect(readAttribution('other', mintAttribution('secret', sale))).toBeNull());
  it('is nothing when any character is changed', () => {
    const token = mintAttribution('secret', sale);
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(...'abcXYZ019-_.'), (place, letter) => {
        const changed = token.slice(0, place) + letter + token.slice(place + 1);
        if (changed !== token) expect(readAttribution('secret', changed)).toBeNull();
      }),
    );
  });
  it.each(['', '.', 'a.b', '💥', null, undefined])('is nothing when it is %j', (token) =>
    expect(readAttribution('secret', token)).toBeNull(),
  );
});

describe('words below a video', () => {
  it.each([
    '快手业务低价自助平台超低价',
    '自助下单 24 小时',
    '专业刷粉刷赞',
    '加微信详聊',
    '看 http://x.example',
  ])('%s is an advert', (text) => expect(looksLikeAnAdvert(text)).toBe(true));
  it.each(['苹果脆甜，孩子一天两个', '平台包邮吗', '这个价格低，囤了', '量足'])('%s is not', (text) =>
    expect(looksLikeAnAdvert(text)).toBe(false),
  );
});
