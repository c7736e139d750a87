import { describe, expect, test } from 'vitest';
import { acceptedOf, hypothesisOf, predicateOf } from './hypothesis-fixture.ts';
import { isOpposite } from './opposite-habit.ts';
import { selectHypotheses } from './select-hypotheses.ts';
import { yieldToOwner } from './yield-to-owner.ts';

const counted = acceptedOf('h_counted', 0.6, {
  origin: 'measured',
  statement: 'Uses many exclamation marks: 8 per 1,000 words, 2 in comparable writing.',
  predicate: predicateOf('exclamation-marks', 'more'),
});
const worded = hypothesisOf('h_worded', { origin: 'edit', statement: 'Never uses exclamation marks.' });
const owned = acceptedOf('h_worded', 0, { ...worded, standing: 'accepted', flags: ['owner'] });

describe('H16: the two sides of one habit', () => {
  test.each([
    { name: 'a count and words', one: counted, other: worded, opposite: true },
    {
      name: 'a count and words of the same side',
      one: counted,
      other: hypothesisOf('h_2', { statement: 'Uses exclamation marks often.' }),
      opposite: false,
    },
    {
      name: 'a count and words of two habits',
      one: counted,
      other: hypothesisOf('h_2', { statement: 'Never uses exclamation marks or emoji.' }),
      opposite: false,
    },
    {
      name: 'a count and words of another register',
      one: counted,
      other: { ...worded, registers: ['chat'] },
      opposite: false,
    },
    {
      name: 'two counts',
      one: counted,
      other: { ...counted, predicate: predicateOf('exclamation-marks', 'less') },
      opposite: true,
    },
  ])('$name', ({ one, other, opposite }) => {
    expect([isOpposite(one, other), isOpposite(other, one)]).toEqual([opposite, opposite]);
  });

  test('what the owner chose in words makes the count give way', () => {
    expect(yieldToOwner([counted, owned], 'h_worded').map(({ id, standing }) => [id, standing])).toEqual([
      ['h_worded', 'accepted'],
      ['h_counted', 'proposed'],
    ]);
  });

  test('never are both in force after a learning', () => {
    const selected = selectHypotheses({ hypotheses: [counted, owned], samples: [] });

    expect(selected.map(({ id, standing }) => [id, standing])).toEqual([
      ['h_worded', 'accepted'],
      ['h_counted', 'proposed'],
    ]);
  });

  test('nor one habit twice, in words and counted', () => {
    const same = acceptedOf('h_same', 0.5, { statement: 'Uses exclamation marks often.' });

    expect(selectHypotheses({ hypotheses: [same, counted], samples: [] }).map(({ standing }) => standing)).toEqual([
      'accepted',
      'proposed',
    ]);
  });
});
