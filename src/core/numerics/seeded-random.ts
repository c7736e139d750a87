/** A reproducible stream of chance: the same seed gives the same draws on every platform. */
export interface SeededRandom {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform whole number from 0 to `below` − 1; 0 when `below` is 1 or less. */
  integer(below: number): number;
  /** A new list in random order; the given one is left as it is. */
  shuffle<T>(items: readonly T[]): T[];
  /** `count` different items in random order; all of them when there are fewer. */
  choose<T>(items: readonly T[], count: number): T[];
}

/** sfc32 (Chris Doty-Humphrey), its state filled from the seed by splitmix32. */
export function createRandom(seed: number): SeededRandom {
  const next = sfc32(seed);
  const integer = (below: number): number => (below <= 1 ? 0 : Math.floor(next() * below));
  const shuffle = <T>(items: readonly T[]): T[] => {
    const shuffled = [...items];
    for (let at = shuffled.length - 1; at > 0; at -= 1) {
      const other = integer(at + 1);
      const held = shuffled[at] as T; // both places lie inside the list
      shuffled[at] = shuffled[other] as T;
      shuffled[other] = held;
    }
    return shuffled;
  };
  return { next, integer, shuffle, choose: (items, count) => shuffle(items).slice(0, Math.max(0, count)) };
}

function sfc32(seed: number): () => number {
  let fill = seed | 0;
  const splitmix = (): number => {
    fill = (fill + 0x9e3779b9) | 0;
    let mixed = fill ^ (fill >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) | 0;
  };
  let a = splitmix();
  let b = splitmix();
  let c = splitmix();
  let counter = 1;
  return () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4_294_967_296;
  };
}
