import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffSequences, type Hunk } from './diff-sequences.ts';

const diff = (before: string, after: string) => diffSequences(before.split(' '), after.split(' '));

test.each<{ readonly before: string; readonly after: string; readonly hunks: readonly Hunk[] }>([
  { before: 'a b c', after: 'a b c', hunks: [] },
  { before: 'a b c', after: 'a x c', hunks: [{ beforeStart: 1, beforeEnd: 2, afterStart: 1, afterEnd: 2 }] },
  { before: 'a b c', after: 'a c', hunks: [{ beforeStart: 1, beforeEnd: 2, afterStart: 1, afterEnd: 1 }] },
  { before: 'a c', after: 'a b b c', hunks: [{ beforeStart: 1, beforeEnd: 1, afterStart: 1, afterEnd: 3 }] },
  {
    before: 'thanks ! see you !',
    after: 'thanks . see you .',
    hunks: [
      { beforeStart: 1, beforeEnd: 2, afterStart: 1, afterEnd: 2 },
      { beforeStart: 4, beforeEnd: 5, afterStart: 4, afterEnd: 5 },
    ],
  },
])('$before → $after', ({ before, after, hunks }) => {
  expect(diff(before, after)).toEqual(hunks);
});

const sequence = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 24 });

test('the hunks turn one sequence into the other, with the fewest differences there can be', () => {
  fc.assert(
    fc.property(sequence, sequence, (before, after) => {
      const hunks = diffSequences(before, after);

      const rebuilt: string[] = [];
      let at = 0;
      for (const { beforeStart, beforeEnd, afterStart, afterEnd } of hunks) {
        rebuilt.push(...before.slice(at, beforeStart), ...after.slice(afterStart, afterEnd));
        at = beforeEnd;
      }
      rebuilt.push(...before.slice(at));
      expect(rebuilt).toEqual(after);
      const differences = hunks.reduce(
        (sum, one) => sum + one.beforeEnd - one.beforeStart + one.afterEnd - one.afterStart,
        0,
      );
      expect(differences).toBe(before.length + after.length - 2 * longestCommon(before, after));
    }),
    { numRuns: 300 },
  );
});

test('two long texts without a word in common are one hunk', () => {
  const before = Array.from({ length: 1500 }, (_, at) => `a${at}`);
  const after = Array.from({ length: 1500 }, (_, at) => `b${at}`);

  expect(diffSequences(before, after)).toEqual([{ beforeStart: 0, beforeEnd: 1500, afterStart: 0, afterEnd: 1500 }]);
});

/** By the table of all prefixes: slow and plain. */
function longestCommon(one: readonly string[], other: readonly string[]): number {
  let row = new Array<number>(other.length + 1).fill(0);
  for (const item of one) {
    const next = [0];
    other.forEach((theirs, at) => {
      next.push(item === theirs ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    });
    row = next;
  }
  return row.at(-1) ?? 0;
}
