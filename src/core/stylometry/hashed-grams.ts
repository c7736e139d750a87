/** Values by 16-bit hash bucket, each bucket once, in no promised order. */
export interface HashedVector {
  readonly buckets: Uint16Array;
  readonly values: Float64Array;
}

/** Scratch, all zeros between calls: a map of counts was four times slower. */
const counts = new Int32Array(65_536);

/**
 * Square roots of the relative frequencies of character n-grams (T7: whitespace collapsed, one space of padding, code points, case kept).
 * The root evens out the noise of rare and common ones, as in Hellinger's distance.
 */
export function hashedGrams(text: string, size: 3 | 4): HashedVector {
  const points = codePoints(text);
  const total = Math.max(0, points.length - size + 1);
  const seen = new Uint16Array(Math.min(total, counts.length));
  let kinds = 0;
  for (let at = 0; at < total; at += 1) {
    const bucket = hashPoints(points, at, size);
    const count = counts[bucket] ?? 0;
    if (count === 0) {
      seen[kinds] = bucket;
      kinds += 1;
    }
    counts[bucket] = count + 1;
  }
  const buckets = seen.slice(0, kinds);
  const values = new Float64Array(kinds);
  for (let at = 0; at < kinds; at += 1) {
    const bucket = buckets[at] ?? 0;
    values[at] = Math.sqrt((counts[bucket] ?? 0) / total);
    counts[bucket] = 0;
  }
  return { buckets, values };
}

function codePoints(text: string): Int32Array {
  const padded = ` ${text.replace(/\s+/g, ' ').trim()} `;
  const points = new Int32Array(padded.length);
  let length = 0;
  for (let at = 0; at < padded.length; at += 1) {
    const point = padded.codePointAt(at) ?? 0;
    if (point > 0xffff) at += 1;
    points[length] = point;
    length += 1;
  }
  return points.subarray(0, length);
}

/** FNV-1a over code points, its high bits folded into the 16 that are kept. */
function hashPoints(points: Int32Array, from: number, size: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < from + size; at += 1) hash = Math.imul(hash ^ (points[at] ?? 0), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 13;
  return hash & 0xffff;
}
