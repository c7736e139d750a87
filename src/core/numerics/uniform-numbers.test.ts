import { expect, test } from 'vitest';
import { createRandom } from './seeded-random.ts';
import { createUniformNumbers, uniformRange } from './uniform-numbers.ts';

test('numbers are the stream of the seed from its beginning, however many were asked for before', () => {
  const numbers = createUniformNumbers(7);

  for (const count of [3, 1000, 10, 5_000_000, 2500]) {
    const random = createRandom(7);
    const asked = numbers(count).subarray(0, count);

    expect(asked).toHaveLength(count);
    expect(asked.findIndex((number) => number / uniformRange !== random.next())).toBe(-1);
  }
});
