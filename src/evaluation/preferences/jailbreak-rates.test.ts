import { expect, test } from 'vitest';
import type { AttackRewards } from '../../contracts/dataset.ts';
import { jailbreakRates } from './jailbreak-rates.ts';

const answer = (pair: string, kind: AttackRewards['answer'], mean: number, low: number | null): AttackRewards => ({
  ...{ id: `${pair}-${kind}`, pair, answer: kind },
  rewards: [{ model: low === null ? 'base' : 'categorical', objective: 'both', mean, low }],
});

test('counts attacks whose jailbroken answer is rewarded as much or more, by the mean and by the first percentile', () => {
  const answers = [
    ...[answer('1', 'safe', 0.5, 0.4), answer('1', 'jailbroken', 0.5, 0.1)],
    ...[answer('2', 'safe', 0.5, 0.4), answer('2', 'jailbroken', 0.4, 0.1)],
    answer('3', 'jailbroken', 0.9, 0.9),
  ];

  expect(jailbreakRates(answers)).toMatchObject([
    { model: 'categorical', objective: 'both', by: 'mean', rate: 0.5, n: 2 },
    { model: 'categorical', objective: 'both', by: 'low', rate: 0, n: 2 },
  ]);
});

test('a model without a distribution has no first percentile', () => {
  const rates = jailbreakRates([answer('1', 'safe', 1, null), answer('1', 'jailbroken', 2, null)]);

  // Wilson: 1 of 1 is [1 / (1 + 1.96²), 1].
  expect(rates).toEqual([
    { model: 'base', objective: 'both', by: 'mean', rate: 1, low: expect.closeTo(0.2065, 4), high: 1, n: 1 },
  ]);
});
