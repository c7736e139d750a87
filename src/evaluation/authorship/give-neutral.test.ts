import { expect, test } from 'vitest';
import { neutralBriefs } from '../../prompting/neutral-briefs.ts';
import type { EvaluationPerson } from '../evaluation-person.ts';
import { giveNeutral } from './give-neutral.ts';

const person = (name: string, register: string, lengths: readonly number[]): EvaluationPerson => ({
  ...{ person: name, register, learn: [], select: [], evaluate: [] },
  targets: lengths.map((words, at) => ({
    ...{ id: `${name}/${at}`, source: `${name}/${at}`, title: null },
    text: `${name} `.repeat(words).trim(),
  })),
});

test('everybody gets the same requests, as long as their own texts, and of no text a word', () => {
  const [ada, bo] = [giveNeutral(person('ada', 'post', [52, 118])), giveNeutral(person('bo', 'post', [80, 41]))];
  const requests = neutralBriefs.filter(({ register }) => register === 'post');

  expect(ada.map(({ task }) => [task.id, task.brief, task.words])).toEqual([
    ['ada/0', `${requests[0]?.task} Write about 50 words.`, 50],
    ['ada/1', `${requests[1]?.task} Write about 120 words.`, 120],
  ]);
  expect(bo.map(({ task }) => task.brief.replace(/\d+/, ''))).toEqual(
    ada.map(({ task }) => task.brief.replace(/\d+/, '')),
  );
});

test('a register without requests, and more tasks than requests, are refused with what to do', () => {
  expect(() => giveNeutral(person('ada', 'diary', [50]))).toThrow(
    'no neutral requests for the register diary. Leave --briefs out.',
  );
  expect(() => giveNeutral(person('ada', 'post', Array<number>(13).fill(50)))).toThrow('Ask for at most 12 --tasks.');
});
