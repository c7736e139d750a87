import { expect, test } from 'vitest';
import type { ScoredText } from './scored-text.ts';
import { unitValuesOf } from './unit-values.ts';

const data = [{ sha256: 'beef' }];
const contrasts = [{ a: 'own', b: 'plain', measure: 'near', kind: 'win-rate' }] as const;

function row(method: string, person: string, task: string, near: number | null): ScoredText {
  return { method, kind: 'method', person, task, draw: 0, values: { near, never: null } };
}

const rows = [
  row('own', 'ada@example.com', '1', 0.9),
  row('own', 'ada@example.com', '2', 0.5),
  row('own', 'bo', '1', null),
  row('plain', 'ada@example.com', '1', 0.6),
  row('plain', 'ada@example.com', '2', 0.6),
  row('plain', 'bo', '1', 1 / 3),
];

test('keeps one value a person by method and measure, and the share of tasks won', () => {
  const units = unitValuesOf({ rows, contrasts, data });

  expect(units).toEqual({
    ids: [expect.stringMatching(/^[0-9a-f]{12}$/), expect.stringMatching(/^[0-9a-f]{12}$/)],
    methods: { own: { near: [0.7, null] }, plain: { near: [0.6, 0.333333] } },
    wins: [{ a: 'own', b: 'plain', measure: 'near', values: [0.5, null] }],
  });
});

test('gives a person the same pseudonym in every run of the same data, another one in other data, and never the name', () => {
  const first = unitValuesOf({ rows, contrasts, data });
  const turned = unitValuesOf({ rows: rows.toReversed(), contrasts: [], data });
  const other = unitValuesOf({ rows, contrasts, data: [{ sha256: 'cafe' }] });

  expect(turned.ids).toEqual(first.ids.toReversed());
  expect(other.ids).not.toEqual(first.ids);
  expect(JSON.stringify(first)).not.toContain('ada');
});
