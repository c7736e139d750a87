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

test.each(experiments.map(({ name, reads }) => ({ name, reads: reads ?? [] })))(
  '$name takes what it reads, and nothing that was not given',
  ({ name, reads }) => {
    const given = Object.fromEntries(reads.map((option) => [option, 1]));

    expect(reads.length).toBeGreaterThan(0);
    expect(() => refuseUnreadOptions(findExperiment(name), { ...given, judge: given['judge'] ?? null })).not.toThrow();
  },
);

test('of an experiment that does not say what it reads nothing is refused', () => {
  const { reads: _, ...own } = findExperiment('facts');

  expect(() => refuseUnreadOptions(own satisfies Experiment, { people: 3 })).not.toThrow();
});
