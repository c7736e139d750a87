import { expect, test } from 'vitest';
import type { EvaluationPerson } from '../evaluation-person.ts';
import { chooseTasks, countShortRests } from './choose-tasks.ts';
import { giveOpenings } from './give-openings.ts';

const first = 'The ferry did not sail on Monday.';
const rest = (words: number) => `${'It rained again. '.repeat(words / 3)}`.trim();
const person = (texts: readonly string[]): EvaluationPerson => ({
  ...{ person: 'ada', register: 'news', learn: [], select: [], evaluate: [] },
  targets: texts.map((text, at) => ({ id: `ada/${at}`, source: `ada/${at}`, title: null, text })),
});

test('the first sentence is given, and the rest is what is asked for and measured', () => {
  const chosen = chooseTasks(person([`${first} ${rest(60)}`]), { tasks: 1, cutWords: null, seed: 1, openings: true });

  expect(chosen?.targets).toMatchObject([{ opening: first, text: rest(60) }]);
  expect(chosen === null ? [] : giveOpenings(chosen)).toMatchObject([
    {
      origin: 'opening',
      task: {
        ...{ id: 'ada/0', words: 60, opening: first },
        brief: `“${first}” is how a news report begins. Write how it goes on, without this sentence. Write about 60 words.`,
      },
    },
  ]);
});

test('the rest is cut at so many words, and a text that leaves too few is no task', () => {
  const texts = [`${first} ${rest(33)}`, `${rest(90).replaceAll('. ', ', ')}`, `${first} ${rest(90)}`];
  const of = (tasks: number) => chooseTasks(person(texts), { tasks, cutWords: 45, seed: 1, openings: true });

  expect(of(1)?.targets).toMatchObject([{ id: 'ada/2', opening: first, text: rest(45) }]);
  expect(of(2)).toBeNull();
});

test('counted are texts that would be tasks whole, and are none without their first sentence', () => {
  // Of 40, 90 and 97 words; 33, none and 90 of them follow the first sentence. The last one is too short anyway.
  const texts = [
    `${first} ${rest(33)}`,
    rest(90).replaceAll('. ', ', '),
    `${first} ${rest(90)}`,
    `${first} ${rest(30)}`,
  ];

  expect(countShortRests(person(texts))).toBe(2);
});

test('a first sentence of hardly a word takes the next one with it', () => {
  const text = `...\n\nHm. ${first} ${rest(60)}`;
  const chosen = chooseTasks(person([text]), { tasks: 1, cutWords: null, seed: 1, openings: true });

  expect(chosen?.targets).toMatchObject([{ opening: `...\n\nHm. ${first}`, text: rest(60) }]);
});

test('nothing is taken off where nothing is given', () => {
  const chosen = chooseTasks(person([`${first} ${rest(60)}`]), { tasks: 1, cutWords: null, seed: 1 });

  expect(chosen?.targets).toEqual(person([`${first} ${rest(60)}`]).targets);
});
