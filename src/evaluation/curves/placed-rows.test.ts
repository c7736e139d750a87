import { expect, test } from 'vitest';
import { figureOf } from '../figures.ts';
import type { ScoredText } from '../scored-text.ts';
import { placedRows } from './placed-rows.ts';

const row = (method: string, person: string, value: number, task = 't'): ScoredText => ({
  ...{ method, kind: 'method', person, task, draw: 0, values: { near: value } },
});

test('an arm is placed by person, and who cannot be told from others is left out', () => {
  const rows = placedRows(
    [
      ...[row('real-text', 'ada', 4), row('real-text', 'ada', 2, 'u'), row('other-author', 'ada', 1)],
      ...[row('own', 'ada', 1.5), row('own', 'ada', 2.5, 'u')],
      ...[row('real-text', 'bo', 2), row('other-author', 'bo', 0), row('own', 'bo', 2)],
      ...[row('real-text', 'cy', 1), row('other-author', 'cy', 1), row('own', 'cy', 9)],
      row('own', 'di', 3),
    ],
    'near',
  );
  const placed = (method: string) =>
    figureOf(
      rows.filter((one) => one.method === method),
      'placed',
      { seed: 1 },
    );

  // ada's floor is 1 and her ceiling 3: her 1.5 and 2.5 stand at .25 and .75; bo's 2 at 1.
  expect(placed('own')).toMatchObject({ mean: 0.75, n: 2, texts: 5, unscored: 2 });
  expect(placed('real-text')).toMatchObject({ mean: 1, n: 2 });
  expect(placed('other-author')).toMatchObject({ mean: 0, n: 2 });
});
