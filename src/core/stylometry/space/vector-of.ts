import { closedLexicon, type FeatureCounts } from '../counting/count-features.ts';
import type { Lexicon } from '../counting/lexicon.ts';
import { type CorpusOptions, type Countable, countsOf } from './count-corpus.ts';
import { gatherValues } from './gather-values.ts';
import type { Space, SpaceVector } from './space.ts';

/** A text in the space's coordinates: zeros for an empty one, never NaN. Throws a StylometryError for counts of another feature set. */
export function vectorOf(space: Space, text: Countable, options: CorpusOptions = {}): SpaceVector {
  const reader = readerOf(space);
  const counts = countIn(space, text, options);
  const places = placesIn(reader, space, counts.lexicon);
  const dense = reader.scratch;
  spread(counts, places, space, dense);
  const { spaceHash } = space;
  if (space.settings.form === 'dense') {
    const values = dense.slice();
    dense.fill(0);
    return { form: 'dense', spaceHash, values };
  }
  return { form: 'sparse', spaceHash, ...gatherValues(dense) };
}

/** A text's counts of the space's features; the total holds all others too. */
export function countIn(space: Space, text: Countable, options: CorpusOptions = {}): FeatureCounts {
  return countsOf(text, space.featureSet, { ...options, lexicon: readerOf(space).lexicon });
}

interface SpaceReader {
  readonly lexicon: Lexicon;
  /** By lexicon: the place in the space of each of its ids, −1 for none. */
  readonly places: WeakMap<Lexicon, Int32Array>;
  /** All zeros between calls. */
  readonly scratch: Float64Array;
}

const readers = new WeakMap<Space, SpaceReader>();

function readerOf(space: Space): SpaceReader {
  const known = readers.get(space);
  if (known !== undefined) return known;
  const reader: SpaceReader = {
    lexicon: closedLexicon(space.featureSet, space.features),
    places: new WeakMap(),
    scratch: new Float64Array(space.features.length),
  };
  readers.set(space, reader);
  return reader;
}

/** A lexicon that has grown since is mapped again. */
function placesIn(reader: SpaceReader, space: Space, lexicon: Lexicon): Int32Array {
  const known = reader.places.get(lexicon);
  if (known !== undefined && known.length >= lexicon.size) return known;
  const places = new Int32Array(lexicon.size).fill(-1);
  for (const [place, name] of space.features.entries()) {
    const id = lexicon.hashed ? Number(name) : lexicon.find(name);
    if (id >= 0) places[id] = place;
  }
  reader.places.set(lexicon, places);
  return places;
}

function spread(counts: FeatureCounts, places: Int32Array, space: Space, dense: Float64Array): void {
  const { ids, counts: times, total } = counts;
  if (space.settings.weighting === 'relative') {
    for (let at = 0; at < ids.length; at += 1) {
      const place = places[ids[at] ?? 0] ?? -1;
      if (place >= 0) dense[place] = (times[at] ?? 0) / total;
    }
    return;
  }
  const { inverseDocumentFrequency } = space;
  let squares = 0;
  for (let at = 0; at < ids.length; at += 1) {
    const place = places[ids[at] ?? 0] ?? -1;
    if (place < 0) continue;
    const value = logWeight(times[at] ?? 1) * (inverseDocumentFrequency[place] ?? 0);
    dense[place] = value;
    squares += value * value;
  }
  const norm = Math.sqrt(squares);
  for (let at = 0; at < ids.length; at += 1) {
    const place = places[ids[at] ?? 0] ?? -1;
    if (place >= 0) dense[place] = (dense[place] ?? 0) / norm;
  }
}

/** 1 + ln tf of the counts that nearly all n-grams of a text have. */
const logWeights = Float64Array.from({ length: 256 }, (_, count) => 1 + Math.log(count));

function logWeight(count: number): number {
  return logWeights[count] ?? 1 + Math.log(count);
}
