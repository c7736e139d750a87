import { expect, test } from 'vitest';
import type { ScoredText } from '../scored-text.ts';
import { placedTable } from './placed-table.ts';

function texts(method: string, person: string, values: readonly (number | null)[]): readonly ScoredText[] {
  const kind = method === 'real-text' || method === 'other-author' ? 'reference' : 'method';
  return values.map((value, at) => ({
    ...{ method, kind, person, task: `${at}`, draw: 0 },
    values: { 'similarity-masked': value },
  }));
}

const rows = [
  ...texts('real-text', 'ada', [1, 2, 3]),
  ...texts('real-text', 'bo', [4, 5, 6]),
  ...texts('other-author', 'ada', [0, 0, 0]),
  ...texts('other-author', 'bo', [5, 5, 5]),
  ...texts('hyperalign', 'ada', [1, 1.5, 9.5]),
  ...texts('hyperalign', 'bo', [2, 2.5, null]),
];

test('prints the raw score, the distance to either side and the share above the own 95th percentile', () => {
  const [row] = placedTable(rows, 1).rows;
  // Ada 4 and bo 2.25 where the own texts have 2 and 5: apart by 2 and 2.75. Bo's own are no nearer than those of others.
  expect(row?.slice(0, 2)).toEqual(['hyperalign', expect.closeTo((4 - 0) / (2 - 0), 12)]);
  expect(row?.slice(4, 8)).toEqual([1, 1, expect.closeTo(3.125, 12), expect.closeTo(2.375, 12)]);
  // Six deviations −1, 0, 1 over √(2/3): their 95th percentile is √1.5, and ada's limit 2 + √1.5 · √(4/3) = 3.41. One of her three is above, none of bo's.
  expect(row?.[8]).toBeCloseTo((1 / 3 + 0) / 2, 12);
});

test('does not know the own percentile of people with one text', () => {
  const single = rows.filter(({ method, task }) => method !== 'real-text' || task === '0');

  expect(placedTable(single, 1).rows[0]?.[8]).toBeNull();
});
