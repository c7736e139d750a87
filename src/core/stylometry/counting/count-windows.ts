import { characterClass, classOf } from './character-class.ts';
import type { GramPlace } from './feature-set.ts';
import type { GramLexicon } from './lexicon.ts';
import { extendHash, leadingWeight } from './rolling-hash.ts';
import type { Tally } from './tally.ts';

export interface WindowCount {
  readonly size: number;
  /** Null counts everywhere. */
  readonly places: ReadonlySet<GramPlace> | null;
  readonly lexicon: GramLexicon;
}

/** Adds every window of `size` code points to the tally and says how many it saw, known to the lexicon or not. */
export function countWindows(points: Int32Array, { size, places, lexicon }: WindowCount, tally: Tally): number {
  if (points.length < size) return 0;
  const leading = leadingWeight(size);
  let seen = 0;
  let hash = 0;
  for (let at = 0; at < size - 1; at += 1) hash = extendHash(hash, points[at] ?? 0);
  for (let start = 0; start + size <= points.length; start += 1) {
    hash = extendHash(hash, points[start + size - 1] ?? 0);
    if (places === null || places.has(placeOf(points, start, size))) {
      tally.add(lexicon.idOfWindow(points, start, size, hash));
      seen += 1;
    }
    hash = (hash - Math.imul(points[start] ?? 0, leading)) | 0;
  }
  return seen;
}

/** After Sapkota and others (2015), their ten categories drawn together to four. */
function placeOf(points: Int32Array, start: number, size: number): GramPlace {
  let spaces = 0;
  for (let at = start; at < start + size; at += 1) {
    const found = classOf(points[at] ?? 0);
    if (found === characterClass.mark) return 'punctuation';
    if (found === characterClass.space) spaces += 1;
  }
  if (spaces > 0) return 'space';
  const edge = isEdge(points, start - 1) || isEdge(points, start + size);
  return edge ? 'affix' : 'inner';
}

function isEdge(points: Int32Array, at: number): boolean {
  const point = points[at];
  return point === undefined || classOf(point) <= characterClass.mark;
}
