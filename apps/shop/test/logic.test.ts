import { describe, expect, test } from 'vitest';
import { addressErrors } from '../src/features/addresses/address-draft.ts';
import { keyKeeper } from '../src/features/checkout/key-keeper.ts';
import { payView } from '../src/features/pay/pay-state.ts';
import { remember } from '../src/features/search/history.ts';
import { topicsOf, withoutTopics } from '../src/features/studio/topics.ts';
import { fileFault, largestBytes } from '../src/features/studio/video-file.ts';
import { inLanguage, titleIn } from '../src/lib/in-language.ts';

test('the idempotency key stays while the same order is sent again, and changes with the order', () => {
  let made = 0;
  const keyFor = keyKeeper(() => `key-${++made}`);
  const order = { lines: [{ skuId: 'a', quantity: 1 }], expectedTotalFen: 100 };
  expect(keyFor(order)).toBe('key-1');
  expect(keyFor(structuredClone(order))).toBe('key-1');
  expect(keyFor({ ...order, expectedTotalFen: 120 })).toBe('key-2');
});

describe('how a payment stands', () => {
  test.each([
    ['paid', ['captured'], true, 'paid'],
    ['cancelled', [], false, 'cancelled'],
    ['unpaid', [], false, 'waiting'],
    ['unpaid', ['pending'], false, 'waiting'],
    ['unpaid', ['pending'], true, 'checking'],
    ['unpaid', ['declined'], true, 'declined'],
    ['unpaid', ['declined', 'pending'], true, 'checking'],
    ['unpaid', ['captured'], false, 'checking'],
  ] as const)('%s with attempts %j, back from the bank: %s → %s', (state, attempts, back, view) => {
    expect(
      payView(
        { state },
        attempts.map((attempt) => ({ state: attempt })),
        back,
      ),
    ).toBe(view);
  });
});

test('an address names what is missing', () => {
  const draft = { recipient: ' ', phone: '123', regionCode: '', detail: '楼', isDefault: false };
  expect(addressErrors(draft)).toEqual({
    recipient: 'badName',
    phone: 'badPhone',
    regionCode: 'badRegion',
    detail: 'badDetail',
  });
  expect(
    addressErrors({
      recipient: '小满',
      phone: '13800000001',
      regionCode: '330106',
      detail: '文三路 90 号',
      isDefault: true,
    }),
  ).toEqual({});
});

test('topics are read from the caption and stand behind it', () => {
  expect(topicsOf('新果上市 #助农 #红富士 #助农')).toEqual(['助农', '红富士']);
  expect(withoutTopics('新果上市 #助农 坏果包赔')).toBe('新果上市 坏果包赔');
});

test('a file that cannot be published is refused before it is sent', () => {
  expect(fileFault({ name: 'a.txt', type: 'text/plain', size: 1 })).toBe('notVideo');
  expect(fileFault({ name: 'a.MOV', type: '', size: largestBytes + 1 })).toBe('tooLarge');
  expect(fileFault({ name: 'a.mp4', type: 'video/mp4', size: 1 })).toBeUndefined();
});

test('searches are remembered newest first, each once, a dozen at most', () => {
  expect(remember(['苹果', '梨'], '梨')).toEqual(['梨', '苹果']);
  expect(
    remember(
      Array.from({ length: 12 }, (_, at) => String(at)),
      '新',
    ),
  ).toHaveLength(12);
});

test('a title without English is shown in Chinese', () => {
  expect(titleIn({ title: '苹果', titleEn: null }, 'en')).toBe('苹果');
  expect(inLanguage({ zh: '洛川', en: '' }, 'en')).toBe('洛川');
});
