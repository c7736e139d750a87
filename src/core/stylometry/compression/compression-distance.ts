import { partialMatching } from './code-length.ts';

export interface CompressionDistances {
  /** Normalised compression distance (Cilibrasi and Vitányi 2005): (C(ab) − min(C(a), C(b))) / max(C(a), C(b)). */
  readonly ncd: number;
  /** Compression-based dissimilarity as a cosine (Sculley and Brodley 2006): 1 − (C(a) + C(b) − C(ab)) / √(C(a) C(b)). */
  readonly cbc: number;
}

/**
 * Both distances of two texts by the code length of `codeLength`, each the mean over ab and ba and therefore symmetric.
 * Of a text with itself they are small but not 0 (a first repetition still costs about a bit a byte); of two empty texts 0, of an empty
 * and another text 1.
 */
export function compressionDistances(a: string, b: string): CompressionDistances {
  const one = inOrder(a, b);
  const other = inOrder(b, a);
  if (one.first === 0 || other.first === 0) {
    const distance = one.first === other.first ? 0 : 1;
    return { ncd: distance, cbc: distance };
  }
  const joint = (one.both + other.both) / 2;
  const low = Math.min(one.first, other.first);
  const high = Math.max(one.first, other.first);
  // Both are linear in C(ab): the mean of the distances is the distance of the mean.
  return { ncd: (joint - low) / high, cbc: 1 - (one.first + other.first - joint) / Math.sqrt(one.first * other.first) };
}

function inOrder(first: string, second: string): { readonly first: number; readonly both: number } {
  const model = partialMatching(first.length + second.length);
  const bits = model.read(first);
  return { first: bits, both: bits + model.read(second) };
}
