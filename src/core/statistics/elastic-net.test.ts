import { expect, test } from 'vitest';
import { createRandom } from '../numerics/index.ts';
import { fitElasticNet, predictElasticNet, type WeightedExample } from './elastic-net.ts';

/** Verdicts of `width` rules over `people` people; the first two tell the positive kind, with these chances of a yes. */
function examples(seed: number, { width = 6, tells = 0.85, count = 24 } = {}): readonly WeightedExample[] {
  const random = createRandom(seed);
  return Array.from({ length: count * 2 }, (_, at) => {
    const positive = at < count;
    const values = Array.from({ length: width }, (__, rule) => {
      if (random.next() < 0.1) return 0;
      const yes = rule < 2 && positive ? tells : 0.3;
      return random.next() < yes ? 1 : -1;
    });
    return { values, positive, weight: 1 / (count * 2), group: `${positive ? 'own' : 'control'} ${at}` };
  });
}

test.each([1, 2, 3, 4, 5])('the fit is where the penalised likelihood is flat (seed %i)', (seed) => {
  const data = examples(seed);

  const fit = fitElasticNet(data);

  const residual = data.map((one) => one.weight * ((one.positive ? 1 : 0) - predictElasticNet(fit, one.values)));
  expect(residual.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 3);
  fit.weights.forEach((weight, rule) => {
    const pull = data.reduce((sum, { values }, at) => sum + (values[rule] ?? 0) * (residual[at] ?? 0), 0);
    if (weight === 0) expect(Math.abs(pull)).toBeLessThanOrEqual(fit.strength * 0.5 + 1e-3);
    else expect(pull).toBeCloseTo(fit.strength * 0.5 * (Math.sign(weight) + weight), 3);
  });
});

test('rules that tell are weighed, rules that do not hardly', () => {
  const { weights } = fitElasticNet(examples(7, { count: 400 }));

  const others = Math.max(...weights.slice(2).map(Math.abs));
  expect(Math.min(...weights.slice(0, 2))).toBeGreaterThan(Math.max(0.4, 3 * others));
});

test('where nothing tells, new examples get about one half', () => {
  const fit = fitElasticNet(examples(9, { tells: 0.3, count: 300 }));

  const away = examples(10).map(({ values }) => Math.abs(predictElasticNet(fit, values) - 0.5));
  expect(away.reduce((sum, one) => sum + one, 0) / away.length).toBeLessThan(0.08);
});

test('rules that never vary are no fault', () => {
  const flat = examples(3).map((one) => ({ ...one, values: [0, 1, ...one.values.slice(2)] }));

  const fit = fitElasticNet(flat);

  expect([fit.intercept, ...fit.weights].every(Number.isFinite)).toBe(true);
});

test('equal examples give equal fits', () => {
  expect(fitElasticNet(examples(5))).toEqual(fitElasticNet(examples(5)));
});
