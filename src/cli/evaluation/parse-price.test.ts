import { expect, test } from 'vitest';
import { parsePrice } from './parse-price.ts';

test.each([
  ['1.25,10', { input: 1.25, output: 10 }],
  ['0,0.4', { input: 0, output: 0.4 }],
])('%s is a price', (text, price) => {
  expect(parsePrice(text)).toEqual(price);
});

test.each(['1.25', '1,25,10', '-1,2', '$1,$2', '1, 2', ''])('%j is none, and what to give instead is said', (text) => {
  expect(() => parsePrice(text)).toThrow('with a comma between them: 1.25,10.');
});
