import { expect, test } from 'vitest';
import { upperNormalPoint } from './upper-normal-point.ts';

test.each([
  { chance: 0.5, value: 0 },
  { chance: 0.05, value: 1.6449 },
  { chance: 0.025, value: 1.96 },
  { chance: 0.001, value: 3.0902 },
  { chance: 0.95, value: -1.6449 },
])('$value is exceeded with chance $chance', ({ chance, value }) => {
  expect(Math.abs(upperNormalPoint(chance) - value)).toBeLessThan(0.0005);
});
