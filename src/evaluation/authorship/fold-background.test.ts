import { expect, test } from 'vitest';
import type { Background } from '../../contracts/background.ts';
import type { EvaluationPerson, EvaluationText } from '../evaluation-person.ts';
import { foldBackground } from './fold-background.ts';

const shipped: Background = { schemaVersion: 1, version: '1', catalogue: 'none', registers: [] };

const texts = (role: string, person: number, text: string): readonly EvaluationText[] =>
  [0, 1, 2].map((at) => ({
    ...{ id: `${role}/${person}/${at}`, source: `${role}/${person}/${at}`, title: null },
    text: `We went to the market, and ${text} there was bread.`,
  }));

const outsiders = (held: string): readonly EvaluationPerson[] =>
  Array.from({ length: 8 }, (_, at) => ({
    ...{ person: `p${at}`, register: 'post' },
    learn: texts('learn', at, 'then'),
    select: texts('select', at, 'so'),
    evaluate: texts('evaluate', at, held),
    targets: texts('targets', at, held),
  }));

const of = { register: 'post', name: 'fold', seed: 1 };

test('counts outsiders, and nothing that measures are fitted on or that is written about', () => {
  const background = foldBackground(shipped, outsiders('then'), of);

  expect(background.registers.map(({ register }) => register)).toEqual(['post']);
  expect(foldBackground(shipped, outsiders('whereupon! whereupon!'), of)).toEqual(background);
});

test('is the shipped one where there are too few outsiders', () => {
  expect(foldBackground(shipped, outsiders('then').slice(0, 7), of)).toBe(shipped);
});
