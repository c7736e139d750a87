import { expect, test } from 'vitest';
import { shownNumber } from './shown-number.ts';

test.each([
  [0, '0'],
  [1e-17, '0'],
  [0.62, '.62'],
  [-0.048, '−.048'],
  [-0.0003, '−.0003'],
  [1.036, '1.04'],
  [23.34, '23.3'],
])('%d is printed as %s', (value, printed) => {
  expect(shownNumber(value)).toBe(printed);
});
