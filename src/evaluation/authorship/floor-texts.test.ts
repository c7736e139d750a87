import { expect, test } from 'vitest';
import type { EvaluationPerson, EvaluationText } from '../evaluation-person.ts';
import { floorTexts } from './floor-texts.ts';

const textOf = (id: string, words: number): EvaluationText => ({
  ...{ id, source: id, title: null },
  text: Array.from({ length: words }, () => 'word').join(' '),
});
const donorOf = (targets: readonly EvaluationText[], unasked: readonly EvaluationText[]): EvaluationPerson => ({
  ...{ person: 'bo', register: 'post', learn: [], select: [], evaluate: [], targets, unasked },
});
const targets = [textOf('long', 400), textOf('short', 50), textOf('middle', 100)];

test('are the nearest in length by ratio, of texts that no task is made of too, each once', () => {
  const donor = donorOf([textOf('d1', 60), textOf('d2', 300), textOf('d3', 55)], [textOf('d4', 52), textOf('d5', 150)]);

  const found = floorTexts({ targets }, { tasks: targets, donor });

  // 60 is as 1.7 to 100, 150 as 1.5.
  expect([...found].map(([task, { id }]) => [task, id])).toEqual([
    ['long', 'd2'],
    ['short', 'd4'],
    ['middle', 'd5'],
  ]);
});

test('stand twice where there are fewer of them than tasks, and nowhere without another author', () => {
  const donor = donorOf([textOf('d1', 60), textOf('d2', 300)], []);

  expect([...floorTexts({ targets }, { tasks: targets, donor }).values()].map(({ id }) => id)).toEqual([
    'd2',
    'd1',
    'd1',
  ]);
  expect(floorTexts({ targets }, { tasks: targets, donor: undefined }).size).toBe(0);
});
