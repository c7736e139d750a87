import { describe, expect, test } from 'vitest';
import { boundedBias, inHundredths, shrunkRate } from './bounded-bias.ts';

describe('a bias', () => {
  test.each([
    { name: 'is 0.7 of the log-ratio', person: 0.02, model: 0.01, bias: 0.48 },
    { name: 'is as large the other way', person: 0.01, model: 0.02, bias: -0.48 },
    { name: 'is nothing where both are alike', person: 0.02, model: 0.02, bias: 0 },
    { name: 'is nothing below 0.12', person: 0.0118, model: 0.01, bias: 0 },
    { name: 'is something from there on', person: 0.012, model: 0.01, bias: 0.12 },
    { name: 'rises to 1.8 at most', person: 0.9, model: 0.001, bias: 1.8 },
    { name: 'falls to -2.5 at most', person: 0, model: 0.5, bias: -2.5 },
    { name: 'is nothing where neither was seen', person: 0, model: 0, bias: 0 },
  ])('$name', ({ person, model, bias }) => {
    expect(boundedBias(person, model)).toBe(bias);
  });

  test.each([
    { given: 0.999, cut: 0.99 },
    { given: -1.239, cut: -1.23 },
    { given: -0.119, cut: 0 },
    { given: 0.14, cut: 0.14 },
  ])('of $given is $cut in hundredths', ({ given, cut }) => {
    expect(inHundredths(given)).toBe(cut);
  });
});

test.each([
  { name: 'nothing counted leaves the background', words: 0, shrunk: 0.01 },
  { name: '250 words are worth as much as the background', words: 250, shrunk: 0.02 },
  { name: 'many words speak for themselves', words: 249_750, shrunk: 0.02998 },
])('$name', ({ words, shrunk }) => {
  expect(shrunkRate({ rate: 0.03, words }, 0.01)).toBeCloseTo(shrunk, 10);
});
