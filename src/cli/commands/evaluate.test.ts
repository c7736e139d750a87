import { expect, test } from 'vitest';
import { experiments } from '../../evaluation/experiments.ts';
import { refuseUnreadOptions } from '../../evaluation/refuse-unread-options.ts';
import { experimentHelp } from './evaluate.ts';

test('the help names every experiment with the options that it takes, and no others', () => {
  const options = [
    'data',
    'people',
    'tasks',
    'prompts',
    'methods',
    'draws',
    'cutWords',
    'learnWith',
    'models',
    'model',
  ];
  const taken = experiments.map((experiment) => ({
    name: experiment.name,
    reads: [...options, 'judge', 'secondJudge'].filter((option) => {
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
