import { distanceFrom } from '../distance/distance.ts';
import { compareCodePoints } from '../space/compare-code-points.ts';
import type { CorpusOptions, Countable } from '../space/count-corpus.ts';
import type { Provenance } from '../space/space.ts';
import { countIn, vectorOf } from '../space/vector-of.ts';
import { leastTokens, type ProfileSet } from './profile-set.ts';

export interface RankedAuthor {
  readonly author: string;
  /** Null where the formula says nothing of this author and text; such authors come last. */
  readonly distance: number | null;
}

export type Ranking = RankedText | TooShortText;

export interface RankedText extends Provenance {
  readonly kind: 'ranked';
  /** Nearest first; authors at the same distance in order of code points. */
  readonly ranking: readonly RankedAuthor[];
  /** True where the nearest two are at the same distance, so that only the order of names decided. */
  readonly tie: boolean;
}

export interface TooShortText extends Provenance {
  readonly kind: 'too-short';
  readonly tokens: number;
  readonly needed: number;
}

/** Authors by how near their profiles are to a text. A near author is consistent with the text, not proven to have written it. */
export function rankAuthors(set: ProfileSet, text: Countable, options: CorpusOptions = {}): Ranking {
  const { featureSetHash, spaceHash, version, space } = set;
  const provenance = { featureSetHash, spaceHash, version };
  const counts = countIn(space, text, options);
  if (counts.tokens < leastTokens) {
    return { kind: 'too-short', tokens: counts.tokens, needed: leastTokens, ...provenance };
  }
  const vector = vectorOf(space, counts);
  const distanceTo = distanceFrom(set.distance, space, set.distanceOptions)(vector);
  const nearest = new Map<string, number | null>();
  for (const profile of set.profiles) {
    const found = distanceTo(profile.vector);
    const before = nearest.get(profile.author) ?? null;
    nearest.set(profile.author, before === null ? found : Math.min(before, found ?? before));
  }
  const ranking = [...nearest].map(([author, found]) => ({ author, distance: found })).toSorted(nearestFirst);
  return { kind: 'ranked', ranking, tie: isTie(ranking), ...provenance };
}

export function nearestFirst(a: RankedAuthor, b: RankedAuthor): number {
  if (a.distance === b.distance) return compareCodePoints(a.author, b.author);
  return (a.distance ?? Number.POSITIVE_INFINITY) - (b.distance ?? Number.POSITIVE_INFINITY);
}

export function isTie([first, second]: readonly RankedAuthor[]): boolean {
  return first !== undefined && second !== undefined && first.distance === second.distance;
}
