import { expect, test } from 'vitest';
import type { EvaluationPerson } from '../evaluation-person.ts';
import { materialWithComparisons } from './derive-comparisons.ts';

function personOf(person: string, texts: number): EvaluationPerson {
  const learn = Array.from({ length: texts }, (_, at) => ({
    ...{ id: `${person}-${at}`, text: `${person} writes ${at}.`, source: `${person}-${at}`, title: null },
  }));
  return { person, register: 'email', learn, select: [], evaluate: [], targets: [] };
}

const [ada, bo, cy] = [personOf('ada', 2), personOf('bo', 3), personOf('cy', 3)];

test('each own text is preferred to texts of others, the same ones by the same seed', () => {
  const comparisons = materialWithComparisons([ada, bo, cy], 5)(ada).comparisons ?? [];

  expect(comparisons).toHaveLength(8);
  expect(new Set(comparisons.map(({ chosen }) => chosen))).toEqual(new Set(['ada writes 0.', 'ada writes 1.']));
  expect(comparisons.filter(({ rejected }) => rejected.startsWith('ada'))).toEqual([]);
  expect(materialWithComparisons([cy, ada, bo], 5)(bo).comparisons).toHaveLength(12);
  expect(materialWithComparisons([ada, bo, cy], 5)(ada).comparisons).toEqual(comparisons);
  expect(materialWithComparisons([ada, bo, cy], 6)(ada).comparisons).not.toEqual(comparisons);
});

test('somebody who is alone has none', () => {
  expect(materialWithComparisons([ada], 5)(ada)).not.toHaveProperty('comparisons');
});
