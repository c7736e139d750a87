import { describe, expect, test } from 'vitest';
import { incompleteBeta, logGamma } from './incomplete-beta.ts';
import { normalQuantile } from './normal-distribution.ts';
import { studentQuantile, studentUpperTail } from './student-quantile.ts';

describe('E12: Student quantiles', () => {
  // Forty-digit values, computed apart from this code (regularised incomplete beta function of mpmath, bisected). To three decimals: any printed table.
  test.each([
    [1, 1.3763819204712, 12.706204736175, 63.656741162872, 3183.0987571182],
    [2, 1.0606601717798, 4.3026527297495, 9.9248432009183, 70.700071074964],
    [3, 0.9784723123633, 3.1824463052837, 5.8409093097334, 22.203742273204],
    [5, 0.91954378024083, 2.5705818356363, 4.0321429835552, 9.6775663008826],
    [9, 0.88340385968553, 2.2621571627982, 3.2498355415921, 6.0101321290814],
    [11, 0.87552997807388, 2.2009851600916, 3.1058065155393, 5.4527620888222],
    [19, 0.86095055026893, 2.0930240544083, 2.860934606465, 4.589864596755],
    [24, 0.85685545807566, 2.063898561628, 2.7969395047745, 4.3819167519297],
    [29, 0.85419198588186, 2.0452296421327, 2.7563859036706, 4.2538941184323],
    [49, 0.84901839853808, 2.0095752371292, 2.6799519736316, 4.0204900587826],
    [99, 0.8452670319535, 1.9842169515864, 2.6264054572808, 3.8630891071273],
    [120, 0.84462683774313, 1.9799304050824, 2.6174211451069, 3.8371707490328],
    [200, 0.84342213153542, 1.9718962236339, 2.6006344361916, 3.7891207887477],
  ])('E12: with %i degrees: %f, %f, %f and %f', (degrees, ...expected) => {
    const quantiles = [0.8, 0.975, 0.995, 0.9999].map((probability) => studentQuantile(probability, degrees));

    expect(
      quantiles.map((value, at) => Math.abs(value / (expected[at] ?? 0) - 1)).filter((off) => off > 1e-11),
    ).toEqual([]);
  });

  test('one and two degrees have closed forms', () => {
    for (const p of [0.6, 0.9, 0.999, 0.999999]) {
      expect(studentQuantile(p, 1) / Math.tan(Math.PI * (p - 0.5))).toBeCloseTo(1, 9);
      expect(studentQuantile(p, 2) / ((2 * p - 1) / Math.sqrt(2 * p * (1 - p)))).toBeCloseTo(1, 9);
    }
  });

  test('the tail beyond a quantile has the chance asked for, at every number of degrees from 1 to 200', () => {
    const off = Array.from({ length: 200 }, (_, at) => at + 1).flatMap((degrees) =>
      [0.5, 0.75, 0.9, 0.975, 0.9995].map((p) =>
        Math.abs(studentUpperTail(studentQuantile(p, degrees), degrees) - (1 - p)),
      ),
    );

    expect(Math.max(...off)).toBeLessThan(1e-12);
  });

  test('low and high quantiles are mirror images, and with ever more degrees those of the normal', () => {
    expect(studentQuantile(0.025, 7)).toBeCloseTo(-studentQuantile(0.975, 7), 12);
    expect(studentQuantile(0.5, 7)).toBe(0);
    expect(studentQuantile(0.975, 1e7)).toBeCloseTo(normalQuantile(0.975), 6);
  });

  test('what is no probability or no degree of freedom is refused by name', () => {
    expect(() => studentQuantile(1, 5)).toThrow('1 has no Student quantile');
    expect(() => studentQuantile(0.9, 0)).toThrow('0 degrees of freedom are none');
  });
});

test('the incomplete beta function of whole parameters is a binomial tail', () => {
  // I_x(a, b) = P(Binomial(a + b − 1, x) >= a).
  const binomialTail = (x: number, a: number, b: number): number => {
    let tail = 0;
    for (let k = a; k <= a + b - 1; k += 1) {
      let term = 1;
      for (let i = 1; i <= k; i += 1) term *= (a + b - 1 - k + i) / i;
      tail += term * x ** k * (1 - x) ** (a + b - 1 - k);
    }
    return tail;
  };

  for (const x of [0.01, 0.3, 0.5, 0.77, 0.99])
    for (const [a, b] of [
      [1, 1],
      [2, 5],
      [9, 3],
      [20, 20],
    ] as const)
      expect(incompleteBeta(x, a, b)).toBeCloseTo(binomialTail(x, a, b), 13);
  expect([incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3)]).toEqual([0, 1]);
});

test('the gamma function is the factorial, and that of a half is √π', () => {
  expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 12);
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
  expect(logGamma(0.25)).toBeCloseTo(Math.log(3.625609908221908), 13);
});
