import { expect, test } from 'vitest';
import type { Method } from '../../ports/method.ts';
import type { CellResult } from '../run-cells.ts';
import type { PointResults } from './run-points.ts';
import { textsAgain } from './texts-again.ts';
import { toldByPerson } from './told-by-person.ts';

interface Row {
  readonly method?: string;
  readonly person: string;
  readonly text: string;
  readonly kind?: CellResult['cell']['kind'];
  readonly statements?: readonly string[];
}

function result({ method = 'raw-samples', person, text, kind = 'method', statements = [] }: Row): CellResult {
  const described: Method = { name: method, summary: '', version: 1, personal: true, open: () => Promise.reject() };
  const task = { id: 't', person, register: 'post', brief: '', words: 50 };
  return {
    cell: {
      ...{ id: '', method: described, kind, task, draw: 0, seed: 1 },
      material: { person, register: 'post', samples: [], selection: [] },
    },
    ...{ outcome: 'ok', written: { text, cut: false, compliance: null }, statements },
  };
}

test('a step that changes no text is told, subset by subset, and placebos have no part in it', () => {
  const at = (label: string, draw: number, ...rows: readonly Row[]): PointResults => ({
    ...{ label, draw, results: rows.map(result) },
  });
  const points = [
    at('k = 4', 0, { person: 'ada', text: 'one' }, { person: 'bo', text: 'two' }),
    at('k = 8', 0, { person: 'ada', text: 'three' }, { person: 'bo', text: 'two' }),
    at('k = 16', 0, { person: 'ada', text: 'three' }, { person: 'bo', text: 'two' }),
    at('k = 16', 0, { person: 'bo', text: 'changed', kind: 'placebo' }, { method: 'other', person: 'bo', text: 'x' }),
    // Another subset, where the same text would prove nothing.
    at('k = 4', 1, { person: 'ada', text: 'three' }),
  ];

  expect(
    textsAgain(points, { methods: ['raw-samples', 'other'], values: [4, 8, 16], labelOf: (k) => `k = ${k}` }),
  ).toEqual([
    { method: 'raw-samples', value: 8, again: 1, texts: 2 },
    { method: 'raw-samples', value: 16, again: 2, texts: 2 },
  ]);
});

test('what is told of a person is the mean of all rounds', () => {
  const told = (person: string, ...statements: readonly string[]) => result({ person, text: '', statements });

  expect(
    toldByPerson(
      [told('ada', 'a', 'b'), told('ada'), told('bo', 'c'), result({ method: 'other', person: 'bo', text: '' })],
      'raw-samples',
    ),
  ).toEqual(
    new Map([
      ['ada', 1],
      ['bo', 1],
    ]),
  );
});
