import { HashTable } from './hash-table.ts';
import type { ReadText } from './read-text.ts';
import type { RunFamily } from './run-families.ts';

/** Runs of one family in one text, by hash; each once, in no promised order. */
export interface RunCounts {
  readonly keys: Uint32Array;
  readonly counts: Uint32Array;
}

/** Scratch, empty between calls. */
const table = new HashTable();

/**
 * Counts the family's runs by 32-bit hash: of a hundred thousand different runs about one pair shares a number, which no decision hangs on, and
 * what is kept of a text cannot be read.
 */
export function countRuns(text: ReadText, { symbols, sizes }: RunFamily): RunCounts {
  const row = symbols(text);
  const longest = Math.max(...sizes);
  const wanted = Array.from({ length: longest + 1 }, (_, size) => sizes.includes(size));
  for (let start = 0; start < row.length; start += 1) {
    let hash = 0x811c9dc5;
    const end = Math.min(longest, row.length - start);
    for (let size = 1; size <= end; size += 1) {
      hash = Math.imul(hash ^ (row[start + size - 1] ?? 0), 0x01000193);
      if (wanted[size] === true) table.add(spread(hash, size), 1);
    }
  }
  const { keys, values } = table.take();
  return { keys, counts: values };
}

/** Spreads a run's FNV hash over all bits (lowbias32, Wellons 2018), runs of other lengths apart from it. */
function spread(hash: number, size: number): number {
  let mixed = (hash + Math.imul(size, 0x9e3779b9)) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
