import { expect, test } from 'vitest';
import { createRandom } from '../numerics/seeded-random.ts';
import { ownLimits } from './own-limits.ts';

test('is the mean and a spread taken from everybody, wider for fewer texts', () => {
  // Deviations −1, 0, 1 over √(2/3) and −1, 1 over √(1/2): ascending −√2, −√1.5, 0, √1.5, √2; the 95th percentile is √1.5 + .8 (√2 − √1.5).
  const spread = Math.sqrt(1.5) + 0.8 * (Math.SQRT2 - Math.sqrt(1.5));

  const limits = ownLimits(
    new Map([
      ['ada', [4, 5, 6]],
      ['bo', [0, 2]],
      ['cy', [7]],
    ]),
  );

  expect([...limits]).toEqual([
    ['ada', expect.closeTo(5 + spread * Math.sqrt(4 / 3), 12)],
    ['bo', expect.closeTo(1 + spread * Math.sqrt(3 / 2), 12)],
  ]);
});

test('is passed by about one further text in twenty, whatever the number of texts it was made of', () => {
  const random = createRandom(3);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  let [above, all] = [0, 0];
  for (let run = 0; run < 200; run += 1) {
    const levels = Array.from({ length: 20 }, () => 3 * normal());
    const limits = ownLimits(
      new Map(levels.map((level, at) => [`${at}`, Array.from({ length: 3 }, () => level + normal())])),
    );
    for (const [at, level] of levels.entries()) {
      all += 1;
      if (level + normal() > (limits.get(`${at}`) ?? Number.NaN)) above += 1;
    }
  }

  expect(above / all).toBeGreaterThan(0.035);
  expect(above / all).toBeLessThan(0.065);
});
