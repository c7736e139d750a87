import { createRandom, type SeededRandom } from './seeded-random.ts';

/** 2³²: what a number of a block is divided by to be uniform in [0, 1). */
export const uniformRange = 4_294_967_296;

const blockSize = 65_536;
/** Four megabytes. */
const mostKept = 16;

/**
 * The stream of `createRandom(seed).next()` times 2³² in blocks of 65,536. Each call of what is returned begins it anew and returns a function
 * that gives the next block. For innermost loops that begin the same stream again and again: its first million numbers are drawn once.
 * Blocks are shared; they are not to be written to.
 */
export function createUniformBlocks(seed: number): () => () => Uint32Array {
  const kept: Uint32Array[] = [];
  const behindKept = createRandom(seed);
  return () => {
    let at = 0;
    let beyond: SeededRandom | null = null;
    return () => {
      if (at < mostKept) {
        const block = kept[at] ?? drawBlock(behindKept);
        kept[at] = block;
        at += 1;
        return block;
      }
      beyond ??= createAfter(seed, mostKept * blockSize);
      return drawBlock(beyond);
    };
  };
}

function drawBlock(random: SeededRandom): Uint32Array {
  const block = new Uint32Array(blockSize);
  for (let at = 0; at < blockSize; at += 1) block[at] = random.next() * uniformRange;
  return block;
}

function createAfter(seed: number, skipped: number): SeededRandom {
  const random = createRandom(seed);
  for (let at = 0; at < skipped; at += 1) random.next();
  return random;
}
