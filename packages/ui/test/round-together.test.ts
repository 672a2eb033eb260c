import { expect, test } from 'vitest';
import { roundTogether } from '../src/round-together.ts';

test.each([
  { values: [0.334, 0.333, 0.333], shown: [0.34, 0.33, 0.33] },
  { values: [0.005, 0.005], shown: [0.01, 0] },
  { values: [-0.125, 0.5], shown: [-0.12, 0.5] },
  { values: [1.2, 3.4], shown: [1.2, 3.4] },
  { values: [], shown: [] },
])('$values are shown as $shown', ({ values, shown }) => {
  expect(roundTogether(values).map((one) => one + 0)).toEqual(shown);
});

test('whatever the numbers, what is shown adds up, and none is a hundredth off', () => {
  let seed = 7;
  const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  for (let run = 0; run < 500; run++) {
    const one = () => (run % 2 === 0 ? random() * 4 - 1 : Math.floor(random() * 800) * 0.005);
    const values = Array.from({ length: 1 + Math.floor(random() * 9) }, one);
    const shown = roundTogether(values);
    const sum = values.reduce((all, one) => all + one, 0);
    expect(shown.reduce((all, one) => all + one, 0).toFixed(2)).toBe(
      sum.toFixed(2).replace(/^-(?=0\.00$)/, ''),
    );
    shown.forEach((one, i) => expect(Math.abs(one - values[i]!)).toBeLessThanOrEqual(0.01));
  }
});
