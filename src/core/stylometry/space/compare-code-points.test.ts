import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareCodePoints } from './compare-code-points.ts';

test('orders by code points, which UTF-16 units do not', () => {
  expect(['🙂', '\uFF5A', 'b', 'ba', 'a', ''].toSorted(compareCodePoints)).toEqual([
    '',
    'a',
    'b',
    'ba',
    '\uFF5A',
    '🙂',
  ]);
});

test('agrees with comparing lists of code points', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\uE000', '\uFFFD', '🙂', '\u{10FFFF}'), maxLength: 5 });
  const byList = (a: string, b: string): number => {
    const [left, right] = [[...a], [...b]].map((points) => points.map((point) => point.codePointAt(0) ?? 0));
    for (const [at, point] of (left ?? []).entries()) {
      const other = right?.[at];
      if (other === undefined) return 1;
      if (point !== other) return Math.sign(point - other);
    }
    return (left?.length ?? 0) < (right?.length ?? 0) ? -1 : 0;
  };

  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(compareCodePoints(a, b))).toBe(byList(a, b));
    }),
    { seed: 3 },
  );
});
