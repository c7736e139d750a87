import { describe, expect, test } from 'vitest';
import { type ContrastPlan, computeContrasts } from './contrasts.ts';
import { figureOf } from './figures.ts';
import type { ScoredText } from './scored-text.ts';

const people = Array.from({ length: 12 }, (_, at) => `p${at}`);

/** Two tasks a person; `value` gives what a method scores for a person and task. */
function rows(method: string, value: (person: number, task: number) => number | null): readonly ScoredText[] {
  return people.flatMap((person, at) =>
    [0, 1].map(
      (task): ScoredText => ({
        ...{ method, kind: 'method', person, task: `t${task}`, draw: 0 },
        values: { score: value(at, task) },
      }),
    ),
  );
}

const plan = (more: Partial<ContrastPlan> = {}): ContrastPlan => ({
  ...{ a: 'a', b: 'b', measure: 'score', kind: 'win-rate', main: true },
  ...more,
});

describe('a win rate', () => {
  test('counts ties one half, one share a person', () => {
    const a = rows('a', (person, task) => (person < 6 ? 1 : task));
    const b = rows('b', (_, task) => task);

    const [contrast] = computeContrasts([...a, ...b], [plan()], 1);

    // Six people win one task and tie the other, six tie both.
    expect(contrast).toMatchObject({ mean: 0.625, n: 12, texts: 24, unscored: 0 });
    expect(contrast?.sentence).toMatch(/^a is above b \(score, wins \.6[23] \[\.5/);
  });

  test('has no verdict where one of the two was not scored', () => {
    const a = rows('a', (person) => (person === 0 ? null : 1));
    const b = rows('b', () => 0);

    const [contrast] = computeContrasts([...a, ...b], [plan()], 1);

    expect(contrast).toMatchObject({ n: 11, texts: 24, unscored: 2, mean: 1, interval: 'none' });
  });

  test('is a tie where the measure abstains from both texts, which are told as unscored (evaluation.md M4)', () => {
    const abstaining = (value: number) => (person: number) => (person < 3 ? null : value);

    const [contrast] = computeContrasts([...rows('a', abstaining(1)), ...rows('b', abstaining(0))], [plan()], 1);

    expect(contrast).toMatchObject({ n: 12, texts: 24, unscored: 6, mean: (3 * 0.5 + 9) / 12 });
  });

  test('is not there where the measure abstains from everything', () => {
    const [contrast] = computeContrasts([...rows('a', () => null), ...rows('b', () => null)], [plan()], 1);

    expect(contrast).toMatchObject({ n: 0, mean: null, unscored: 24 });
  });
});

test('an arm gains nothing by failing at the hard task', () => {
  const hard = (_: number, task: number) => (task === 1 ? 0 : 2);
  const failing = rows('a', (person, task) => (task === 1 ? null : hard(person, task)));

  const [difference, winRate] = computeContrasts(
    [...failing, ...rows('b', hard)],
    [plan({ kind: 'difference' }), plan()],
    1,
  );

  expect(difference).toMatchObject({ mean: 0, n: 12, texts: 24, unscored: 12 });
  expect(winRate).toMatchObject({ mean: 0.5, n: 12, texts: 24, unscored: 12 });
});

describe('of several draws', () => {
  const draws = (method: string, values: readonly number[]) =>
    values.flatMap((value, draw) => rows(method, () => value).map((row) => ({ ...row, draw })));
  const reference = rows('real', () => 1).map((row) => ({ ...row, kind: 'reference' as const }));
  const winRate = (a: string, b: string, all: readonly ScoredText[]) => computeContrasts(all, [plan({ a, b })], 1)[0];

  test('a real text meets each, whichever of the two is named first', () => {
    const all = [...draws('a', [0, 2]), ...reference];

    expect(winRate('a', 'real', all)).toMatchObject({ mean: 0.5, texts: 48, unscored: 0 });
    expect(winRate('real', 'a', all)).toMatchObject({ mean: 0.5, texts: 48, unscored: 0 });
  });

  test('one that the other arm lacks meets none', () => {
    // Draw 1 of a is better than all of b, and has nothing to be compared with.
    const all = [...draws('a', [0, 9]), ...draws('b', [1])];

    expect(winRate('a', 'b', all)).toMatchObject({ mean: 0, texts: 48, unscored: 24 });
  });
});

test('a difference is of means by person, and one that holds 0 is called no difference, with what would have been found', () => {
  const a = rows('a', (person) => (person % 2 === 0 ? 1 : -1));
  const b = rows('b', () => 0);

  const [contrast] = computeContrasts([...a, ...b], [plan({ kind: 'difference' })], 1);

  expect(contrast).toMatchObject({ mean: 0, n: 12 });
  expect(contrast?.sentence).toMatch(/^No difference found between a and b .*would have been found with 80 % power\.$/);
});

test('Holm corrects over the main contrasts alone, and an arm that was not run has none', () => {
  const a = rows('a', () => 1);
  const noise = rows('b', (person) => (person % 2 === 0 ? 0 : 2));

  const contrasts = computeContrasts(
    [...a, ...noise, ...rows('c', () => 0)],
    [plan(), plan({ b: 'c' }), plan({ b: 'c', kind: 'difference', main: false }), plan({ b: 'gone' })],
    1,
  );

  expect(contrasts.map(({ b, pHolm }) => [b, pHolm])).toEqual([
    ['b', expect.closeTo(1, 6)],
    ['c', expect.closeTo((2 / 2 ** 12) * 2, 6)],
    ['c', null],
  ]);
});

test('a figure of nobody is null, never 0', () => {
  expect(figureOf([], 'score', { seed: 1 })).toEqual({
    mean: null,
    low: null,
    high: null,
    n: 0,
    interval: 'none',
    texts: 0,
    unscored: 0,
  });
});
