import { expect, test } from 'vitest';
import type { EvaluationPerson } from '../evaluation-person.ts';
import type { MeasuredText } from '../measure.ts';
import { selectionScore } from './selection-score.ts';

const personOf = (person: string, ...texts: readonly string[]): EvaluationPerson => ({
  ...{ person, register: 'post', learn: [], evaluate: [], targets: [] },
  select: texts.map((text, at) => ({ id: `${person}-${at}`, text, source: `${at}`, title: null })),
});

const ada = personOf('ada', 'So we went, and we swam, and we sang!', 'So we ate, and we left, and we slept!');
const population = [
  personOf('bo', 'It was of the office that the note came; the note of the ninth.'),
  personOf('cy', 'But they are not at home. But who is at home? They are not.'),
];

async function scored(person: string, text: string, others = population): Promise<number | null> {
  const measure = await selectionScore(() => others).open({
    people: [ada],
    outsidersOf: () => [],
    judge: null,
    seed: 1,
  });
  const task = { id: 't', person, register: 'post', brief: '', words: 10 };
  return measure({ person, task, target: '', text, samples: [] } satisfies MeasuredText);
}

test('is higher for the function words and marks of the selection texts, whatever the content', async () => {
  const near = await scored('ada', 'So we ran, and we hid, and we won!');
  const far = await scored('ada', 'It was of the harbour that the letter came; the letter of the tenth.');

  expect(near).toBeGreaterThan(far ?? 9);
});

test('is not known of an empty text, of somebody without selection texts, and without two other people', async () => {
  expect([
    await scored('ada', ' '),
    await scored('bo', 'So.'),
    await scored('ada', 'So.', population.slice(1)),
  ]).toEqual([null, null, null]);
});
