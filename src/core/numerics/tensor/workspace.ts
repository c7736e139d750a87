import type { Backend, Floats } from './backend.ts';

/**
 * Memory for tapes that are never in use at the same time, as those of one training for different numbers of context comparisons: each begins at the
 * front, so that together they need no more than the largest, and what one wrote is gone when another runs.
 */
export interface Workspace {
  readonly backend: Backend;
  /** The next `length` numbers, not cleared. */
  take(length: number): Floats;
  /** Begins at the front again. */
  rewind(): void;
}

/** A block holds at least so many numbers (one megabyte in single precision). */
const blockLength = 2 ** 18;
/** Blocks are handed out in multiples of 64 bytes, the line of a cache. */
const granule = 16;

export function createWorkspace(backend: Backend): Workspace {
  const blocks: Floats[] = [];
  let block = 0;
  let used = 0;
  return {
    backend,
    take(length) {
      while (block < blocks.length && used + length > (blocks[block]?.length ?? 0)) {
        block += 1;
        used = 0;
      }
      if (block === blocks.length) blocks.push(backend.allocate(Math.max(blockLength, length)));
      const from = used;
      used += Math.ceil(length / granule) * granule;
      return (blocks[block] as Floats).subarray(from, from + length); // the loop above ends at a block that is there or was just made
    },
    rewind() {
      block = 0;
      used = 0;
    },
  };
}
