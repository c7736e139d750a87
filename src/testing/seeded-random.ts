import type { Random } from '../ports/random.ts';

/** Chance that repeats itself: the same seed gives the same ids, seeds and bytes in the same order. */
export function seededRandom(seed = 1): Random {
  let given = 0;
  let state = seed >>> 0;
  const next = () => {
    // One step of mulberry32 (Tommy Ettinger, public domain).
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 1;
  };
  return {
    id: () => {
      given += 1;
      return `id-${seed}-${String(given).padStart(4, '0')}`;
    },
    seed: next,
    bytes: (count) => Uint8Array.from({ length: count }, () => next() >>> 23),
  };
}
