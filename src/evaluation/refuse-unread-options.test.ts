import { expect, test } from 'vitest';
import type { Experiment } from './experiment.ts';
import { experiments, findExperiment } from './experiments.ts';
import { refuseUnreadOptions } from './refuse-unread-options.ts';

test('an option that has no part in the result is refused with those that have', () => {
  expect(() => refuseUnreadOptions(findExperiment('facts'), { prompts: 10, learnWith: 'none', cutWords: 90 })).toThrow(
    'The experiment facts does not read --learn-with, --cut-words. Leave that out; it reads --prompts, --draws, --model.',
  );
});

test('a model is refused where none is asked', () => {
  expect(() => refuseUnreadOptions(findExperiment('verifier'), { model: 'none' })).toThrow('does not read --model');
  expect(() => refuseUnreadOptions(findExperiment('planted-authors'), { model: 'none' })).not.toThrow();
});

const everyOption = [
  'data',
  'people',
  'tasks',
  'prompts',
  'methods',
  'adapters',
  'draws',
  'cutWords',
  'learnWith',
  'models',
];

test.each(experiments)('$name takes what it reads, one by one, and refuses every other option', (experiment) => {
  const taken = everyOption.filter((option) => {
    try {
      refuseUnreadOptions(experiment, { [option]: 1 });
      return true;
    } catch {
      return false;
    }
  });

  expect(taken).toEqual(everyOption.filter((option) => experiment.reads?.some((one) => one === option)));
  expect(() => refuseUnreadOptions(experiment, { data: null, people: undefined })).not.toThrow();
});

test('of an experiment that does not say what it reads nothing is refused', () => {
  const { reads: _, ...own } = findExperiment('facts');

  expect(() => refuseUnreadOptions(own satisfies Experiment, { people: 3 })).not.toThrow();
});
