import { createRandom, type SeededRandom } from './seeded-random.ts';

/** 2³²: what a number is divided by to be uniform in [0, 1). */
export const uniformRange = 4_294_967_296;

/** 16 megabytes. */
const mostKept = 2 ** 22;

/**
 * The stream of `createRandom(seed).next()` times 2³², at least as many numbers as asked for, for innermost loops that begin the same stream
 * again and again: the first four million are drawn once. Shared: not to be written to.
 */
export function createUniformNumbers(seed: number): (count: number) => Uint32Array {
  const random = createRandom(seed);
  let kept = new Uint32Array(0);
  return (count) => {
    if (count <= kept.length) return kept;
    if (count > mostKept) return drawn(createRandom(seed), new Uint32Array(count), 0);
    const longer = new Uint32Array(Math.min(mostKept, Math.max(count, 2 * kept.length)));
    longer.set(kept);
    kept = drawn(random, longer, kept.length);
    return kept;
  };
}

function drawn(random: SeededRandom, into: Uint32Array<ArrayBuffer>, from: number): Uint32Array<ArrayBuffer> {
  for (let at = from; at < into.length; at += 1) into[at] = random.next() * uniformRange;
  return into;
}
