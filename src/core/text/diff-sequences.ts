/** Items of `before` from `beforeStart` gave way to those of `after` from `afterStart`; ends are exclusive, either side may be empty. */
export interface Hunk {
  readonly beforeStart: number;
  readonly beforeEnd: number;
  readonly afterStart: number;
  readonly afterEnd: number;
}

/** The fewest insertions and deletions that turn one sequence into the other (Myers 1986, linear space): O((n + m) · differences). */
export function diffSequences(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  const numbers = new Map<string, number>();
  const coded = (items: readonly string[]) =>
    Int32Array.from(items, (item) => {
      const known = numbers.get(item) ?? numbers.size;
      numbers.set(item, known);
      return known;
    });
  const a = coded(before);
  const b = coded(after);
  const kept = { before: new Uint8Array(a.length), after: new Uint8Array(b.length) };
  markKept({ a, b, aLow: 0, aHigh: a.length, bLow: 0, bHigh: b.length }, kept);
  return hunksOf(kept);
}

interface Box {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly aLow: number;
  readonly aHigh: number;
  readonly bLow: number;
  readonly bHigh: number;
}

interface Kept {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

function markKept(box: Box, kept: Kept): void {
  const { a, b } = box;
  let { aLow, aHigh, bLow, bHigh } = box;
  const mark = (atBefore: number, atAfter: number) => {
    kept.before[atBefore] = 1;
    kept.after[atAfter] = 1;
  };
  for (; aLow < aHigh && bLow < bHigh && a[aLow] === b[bLow]; aLow += 1, bLow += 1) mark(aLow, bLow);
  for (; aLow < aHigh && bLow < bHigh && a[aHigh - 1] === b[bHigh - 1]; aHigh -= 1, bHigh -= 1)
    mark(aHigh - 1, bHigh - 1);
  if (aLow === aHigh || bLow === bHigh) return;
  const [x, y] = middleOf({ a, b, aLow, aHigh, bLow, bHigh });
  markKept({ a, b, aLow, aHigh: x, bLow, bHigh: y }, kept);
  markKept({ a, b, aLow: x, aHigh, bLow: y, bHigh }, kept);
}

/** A point of a shortest path, half of its differences on either side: paths from both ends meet there. */
function middleOf({ a, b, aLow, aHigh, bLow, bHigh }: Box): readonly [x: number, y: number] {
  const n = aHigh - aLow;
  const m = bHigh - bLow;
  const delta = n - m;
  const most = Math.ceil((n + m) / 2);
  const shift = most + 1;
  const forward = new Int32Array(2 * most + 3);
  const backward = new Int32Array(2 * most + 3);
  /** Furthest along diagonal k after one more difference, before equal items are followed. */
  const step = (reach: Int32Array, k: number, d: number): number => {
    const down = reach[shift + k + 1] ?? 0;
    const right = (reach[shift + k - 1] ?? 0) + 1;
    return k === -d || (k !== d && right - 1 < down) ? down : right;
  };
  for (let d = 0; d <= most; d += 1) {
    for (let k = -d; k <= d; k += 2) {
      let x = step(forward, k, d);
      while (x < n && x - k < m && a[aLow + x] === b[bLow + x - k]) x += 1;
      forward[shift + k] = x;
      const other = delta - k;
      if (delta % 2 !== 0 && Math.abs(other) < d && x + (backward[shift + other] ?? 0) >= n)
        return [aLow + x, bLow + x - k];
    }
    for (let k = -d; k <= d; k += 2) {
      let x = step(backward, k, d);
      while (x < n && x - k < m && a[aHigh - 1 - x] === b[bHigh - 1 - x + k]) x += 1;
      backward[shift + k] = x;
      const other = delta - k;
      if (delta % 2 === 0 && Math.abs(other) <= d && x + (forward[shift + other] ?? 0) >= n)
        return [aHigh - x, bHigh - x + k];
    }
  }
  return [aLow, bHigh];
}

function hunksOf({ before, after }: Kept): readonly Hunk[] {
  const hunks: Hunk[] = [];
  for (let i = 0, j = 0; i < before.length || j < after.length; ) {
    if (before[i] === 1 && after[j] === 1) {
      i += 1;
      j += 1;
      continue;
    }
    const [beforeStart, afterStart] = [i, j];
    while (i < before.length && before[i] !== 1) i += 1;
    while (j < after.length && after[j] !== 1) j += 1;
    hunks.push({ beforeStart, beforeEnd: i, afterStart, afterEnd: j });
  }
  return hunks;
}
