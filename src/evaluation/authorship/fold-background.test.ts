import { expect, test } from 'vitest';
import { registerCorpora } from '../../../scripts/background/register-corpora.ts';
import type { Background } from '../../contracts/background.ts';
import { builtInDatasets, speechesName } from '../datasets/built-in-datasets.ts';
import type { EvaluationPerson, EvaluationText } from '../evaluation-person.ts';
import { foldBackground, originOfBackground } from './fold-background.ts';

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

const of = { register: 'post', name: 'fold', format: 'own-texts', seed: 1 };

test('counts outsiders, and nothing that measures are fitted on or that is written about', () => {
  const background = foldBackground(shipped, outsiders('then'), of);

  expect(background.registers.map(({ register }) => register)).toEqual(['post']);
  expect(foldBackground(shipped, outsiders('whereupon! whereupon!'), of)).toEqual(background);
});

test('is the shipped one where there are too few outsiders of a corpus that it does not count', () => {
  expect(foldBackground(shipped, outsiders('then').slice(0, 7), of)).toBe(shipped);
});

test('lacks the register where there are too few outsiders of a corpus that the shipped one was counted from', () => {
  const counted = foldBackground(shipped, outsiders('then'), of).registers;
  const both = { ...shipped, registers: [...counted, ...counted.map((one) => ({ ...one, register: 'essay' }))] };

  const background = foldBackground(both, outsiders('then').slice(0, 7), { ...of, format: 'blogs' });

  expect([background.version, background.registers.map(({ register }) => register)]).toEqual([
    '1-without-post',
    ['essay'],
  ]);
});

test('every corpus of the shipped background is known by its format', () => {
  const paths = registerCorpora.flatMap(({ corpora }) => corpora.flatMap(({ path }) => path ?? []));
  const formats = builtInDatasets.filter(({ path }) => paths.includes(path));

  expect(formats.length).toBeGreaterThan(5);
  for (const { format } of [...formats, { format: { name: speechesName } }])
    expect([format.name, originOfBackground([], format.name)]).toEqual([format.name, 'nearest-register']);
});
