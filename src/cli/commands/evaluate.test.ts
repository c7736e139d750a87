import { expect, test } from 'vitest';
import type { ExperimentOption } from '../../evaluation/experiment.ts';
import { experiments } from '../../evaluation/experiments.ts';
import { refuseUnreadOptions } from '../../evaluation/refuse-unread-options.ts';
import { experimentHelp } from './evaluate.ts';

/** Every one of them, or this does not compile. */
const options: Readonly<Record<ExperimentOption | 'model', true>> = {
  ...{ data: true, people: true, tasks: true, prompts: true, methods: true, draws: true, cutWords: true },
  ...{ learnWith: true, briefs: true, adapters: true, models: true, judge: true, secondJudge: true, model: true },
};

test('the help names every experiment with the options that it takes, and no others', () => {
  const taken = experiments.map((experiment) => ({
    name: experiment.name,
    reads: Object.keys(options).filter((option) => {
      try {
        refuseUnreadOptions(experiment, { [option]: 'given' });
        return true;
      } catch {
        return false;
      }
    }),
  }));
  const camelCase = (option: string) => option.slice(2).replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

  const helped = experimentHelp.map(({ name, reads }) => ({ name, reads: reads.split(' ').map(camelCase).toSorted() }));

  expect(helped).toEqual(taken.map(({ name, reads }) => ({ name, reads: reads.toSorted() })));
});
