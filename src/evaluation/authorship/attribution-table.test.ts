import { expect, test } from 'vitest';
import type { ScoredText } from '../scored-text.ts';
import { attributionTables } from './attribution-table.ts';

const taken = (person: string, plain: string, masked: string, at: number): ScoredText => ({
  ...{ method: 'zero-shot', kind: 'method', person, task: `${at}`, draw: 0, values: {} },
  named: { plain, masked },
});

test('gives the mean F1 of everybody written for or named, with content words shown and hidden', () => {
  const rows = [
    taken('ada', 'ada', 'cy', 0),
    taken('ada', 'ada', 'ada', 1),
    taken('bo', 'ada', 'bo', 2),
    taken('bo', 'bo', 'bo', 3),
  ];

  // Plain: ada 2·2/(2 + 3), bo 2·1/(2 + 1). Masked: ada 2·1/(2 + 1), bo 2·2/(2 + 2), cy, who has no text, 0.
  expect(attributionTables(rows)[0]?.rows).toEqual([
    ['zero-shot', expect.closeTo((4 / 5 + 2 / 3) / 2, 12), 0.75, expect.closeTo((2 / 3 + 1 + 0) / 3, 12), 0.75, 2, 4],
  ]);
});

test('is left out where nobody was named', () => {
  expect(attributionTables([{ method: 'a', kind: 'method', person: 'p', task: 't', draw: 0, values: {} }])).toEqual([]);
});
