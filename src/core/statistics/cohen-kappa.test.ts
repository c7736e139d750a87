import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreementTable, cohenKappa } from './cohen-kappa.ts';

describe('E12: kappa', () => {
  // Computed apart from this code: kappa with forty digits, its error by differentiating kappa numerically over the multinomial covariance.
  test.each([
    {
      table: [
        [40, 5],
        [10, 45],
      ],
      kappa: 0.7,
      error: 0.071056315694,
    },
    {
      table: [
        [25, 10],
        [15, 50],
      ],
      kappa: 0.468085106383,
      error: 0.090595274315,
    },
    {
      table: [
        [88, 14, 18],
        [10, 40, 10],
        [2, 6, 12],
      ],
      kappa: 0.491525423729,
      error: 0.0510018155761,
    },
    {
      table: [
        [20, 5, 0],
        [3, 30, 2],
        [1, 4, 35],
      ],
      kappa: 0.771167048055,
      error: 0.0542287326487,
    },
  ])('E12: of $table it is $kappa with error $error', ({ table, kappa, error }) => {
    const agreement = cohenKappa(table);

    expect(agreement?.kappa).toBeCloseTo(kappa, 10);
    expect(agreement?.standardError).toBeCloseTo(error, 10);
  });

  test('E12: TP 40, FP 5, FN 10, TN 45 in full', () => {
    expect(
      cohenKappa([
        [40, 5],
        [10, 45],
      ]),
    ).toEqual({
      kappa: expect.closeTo(0.7, 12),
      standardError: expect.closeTo(0.071056315694, 10),
      low: expect.closeTo(0.7 - 1.96 * 0.071056315694, 10),
      high: expect.closeTo(0.7 + 1.96 * 0.071056315694, 10),
      observed: expect.closeTo(0.85, 12),
      expected: expect.closeTo(0.5, 12),
      n: 100,
    });
  });
});

test('is 1 of full agreement and 0 of independent verdicts', () => {
  expect(
    cohenKappa([
      [7, 0],
      [0, 5],
    ]),
  ).toMatchObject({ kappa: 1, standardError: 0, high: 1 });
  expect(
    cohenKappa([
      [6, 4],
      [18, 12],
    ])?.kappa,
  ).toBeCloseTo(0, 12);
});

test('there is none of no cases, nor where chance alone always agrees', () => {
  expect(
    cohenKappa([
      [0, 0],
      [0, 0],
    ]),
  ).toBeNull();
  expect(
    cohenKappa([
      [9, 0],
      [0, 0],
    ]),
  ).toBeNull();
});

test('takes no side: either rater first, and verdicts in any order', () => {
  const square = fc.array(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 3, maxLength: 3 }), {
    minLength: 3,
    maxLength: 3,
  });
  fc.assert(
    fc.property(square, (table) => {
      const plain = cohenKappa(table);
      const turned = cohenKappa(table.map((_, at) => table.map((row) => row[at] ?? 0)));
      const reordered = cohenKappa([2, 0, 1].map((i) => [2, 0, 1].map((j) => table[i]?.[j] ?? 0)));

      for (const other of [turned, reordered]) {
        expect(other?.kappa ?? null).toEqual(plain === null ? null : expect.closeTo(plain.kappa, 10));
        expect(other?.standardError ?? null).toEqual(plain === null ? null : expect.closeTo(plain.standardError, 7));
      }
    }),
    { seed: 7 },
  );
});

test('pairs of verdicts become a table, and an unknown verdict is named', () => {
  const pairs = [
    { first: 'full', second: 'full' },
    { first: 'full', second: 'none' },
    { first: 'none', second: 'full' },
    { first: 'full', second: 'full' },
  ];

  expect(agreementTable(pairs, ['full', 'none'])).toEqual([
    [2, 1],
    [1, 0],
  ]);
  expect(() => agreementTable(pairs, ['full', 'partial'])).toThrow('"none" is none of the verdicts full, partial');
  expect(() => cohenKappa([[1, 2]])).toThrow('not square');
});
