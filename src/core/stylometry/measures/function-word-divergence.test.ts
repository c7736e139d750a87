import fc from 'fast-check';
import { expect, test } from 'vitest';
import { functionWordDivergence } from './function-word-divergence.ts';

test('is the printed formula over the shares of function words', () => {
  // Shares (the, of): (3/4, 1/4) and (1/4, 3/4); each against their mean (1/2, 1/2).
  const kullback = 0.75 * Math.log2(0.75 / 0.5) + 0.25 * Math.log2(0.25 / 0.5);

  const result = functionWordDivergence(['The cat, the dog.', 'Rust of the plough'], ['of tin, of lead: of the ore']);

  expect(result).toEqual({
    divergence: expect.closeTo(kullback, 12),
    distance: expect.closeTo(Math.sqrt(kullback), 12),
  });
});

test('sees no content word, no case and no mark', () => {
  const result = functionWordDivergence(
    ["I don't think that we should.", 'But it was so!'],
    ["we: THAT should i - don't; So but was it (bananas)"],
  );

  expect(result).toEqual({ divergence: 0, distance: 0 });
});

test('a side without function words has none, and other lists can be given', () => {
  expect(functionWordDivergence(['Bananas rot.'], ['the'])).toBeNull();
  expect(functionWordDivergence([], ['the'])).toBeNull();
  expect(functionWordDivergence(['le chat'], ['la souris'], ['le', 'la', 'le'])).toEqual({
    divergence: 1,
    distance: 1,
  });
});

test('is the same from both sides and between 0 and 1', () => {
  const texts = fc.array(fc.string({ unit: fc.constantFrom('the ', 'of ', 'and ', 'but ', 'fig ') }), { maxLength: 4 });
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      const there = functionWordDivergence(one, other);

      expect(functionWordDivergence(other, one)).toEqual(there);
      if (there === null) return;
      expect(there.distance).toBeGreaterThanOrEqual(0);
      expect(there.distance).toBeLessThanOrEqual(1 + 1e-12);
    }),
    { seed: 7 },
  );
});
