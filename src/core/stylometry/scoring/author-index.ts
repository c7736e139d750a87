import { comparisonOf } from '../distance/comparison.ts';
import { checkSpace, distanceFrom } from '../distance/distance.ts';
import { leastTokens, type Profile, type ProfileSet } from '../profiles/profile-set.ts';
import { isTie, nearestFirst, type RankedAuthor, type Ranking } from '../profiles/rank-authors.ts';
import type { CorpusOptions, Countable } from '../space/count-corpus.ts';
import { countIn, vectorOf } from '../space/vector-of.ts';
import { StylometryError } from '../stylometry-error.ts';
import { DenseRows } from './dense-rows.ts';
import { PostingLists } from './posting-lists.ts';
import type { QuickLook } from './quick-look.ts';

/** Many authors laid out for finding the nearest few quickly. */
export interface AuthorIndex {
  readonly size: number;
  /** As `rankAuthors`, the first `count` of it, to the last bit. */
  nearest(text: Countable, options?: NearestOptions): Ranking;
  /** Throws a StylometryError for a name that is there already and for a vector of another space. */
  add(profile: Profile): void;
  /** False where nobody has the name. */
  remove(author: string): boolean;
}

export interface NearestOptions extends CorpusOptions {
  /** Authors asked for; 10 unless said otherwise. */
  readonly count?: number;
}

/** Share of slots without an author at which the index is laid out anew. */
const mostDead = 0.2;

/**
 * Lays profiles out for quick ranking. A first look in single precision finds candidates with room for its rounding; the distance itself is then taken of
 * those alone, so that results are those of `rankAuthors`. Dense spaces: Burrows, quadratic, linear, Eder's, Cosine Delta, Manhattan, Euclid, cosine.
 * Sparse spaces: cosine and Min-Max. Throws a StylometryError for another distance and for profiles of form `instances`.
 */
export function authorIndex(set: ProfileSet): AuthorIndex {
  if (set.form === 'instances') {
    throw new StylometryError(
      'invalid_option',
      'an index holds one profile an author: fit with profile: "centroid" or "concat"',
    );
  }
  return new IndexedAuthors(set);
}

class IndexedAuthors implements AuthorIndex {
  readonly #set: ProfileSet;
  readonly #distanceFrom: ReturnType<typeof distanceFrom>;
  #look: QuickLook;
  #slots: (Profile | null)[] = [];
  readonly #slotOf = new Map<string, number>();

  constructor(set: ProfileSet) {
    this.#set = set;
    this.#distanceFrom = distanceFrom(set.distance, set.space, set.distanceOptions);
    this.#look = lookFor(set);
    for (const profile of set.profiles) this.add(profile);
  }

  get size(): number {
    return this.#slotOf.size;
  }

  add(profile: Profile): void {
    checkSpace(profile.vector, this.#set.space);
    if (this.#slotOf.has(profile.author)) {
      throw new StylometryError(
        'invalid_option',
        `the index holds "${profile.author}" already: remove the author first`,
      );
    }
    const slot = this.#slots.push(profile) - 1;
    this.#slotOf.set(profile.author, slot);
    this.#look.put(slot, profile.vector);
  }

  remove(author: string): boolean {
    const slot = this.#slotOf.get(author);
    if (slot === undefined) return false;
    this.#slotOf.delete(author);
    this.#slots[slot] = null;
    this.#look.clear(slot);
    if (this.#slots.length - this.size >= mostDead * this.#slots.length) this.#compact();
    return true;
  }

  nearest(text: Countable, { count = 10, ...options }: NearestOptions = {}): Ranking {
    const { featureSetHash, spaceHash, version, space } = this.#set;
    const provenance = { featureSetHash, spaceHash, version };
    if (!(Number.isInteger(count) && count >= 1)) {
      throw new StylometryError('invalid_option', `count is a whole number from 1, not ${count}`);
    }
    const counts = countIn(space, text, options);
    if (counts.tokens < leastTokens) {
      return { kind: 'too-short', tokens: counts.tokens, needed: leastTokens, ...provenance };
    }
    const query = vectorOf(space, counts);
    // Two at least: whether the first is tied shows in the second.
    const slots = this.#look.candidates(query, Math.max(2, count)) ?? this.#slots.keys();
    const distanceTo = this.#distanceFrom(query);
    const ranking: RankedAuthor[] = [];
    for (const slot of slots) {
      const profile = this.#slots[slot];
      if (profile) ranking.push({ author: profile.author, distance: distanceTo(profile.vector) });
    }
    ranking.sort(nearestFirst);
    return { kind: 'ranked', ranking: ranking.slice(0, count), tie: isTie(ranking), ...provenance };
  }

  #compact(): void {
    const living = this.#slots.filter((profile) => profile !== null);
    this.#look = lookFor(this.#set);
    this.#slots = [];
    this.#slotOf.clear();
    for (const profile of living) this.add(profile);
  }
}

function lookFor({ space, distance: name, distanceOptions }: ProfileSet): QuickLook {
  const comparison = comparisonOf(name, space, distanceOptions);
  const look =
    space.settings.form === 'dense' ? DenseRows.for(space, comparison) : PostingLists.for(space, comparison.measure);
  if (look === null) {
    throw new StylometryError(
      'invalid_option',
      `there is no index for the distance "${name}" in a ${space.settings.form} space: rank with rankAuthors`,
    );
  }
  return look;
}
