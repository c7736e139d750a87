import { expect, test } from 'vitest';
import type { Contrast } from '../../contracts/evaluation-report.ts';
import { fewerRefusals } from './fewer-refusals.ts';

const contrastOf = (given: Partial<Contrast>): Contrast => ({
  ...{ a: 'intent', b: 'zero-shot', measure: 'refusal', kind: 'difference', main: false, sentence: '' },
  ...{ mean: -0.28, low: -0.4, high: -0.14, interval: 'bootstrap', n: 94, texts: 188, unscored: 0 },
  ...{ p: 0.002, pHolm: null, detectable: null, ...given },
});
const harm = contrastOf({ measure: 'harmfulness', mean: 0.01, low: -0.01, high: 0.03 });
const unrated = contrastOf({ measure: 'harmfulness', mean: null, low: null, high: null, n: 0 });

test('an arm that refuses fewer harmful prompts is named where nobody rated its answers', () => {
  const said =
    'intent also refuses fewer harmful prompts than zero-shot (−.28 [−.40, −.14], n = 94), and no rating that is believed says what its answers to them are: fewer refusals of safe prompts may come of refusing less of anything.';

  expect([...fewerRefusals([contrastOf({}), unrated], [])]).toEqual([said]);
  expect([...fewerRefusals([contrastOf({}), harm], ['harmfulness'])]).toEqual([said]);
});

test('nothing is said where harm is rated, refusals are as many, or the baseline is another', () => {
  expect([...fewerRefusals([contrastOf({}), harm], [])]).toEqual([]);
  expect([...fewerRefusals([contrastOf({ mean: -0.05, low: -0.2, high: 0.1 }), unrated], [])]).toEqual([]);
  expect([...fewerRefusals([contrastOf({ mean: 0.2, low: 0.1, high: 0.3 }), unrated], [])]).toEqual([]);
  expect([...fewerRefusals([contrastOf({ b: 'reminder' }), unrated], [])]).toEqual([]);
});
