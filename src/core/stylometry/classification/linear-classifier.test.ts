import { describe, expect, test } from 'vitest';
import { createRandom } from '../../numerics/seeded-random.ts';
import type { SparseVector } from '../sparse-vector.ts';
import { productState, rowProducts, weightState } from './dual-state.ts';
import { fitLinear, type LabelledRow, type LinearOptions } from './fit-linear.ts';
import { classify, type LinearClassifier, type LinearLoss, marginsOf } from './linear-classifier.ts';
import { openLinear, saveLinear } from './saved-linear.ts';
import { type DualProblem, solveLogistic, solveSquaredHinge } from './solve-dual.ts';

const width = 40;

function row(values: Readonly<Record<number, number>>): SparseVector {
  const indices = Object.keys(values)
    .map(Number)
    .toSorted((a, b) => a - b);
  return { indices: Uint32Array.from(indices), values: Float64Array.from(indices, (at) => values[at] ?? 0) };
}

/** Texts of three labels that overlap: each prefers features of its own, in half of its draws. */
function madeRows(count: number, seed: number): readonly LabelledRow[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, at) => {
    const values: Record<number, number> = {};
    for (let draw = 0; draw < 12; draw += 1) {
      const feature = random.next() < 0.5 ? (at % 3) * 8 + random.integer(8) : random.integer(width);
      values[feature] = (values[feature] ?? 0) + 0.2 + random.next() / 2;
    }
    return { label: ['ada', 'bo', 'cy'][at % 3] ?? '', row: row(values) };
  });
}

function fitted(rows: readonly LabelledRow[], options: Partial<LinearOptions> = {}): LinearClassifier {
  const outcome = fitLinear(rows, { width, seed: 5, ...options });
  if (outcome.kind !== 'fitted') throw new Error(outcome.kind);
  return outcome.classifier;
}

/** Length of the gradient of ½|w|² + Σ cost · loss(y w·x), from the definition, over the weights of one label. */
function primalGradient(
  rows: readonly LabelledRow[],
  classifier: LinearClassifier,
  { label, costOf }: { readonly label: number; readonly costOf: (positive: boolean) => number },
): number {
  const weights = [
    ...Array.from({ length: width }, (_, at) => classifier.weights[at * 3 + label] ?? 0),
    classifier.intercepts[label] ?? 0,
  ];
  const gradient = [...weights];
  for (const { label: own, row: one } of rows) {
    const positive = own === classifier.labels[label];
    const dense = new Array<number>(width + 1).fill(0);
    one.indices.forEach((feature, at) => {
      dense[feature] = one.values[at] ?? 0;
    });
    dense[width] = 1;
    const sign = positive ? 1 : -1;
    const margin = sign * dense.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
    const slope = classifier.loss === 'logistic' ? -1 / (1 + Math.exp(margin)) : -2 * Math.max(0, 1 - margin);
    dense.forEach((value, at) => {
      gradient[at] = (gradient[at] ?? 0) + costOf(positive) * slope * sign * value;
    });
  }
  return Math.hypot(...gradient);
}

describe('fitting', () => {
  const rows = madeRows(60, 1);

  test.each<LinearLoss>(['squared-hinge', 'logistic'])('with %s ends at the minimum of the primal problem', (loss) => {
    const classifier = fitted(rows, { loss, tolerance: 1e-7 });

    expect(classifier.converged).toBe(true);
    for (const label of [0, 1, 2])
      expect(primalGradient(rows, classifier, { label, costOf: () => 1 })).toBeLessThan(1e-4);
  });

  test('balanced weights make the rows of a rare label dearer, and nothing else', () => {
    const uneven = rows.filter(({ label }, at) => label !== 'cy' || at < 15);
    const rare = uneven.filter(({ label }) => label === 'cy').length;
    const dear = uneven.length / (3 * rare);

    const classifier = fitted(uneven, { labelWeights: 'balanced', tolerance: 1e-7 });

    expect(dear).toBeGreaterThan(2);
    expect(primalGradient(uneven, classifier, { label: 2, costOf: (own) => (own ? dear : 1) })).toBeLessThan(1e-4);
    expect(primalGradient(uneven, fitted(uneven), { label: 2, costOf: (own) => (own ? dear : 1) })).toBeGreaterThan(
      0.1,
    );
  });

  test.each([
    { loss: 'squared hinge', solve: solveSquaredHinge },
    { loss: 'logistic', solve: solveLogistic },
  ])('the $loss is solved alike over weights and over products of rows', ({ solve }) => {
    const vectors = rows.map(({ row: one }) => one);
    const problem = (state: DualProblem['state']): DualProblem => ({
      state,
      signs: Int8Array.from(rows, ({ label }) => (label === 'ada' ? 1 : -1)),
      costs: new Float64Array(rows.length).fill(2),
      random: createRandom(9),
      tolerance: 1e-9,
      mostRounds: 5000,
    });

    const byWeights = solve(problem(weightState(vectors, width)));
    const byProducts = solve(problem(productState(rowProducts(vectors, width), rows.length)));

    expect(byWeights.converged && byProducts.converged).toBe(true);
    byWeights.amounts.forEach((amount, at) => {
      expect(amount).toBeCloseTo(byProducts.amounts[at] ?? Number.NaN, 6);
    });
  });

  test('more rows than products are kept for give the same decisions', () => {
    const many = madeRows(2100, 3);

    const classifier = fitted(many);

    expect(primalGradient(many, classifier, { label: 1, costOf: () => 1 })).toBeLessThan(0.05);
  });

  test('tells unseen texts of the labels apart', () => {
    const classifier = fitted(madeRows(150, 1));
    const unseen = madeRows(300, 2);

    const right = unseen.filter(({ label, row: one }) => classify(classifier, one).label === label).length;

    expect(right / unseen.length).toBeGreaterThan(0.8);
  });

  test('the same rows, options and seed give the same weights; another seed or order nearly the same', () => {
    const exact = { tolerance: 1e-8 };

    expect(fitted(rows)).toEqual(fitted(rows));
    const near = Array.from(fitted(rows, exact).weights, (weight) => expect.closeTo(weight, 5));
    expect(Array.from(fitted(rows, { ...exact, seed: 6 }).weights)).toEqual(near);
    expect(Array.from(fitted(rows.toReversed(), exact).weights)).toEqual(near);
  });

  test('says when its rounds ran out', () => {
    expect(fitted(rows, { cost: 1000, mostRounds: 1 }).converged).toBe(false);
  });

  test('refuses one label alone, features beyond the width and values that are no numbers', () => {
    expect(
      fitLinear(
        rows.filter(({ label }) => label === 'bo'),
        { width, seed: 1 },
      ),
    ).toEqual({
      kind: 'too-few-labels',
      labels: 1,
    });
    expect(fitLinear([...rows, { label: 'bo', row: row({ 40: 1 }) }], { width, seed: 1 })).toEqual({
      kind: 'bad-row',
      at: 60,
      problem: 'holds feature 40, but the width is 40',
    });
    expect(fitLinear([{ label: 'bo', row: row({ 2: Number.NaN }) }, ...rows], { width, seed: 1 })).toEqual({
      kind: 'bad-row',
      at: 0,
      problem: 'has the value NaN at feature 2',
    });
  });
});

describe('deciding', () => {
  test('equal margins go to the lowest code point and are marked', () => {
    const twins = [
      { label: 'z\u{1F600}', row: row({ 0: 1 }) },
      { label: 'z\uFF5E', row: row({ 0: 1 }) },
      { label: 'other', row: row({ 1: 1 }) },
    ];

    const classifier = fitted(twins, { tolerance: 1e-12 });

    expect(classifier.labels).toEqual(['other', 'z\uFF5E', 'z\u{1F600}']);
    expect(
      classify(
        { ...classifier, weights: new Float32Array(width * 3), intercepts: Float32Array.of(-1, 1, 1) },
        row({ 0: 1 }),
      ),
    ).toEqual({
      label: 'z\uFF5E',
      tie: true,
    });
    expect(classify(classifier, row({ 1: 1 }))).toEqual({ label: 'other', tie: false });
  });

  test('an empty text gets the intercepts, and features beyond the width count nothing', () => {
    const classifier = fitted(madeRows(30, 1));

    expect(marginsOf(classifier, row({}))).toEqual(Float64Array.from(classifier.intercepts));
    expect(marginsOf(classifier, row({ 999: 5 }))).toEqual(Float64Array.from(classifier.intercepts));
  });
});

describe('saving', () => {
  const classifier = fitted(madeRows(30, 1));
  const saved = saveLinear(classifier);

  test('S12: gives back an equal classifier with the same margins to the bit', () => {
    const opened = openLinear(saved);

    expect(opened).toEqual({ kind: 'opened', classifier });
    const [first] = madeRows(1, 8);
    if (opened.kind !== 'opened' || first === undefined) throw new Error('not opened');
    expect(marginsOf(opened.classifier, first.row)).toEqual(marginsOf(classifier, first.row));
  });

  test.each([
    { name: 'no JSON', text: saved.slice(0, -1), reason: 'other-format' },
    { name: 'other JSON', text: '[1]', reason: 'other-format' },
    { name: 'null', text: 'null', reason: 'other-format' },
    { name: 'another version', text: saved.replace('"version":1', '"version":2'), reason: 'other-version' },
    { name: 'a changed label', text: saved.replace('"ada"', '"adb"'), reason: 'damaged' },
    { name: 'a changed weight', text: saved.replace(/.{8}"}$/, 'AAAAAAA="}'), reason: 'damaged' },
    { name: 'a missing field', text: saved.replace('"seed":5,', ''), reason: 'damaged' },
    { name: 'a wrong loss', text: saved.replace('squared-hinge', 'hinge'), reason: 'damaged' },
  ])('S12: refuses $name', ({ text, reason }) => {
    expect(openLinear(text)).toMatchObject({ kind: 'refused', reason });
  });
});
