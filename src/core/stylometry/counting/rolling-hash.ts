const base = 0x01000193;

/** Weight of the first of `length` code points: base^(length − 1) in 32 bits. */
export function leadingWeight(length: number): number {
  let weight = 1;
  for (let at = 1; at < length; at += 1) weight = Math.imul(weight, base);
  return weight;
}

/** The hash of a window that is one code point longer: polynomial in 32 bits. */
export function extendHash(hash: number, point: number): number {
  return (Math.imul(hash, base) + point) | 0;
}

export function hashOfWindow(points: Int32Array, start: number, length: number): number {
  let hash = 0;
  for (let at = start; at < start + length; at += 1) hash = extendHash(hash, points[at] ?? 0);
  return hash;
}

/** Spreads a window's hash over all bits; windows of different lengths fall apart (mixer of Chris Wellons's lowbias32). */
export function spreadHash(hash: number, length: number): number {
  let mixed = hash ^ Math.imul(length, 0x9e3779b9);
  mixed ^= mixed >>> 16;
  mixed = Math.imul(mixed, 0x7feb352d);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
