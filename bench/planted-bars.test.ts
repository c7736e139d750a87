import { expect, test } from 'vitest';
import { twelveTraitsBars } from './planted-bars.ts';

// E2 of the protocol: recall at dose 0.6, k = 16: .72 on news and .50 on blogs; k = 8: .65 and .35; dose 0.9, k = 16, blogs: .60.
test.each([
  { name: 'news', texts: 16, dose: 0.6, recall: 0.72 },
  { name: 'news', texts: 8, dose: 0.6, recall: 0.65 },
  { name: 'post', texts: 16, dose: 0.6, recall: 0.5 },
  { name: 'post', texts: 8, dose: 0.6, recall: 0.35 },
  { name: 'post', texts: 16, dose: 0.9, recall: 0.6 },
] as const)('E2: $name, $texts texts at dose $dose has a bar of recall beside precision and null authors', (cell) => {
  const prefix = `${cell.name}TwelveK${cell.texts}Dose${cell.dose * 10}`;

  expect(twelveTraitsBars(cell, cell)).toEqual({
    [`${prefix}RecallTarget`]: cell.recall,
    [`${prefix}PrecisionTarget`]: 0.9,
    [`${prefix}NullAcceptedTarget`]: 0.15,
  });
});

test('E2: every other cell has bars of precision and null authors alone', () => {
  expect(twelveTraitsBars({ name: 'news' }, { texts: 32, dose: 0.3 })).toEqual({
    newsTwelveK32Dose3PrecisionTarget: 0.9,
    newsTwelveK32Dose3NullAcceptedTarget: 0.15,
  });
});
