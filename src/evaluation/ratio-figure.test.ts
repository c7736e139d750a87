import { expect, test } from 'vitest';
import { ratioFigure } from './ratio-figure.ts';

test('a share is of everything counted, its interval of people', () => {
  const figure = ratioFigure([
    { hits: 3, of: 4 },
    { hits: 1, of: 4 },
    { hits: 2, of: 2 },
  ]);

  // Residuals h − 0.6·o are 0.6, −1.4, 0.8; over the mean 10/3 of o: 0.18, −0.42, 0.24. Deviation 0.36166, t(2) = 4.30265.
  expect(figure.mean).toBeCloseTo(0.6, 12);
  expect(figure.low).toBe(0);
  expect(figure.high).toBe(1);
  expect(figure).toMatchObject({ n: 3, texts: 10, unscored: 0, interval: 'student' });
});

test('its interval is narrow where people agree', () => {
  const figure = ratioFigure(Array.from({ length: 16 }, (_, at) => ({ hits: 5 + (at % 2), of: 10 })));

  // 16 residuals of ±0.05: deviation 0.0516398, t(15) = 2.13145, half 0.0275165.
  expect(figure.low).toBeCloseTo(0.55 - 0.0275165, 6);
  expect(figure.high).toBeCloseTo(0.55 + 0.0275165, 6);
});

test('nothing counted is no data, and people without a count are not people of it', () => {
  expect(ratioFigure([{ hits: 0, of: 0 }])).toEqual({
    ...{ mean: null, low: null, high: null, n: 0, texts: 0, unscored: 0, interval: 'none' },
  });
  expect(
    ratioFigure([
      { hits: 1, of: 1 },
      { hits: 0, of: 0 },
    ]),
  ).toMatchObject({ mean: 1, n: 1 });
});
