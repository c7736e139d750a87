import type { SparseVector } from '../sparse-vector.ts';
import { countRuns, type RunCounts } from './count-runs.ts';
import { HashTable } from './hash-table.ts';
import type { ReadText } from './read-text.ts';
import { type FamilySet, familySets } from './run-families.ts';

/** The runs of each family that training texts share, and how many texts show each. */
export interface RunSpace {
  readonly set: FamilySet;
  /** Training texts. */
  readonly texts: number;
  /** In the order of the set. */
  readonly families: readonly RunVocabulary[];
}

export interface RunVocabulary {
  /** Hashes of the runs, ascending: a run's place here, behind all earlier families, is its feature. */
  readonly keys: Uint32Array;
  /** Training texts that show the run, parallel to `keys`. */
  readonly texts: Uint32Array;
}

/** Counts of every family of the set, in its order. */
export function countFamilies(text: ReadText, set: FamilySet): readonly RunCounts[] {
  return familySets[set].map((family) => countRuns(text, family));
}

export function fitRunSpace(counted: readonly (readonly RunCounts[])[], set: FamilySet): RunSpace {
  return {
    set,
    texts: counted.length,
    families: familySets[set].map(({ leastTexts }, family) => {
      const seen = new HashTable(65_536);
      for (const counts of counted) for (const key of counts[family]?.keys ?? []) seen.add(key, 1);
      const { keys, values } = seen.take();
      const kept = keys.filter((_key, at) => (values[at] ?? 0) >= leastTexts).sort();
      for (let at = 0; at < keys.length; at += 1) seen.add(keys[at] ?? 0, values[at] ?? 0);
      return { keys: kept, texts: kept.map((key) => seen.get(key)) };
    }),
  };
}

export function widthOf({ families }: RunSpace): number {
  return families.reduce((sum, { keys }) => sum + keys.length, 0);
}

/**
 * Vectors of texts: in each family (1 + ln tf)(ln((1 + n)/(1 + df)) + 1) (stylometry.md 4), scaled to the family's share of length 1.
 * A text without any known run of a family has zeros there.
 */
export function runVectorizer(space: RunSpace): (counts: readonly RunCounts[]) => SparseVector {
  const width = widthOf(space);
  const scratch = new Float64Array(width);
  const families = familySets[space.set];
  const total = families.reduce((sum, { weight }) => sum + weight, 0);
  let first = 0;
  const readers = space.families.map(({ keys, texts }, family) => {
    const places = new HashTable(keys.length);
    keys.forEach((key, at) => {
      places.add(key, at + 1);
    });
    const rarity = Float64Array.from(texts, (shown) => Math.log((1 + space.texts) / (1 + shown)) + 1);
    const reader = { places, rarity, first, length: Math.sqrt((families[family]?.weight ?? 0) / total) };
    first += keys.length;
    return reader;
  });
  return (counts) => {
    const found = readers.map((reader, family) => readFamily(counts[family] ?? nothing, reader, scratch));
    return joined(found);
  };
}

const nothing: RunCounts = { keys: new Uint32Array(), counts: new Uint32Array() };

interface FamilyReader {
  readonly places: HashTable;
  readonly rarity: Float64Array;
  readonly first: number;
  readonly length: number;
}

function joined(parts: readonly SparseVector[]): SparseVector {
  const length = parts.reduce((sum, { indices }) => sum + indices.length, 0);
  const indices = new Uint32Array(length);
  const values = new Float64Array(length);
  let into = 0;
  for (const part of parts) {
    indices.set(part.indices, into);
    values.set(part.values, into);
    into += part.indices.length;
  }
  return { indices, values };
}

/** `scratch` is all zeros between calls. */
function readFamily(
  { keys, counts }: RunCounts,
  { places, rarity, first, length }: FamilyReader,
  scratch: Float64Array,
): SparseVector {
  const found = new Uint32Array(keys.length);
  let known = 0;
  let squares = 0;
  for (let at = 0; at < keys.length; at += 1) {
    const place = places.get(keys[at] ?? 0) - 1;
    if (place < 0) continue;
    const value = (1 + Math.log(counts[at] ?? 1)) * (rarity[place] ?? 0);
    scratch[first + place] = value;
    found[known] = first + place;
    known += 1;
    squares += value * value;
  }
  const indices = found.slice(0, known).sort();
  const scale = squares > 0 ? length / Math.sqrt(squares) : 0;
  const values = Float64Array.from(indices, (index) => (scratch[index] ?? 0) * scale);
  for (const index of indices) scratch[index] = 0;
  return { indices, values };
}
