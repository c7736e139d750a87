import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detectableDifference, pairedContrast } from './paired-contrast.ts';
import { studentInterval } from './student-interval.ts';

test('E12: the Student interval of ten differences is the textbook one', () => {
  // Extra hours of sleep, ten patients, drug 2 less drug 1 (Student 1908): 1.58, s = 1.229995, t = 2.262157.
  const hours = [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4];

  const interval = studentInterval(hours);

  expect(interval?.low).toBeCloseTo(0.7001142, 6);
  expect(interval?.high).toBeCloseTo(2.4598858, 6);
});

test('25 people with a deviation of 0.30 find 0.17 with 80 % power', () => {
  expect(detectableDifference(0.3, 25)).toBeCloseTo(((2.063898561628 + 0.85685545807566) * 0.3) / 5, 10);
  expect(detectableDifference(0.3, 25)).toBeCloseTo(0.175, 3);
});

test('states the Student interval, with everything that stands beside it', () => {
  const differences = [0.12, 0.3, -0.05, 0.22, 0.18, 0.4, 0.07, 0.15, 0.09, 0.26, -0.02, 0.31];

  const contrast = pairedContrast(differences, { seed: 3 });

  // p: the flips of none, of .02, of .05, of both and of .07 go as far, and their mirror images.
  expect(contrast).toEqual({
    n: 12,
    mean: expect.closeTo(2.03 / 12, 12),
    low: contrast.student?.low,
    high: contrast.student?.high,
    method: 'student',
    agree: true,
    student: studentInterval(differences),
    bca: contrast.bca,
    signFlip: { p: expect.closeTo(10 / 4096, 12), kind: 'exact', n: 12 },
    detectable: expect.closeTo(0.1209126748, 9),
    tooNarrow: true,
    demonstration: false,
  });
  expect(contrast.bca?.low).toBeGreaterThan(0);
});

test('where the two intervals disagree about 0, the wider is stated', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -4, max: 20 }), { minLength: 3, maxLength: 9 }),
      fc.integer({ min: 0, max: 12 }),
      (values, shift) => {
        const contrast = pairedContrast(
          values.map((value) => value - shift),
          { seed: 1, bootstrapDraws: 300 },
        );
        const { student, bca, low, high } = contrast;
        if (student === null || bca === null) return;
        const holds = (bounds: { readonly low: number; readonly high: number }) => bounds.low <= 0 && bounds.high >= 0;
        const wider = bca.high - bca.low > student.high - student.low ? bca : student;

        expect({ low, high }).toEqual(holds(student) === holds(bca) ? student : wider);
      },
    ),
    { seed: 7, numRuns: 300 },
  );
});

test('where the longer upper tail makes the BCa interval the wider of two that disagree, it is stated, and the disagreement with it', () => {
  const differences = [-0.05, -0.03, -0.01, 0.01, 0.03, 0.05, 0.07, 0.09, 0.11, 0.13, 1.2, 0.6];

  const { method, agree, low, high, student, bca } = pairedContrast(differences, { seed: 1 });

  expect({ method, agree, low, high }).toEqual({ method: 'bca', agree: false, ...bca });
  expect(student?.low).toBeLessThan(0);
  expect(bca?.low).toBeGreaterThan(0);
});

test.each([
  { name: 'nobody', differences: [], mean: null, signFlip: null },
  { name: 'one person', differences: [0.4], mean: 0.4, signFlip: { p: 1, kind: 'exact', n: 1 } },
  { name: 'people who agree exactly', differences: [0, 0, 0], mean: 0, signFlip: { p: 1, kind: 'exact', n: 0 } },
])('$name: no interval, and never 0 for want of data', ({ differences, mean, signFlip }) => {
  expect(pairedContrast(differences, { seed: 1 })).toEqual({
    n: differences.length,
    mean,
    low: null,
    high: null,
    method: null,
    agree: null,
    student: null,
    bca: null,
    signFlip,
    detectable: null,
    tooNarrow: true,
    demonstration: true,
  });
});

test('two people have a Student interval alone, and it is wide', () => {
  const contrast = pairedContrast([0.1, 0.3], { seed: 1 });

  expect([contrast.method, contrast.bca]).toEqual(['student', null]);
  expect(contrast.high).toBeCloseTo(0.2 + 12.706204736175 * 0.1, 9);
});

test('from 50 people on nothing is said of narrow intervals', () => {
  const spread = (n: number) => Array.from({ length: n }, (_, at) => Math.sin(at));

  expect([49, 50].map((n) => pairedContrast(spread(n), { seed: 1, bootstrapDraws: 100 }).tooNarrow)).toEqual([
    true,
    false,
  ]);
});
