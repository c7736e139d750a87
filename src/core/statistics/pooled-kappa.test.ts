import { expect, test } from 'vitest';
import { pooledKappa, type RatedPair } from './pooled-kappa.ts';

/** "yn" is one pair: yes of the first rater, no of the second. */
function pairs(text: string): readonly RatedPair[] {
  return text
    .split(' ')
    .filter((pair) => pair !== '')
    .map((pair) => [pair[0] === 'y', pair[1] === 'y']);
}

/** Cohen's own way: 20 both yes, 5 and 10 apart, 15 both no gives .70 observed, .50 expected, kappa .40. */
const textbook = pairs(`${'yy '.repeat(20)}${'yn '.repeat(5)}${'ny '.repeat(10)}${'nn '.repeat(15)}`);

test('one question gives Cohen’s kappa', () => {
  const { kappa, low, ...counts } = pooledKappa([textbook]);

  expect(counts).toEqual({ pairs: 50, agreed: 35, expected: 0.5 });
  expect(kappa).toBeCloseTo(0.4, 10);
  // Wilson's lower end of 35 of 50 at z = 1.645 is .58539.
  expect(low).toBeCloseTo((0.58539 - 0.5) / 0.5, 3);
});

test.each([
  { name: 'full agreement is 1', questions: ['yy nn yy nn', 'yy nn nn'], kappa: 1 },
  { name: 'a rater who always says yes gets 0', questions: ['yy yn yy yn', 'yy yn yn'], kappa: 0 },
  {
    name: 'a rater who gives each question its usual answer gets 0',
    questions: ['yy yy yy yn', 'nn nn nn yn'],
    kappa: 0,
  },
  { name: 'always the opposite is below 0', questions: ['yn ny yn ny'], kappa: -1 },
  { name: 'what never varies cannot be told from chance', questions: ['yy yy', 'nn'], kappa: null },
  { name: 'no answers give no figure', questions: [], kappa: null },
])('$name', ({ questions, kappa }) => {
  expect(pooledKappa(questions.map(pairs)).kappa).toBe(kappa);
});
