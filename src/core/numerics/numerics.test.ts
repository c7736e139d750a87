import fc from 'fast-check';
import { expect, test } from 'vitest';
import { base64ToBytes, bytesToBase64 } from './base64-bytes.ts';
import { hashText } from './hash-text.ts';
import { createRandom } from './seeded-random.ts';

test('base64 is the standard one and comes back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const text = bytesToBase64(bytes);

      expect(text).toBe(Buffer.from(bytes).toString('base64'));
      expect(base64ToBytes(text)).toEqual(bytes);
    }),
    { seed: 7 },
  );
});

test('hashes are those of FNV-1a', () => {
  expect([hashText(''), hashText('a'), hashText('foobar')]).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968]);
});

test('the same seed gives the same draws, another seed others', () => {
  const draw = (seed: number): readonly number[] => {
    const random = createRandom(seed);
    return [random.next(), random.next(), random.integer(1000)];
  };

  expect(draw(5)).toEqual(draw(5));
  expect(draw(5)).not.toEqual(draw(6));
});

test('draws are spread evenly over their range', () => {
  const random = createRandom(11);
  const bins = new Array<number>(10).fill(0);

  for (let draw = 0; draw < 10_000; draw += 1) {
    const bin = random.integer(10);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }

  // Five standard deviations around 1,000.
  expect(bins.filter((count) => count < 850 || count > 1150)).toEqual([]);
});

test('shuffling keeps every item and leaves the list alone', () => {
  const items = Object.freeze([1, 2, 3, 4, 5, 6, 7, 8]);

  const shuffled = createRandom(1).shuffle(items);

  expect(shuffled.toSorted()).toEqual([...items]);
  expect(shuffled).not.toEqual([...items]);
});

test('choosing takes different items, and all when there are fewer', () => {
  const random = createRandom(2);

  expect(new Set(random.choose([1, 2, 3, 4], 3)).size).toBe(3);
  expect(random.choose([1, 2], 5).toSorted()).toEqual([1, 2]);
  expect(random.choose([], 3)).toEqual([]);
});
