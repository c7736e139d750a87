// What contrasts say of rows whose truth is known.
import { describe, expect, test } from 'vitest';
import { createRandom, type SeededRandom } from '../core/numerics/index.ts';
import { neutralTexts } from '../core/planted/index.ts';
import { planContrasts } from './authorship/contrast-plans.ts';
import { computeContrasts } from './contrasts.ts';
import { fitCharacterCentroids } from './measures/character-centroids.ts';
import type { ScoredText } from './scored-text.ts';

const arms = [
  ...['zero-shot', 'raw-samples', 'raw-samples:placebo', 'hyperalign:hypotheses', 'hyperalign:hypotheses:placebo'],
  ...['hyperalign:both', 'hyperalign:both:placebo'],
];
const people = Array.from({ length: 12 }, (_, at) => `person-${at}`);
const plans = planContrasts(arms).filter(({ main }) => main);

// Texts of one writer, scored against people whose texts differ in nothing but which sentences they hold.
const centroids = fitCharacterCentroids(
  people.map((person, at) => ({ person, texts: neutralTexts(at, 4) })),
  { masked: true },
);
const scores = neutralTexts(99, 60).map(
  (text) => new Map(centroids.similarities(text).map(({ person, value }) => [person, value])),
);

function rowsOf(random: SeededRandom, gain: (method: string) => number): readonly ScoredText[] {
  return arms.flatMap((method) =>
    people.flatMap((person) =>
      [0, 1, 2].map((task): ScoredText => {
        const score = scores[random.integer(scores.length)]?.get(person) ?? 0;
        const values = { 'similarity-masked': score + gain(method) };
        return { method, kind: 'method', person, task: `t${task}`, draw: 0, values };
      }),
    ),
  );
}

const isSignificant = (rows: readonly ScoredText[], seed: number): boolean =>
  computeContrasts(rows, plans, seed).some(({ pHolm }) => pHolm !== null && pHolm < 0.05);

describe('E5: main contrasts', () => {
  test('of a writer who ignores what it is told are significant in at most one of ten seeds', () => {
    const seeds = Array.from({ length: 50 }, (_, at) => at + 1);
    const significant = seeds.filter((seed) =>
      isSignificant(
        rowsOf(createRandom(seed), () => 0),
        seed,
      ),
    );

    expect(plans.length).toBeGreaterThanOrEqual(4);
    expect(significant.length).toBeLessThanOrEqual(5);
  });

  test('of a writer who obeys are significant: own hypotheses over another person’s, whose do not beat none', () => {
    const rows = rowsOf(createRandom(3), (method) => (method === 'hyperalign:hypotheses' ? 0.06 : 0));
    const contrasts = computeContrasts(
      rows,
      [
        ...plans,
        {
          a: 'hyperalign:hypotheses:placebo',
          b: 'zero-shot',
          measure: 'similarity-masked',
          kind: 'win-rate',
          main: false,
        },
      ],
      3,
    );

    const of = (a: string, b: string) => contrasts.find((one) => one.a === a && one.b === b);
    expect(of('hyperalign:hypotheses', 'hyperalign:hypotheses:placebo')?.low).toBeGreaterThan(0.5);
    expect(of('hyperalign:hypotheses:placebo', 'zero-shot')?.low).toBeLessThanOrEqual(0.5);
  });
});
