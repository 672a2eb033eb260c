import { describe, expect, it } from 'vitest';
import {
  blankTemplate,
  blankZone,
  checkTemplate,
  draftOf,
  inputOf,
} from '../src/features/freight/zone-draft.ts';

const t = ((key: string) => key) as never;

describe('a freight template', () => {
  it('goes out in fen and comes back as it was typed', () => {
    const draft = {
      ...blankTemplate,
      name: '苹果',
      zones: [
        { ...blankZone('item'), freeFrom: '59.00' },
        { ...blankZone('item'), regionCodes: ['650000'], firstFee: '15.50' },
      ],
    };
    const sent = inputOf(draft);
    expect(
      sent.zones.map(({ regionCodes, firstFen, freeFromFen }) => [regionCodes, firstFen, freeFromFen]),
    ).toEqual([
      [[], 800, 5900],
      [['650000'], 1550, null],
    ]);
    expect(draftOf({ ...sent, templateId: 'frt_1', updatedAt: '2026-11-22T00:00:00Z' })).toEqual(draft);
  });

  it('names what is wrong beside its field', () => {
    const draft = { ...blankTemplate, zones: [blankZone('item'), { ...blankZone('item'), firstFee: 'abc' }] };
    expect(checkTemplate(draft, t).map(({ name }) => name.join('_'))).toEqual([
      'name',
      'zone_1_regionCodes',
      'zone_1_firstFee',
    ]);
  });

  it('asks no price of a region that is not delivered', () => {
    const draft = {
      ...blankTemplate,
      name: '海鲜',
      zones: [{ ...blankZone('weight'), delivers: false, firstFee: '' }],
    };
    expect(checkTemplate(draft, t)).toEqual([]);
  });
});
