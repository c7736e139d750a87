import { groupBy } from '../../numerics/group-by.ts';
import type { FeatureCounts } from '../counting/count-features.ts';
import { Tally } from '../counting/tally.ts';
import type { DistanceName, DistanceOptions } from '../distance/comparison.ts';
import { comparisonOf } from '../distance/comparison.ts';
import { compareCodePoints } from '../space/compare-code-points.ts';
import { type CorpusOptions, type Countable, type CountedText, countCorpus } from '../space/count-corpus.ts';
import { fitSpace, type SpaceOptions } from '../space/fit-space.ts';
import { gatherValues } from '../space/gather-values.ts';
import { type Space, type SpaceVector, stylometryVersion } from '../space/space.ts';
import { vectorOf } from '../space/vector-of.ts';
import { StylometryError } from '../stylometry-error.ts';
import { leastTokens, type Profile, type ProfileForm, type ProfileSet } from './profile-set.ts';

export interface KnownText {
  readonly author: string;
  readonly text: Countable;
}

export interface ProfileSetOptions extends DistanceOptions, CorpusOptions {
  readonly distance: DistanceName;
  /** `centroid` unless said otherwise. */
  readonly profile?: ProfileForm;
}

export type ProfileOptions = SpaceOptions & ProfileSetOptions;

/**
 * Fits a space to the known texts, which may come from a stream, and puts their authors into it. Texts under five tokens are left out and counted in
 * `skipped`. Throws a StylometryError when an author has no text left, and for options that a space or a distance refuses.
 */
export function fitProfiles(known: Iterable<KnownText>, options: ProfileOptions): ProfileSet {
  const counted = countCorpus(known, options.set, options);
  const long = counted.filter(isLongEnough).map(({ author, counts }) => ({ author: author ?? '', text: counts }));
  refuseUnknown(counted);
  const space = fitSpace(long, options);
  return { ...profilesIn(space, long, options), skipped: counted.length - long.length };
}

/** As `fitProfiles`, in a space that was fitted before. */
export function profilesIn(space: Space, known: Iterable<KnownText>, options: ProfileSetOptions): ProfileSet {
  const counted = countCorpus(known, space.featureSet, options);
  refuseUnknown(counted);
  const usable = counted.filter(isLongEnough);
  const distanceOptions = options.compat === undefined ? {} : { compat: options.compat };
  // Refuses here, not at the first query, a distance that the space cannot give.
  comparisonOf(options.distance, space, distanceOptions);
  const form = options.profile ?? 'centroid';
  const { featureSetHash, spaceHash } = space;
  return {
    featureSetHash,
    spaceHash,
    version: stylometryVersion,
    space,
    distance: options.distance,
    distanceOptions,
    form,
    profiles: byAuthor(usable).flatMap(([author, counts]) => profilesOf(author, counts, space, form)),
    skipped: counted.length - usable.length,
  };
}

function isLongEnough({ counts }: CountedText): boolean {
  return counts.tokens >= leastTokens;
}

function refuseUnknown(counted: readonly CountedText[]): void {
  const left = new Set(counted.filter(isLongEnough).map(({ author }) => author));
  const lost = counted.find(({ author }) => !left.has(author));
  if (lost !== undefined || left.size === 0) {
    const who = lost === undefined ? 'nobody' : `"${lost.author}"`;
    throw new StylometryError(
      'too_little_text',
      `${who} is known by texts of at least ${leastTokens} tokens: give longer ones or leave the author out`,
    );
  }
}

function byAuthor(texts: readonly CountedText[]): readonly (readonly [string, readonly FeatureCounts[]])[] {
  return [...groupBy(texts, ({ author }) => author ?? '')]
    .toSorted(([a], [b]) => compareCodePoints(a, b))
    .map(([author, own]) => [author, own.map(({ counts }) => counts)] as const);
}

function profilesOf(
  author: string,
  texts: readonly FeatureCounts[],
  space: Space,
  form: ProfileForm,
): readonly Profile[] {
  switch (form) {
    case 'instances':
      return texts.map((counts) => ({ author, vector: vectorOf(space, counts) }));
    case 'concat':
      return [{ author, vector: vectorOf(space, joinCounts(texts)) }];
    case 'centroid':
      return [{ author, vector: meanVector(texts, space) }];
    default:
      throw new StylometryError(
        'invalid_option',
        `there is no profile "${form satisfies never}": choose centroid, concat or instances`,
      );
  }
}

function meanVector(texts: readonly FeatureCounts[], space: Space): SpaceVector {
  const sum = new Float64Array(space.features.length);
  for (const counts of texts) {
    const vector = vectorOf(space, counts);
    if (vector.form === 'dense') {
      for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + (vector.values[at] ?? 0);
    } else {
      for (let at = 0; at < vector.indices.length; at += 1) {
        const place = vector.indices[at] ?? 0;
        sum[place] = (sum[place] ?? 0) + (vector.values[at] ?? 0);
      }
    }
  }
  for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) / texts.length;
  const { spaceHash } = space;
  return space.settings.form === 'dense'
    ? { form: 'dense', spaceHash, values: sum }
    : { form: 'sparse', spaceHash, ...gatherValues(sum) };
}

/** Counts of the texts as if they were one; no n-gram runs over the seams. */
function joinCounts(texts: readonly FeatureCounts[]): FeatureCounts {
  const [first] = texts;
  if (first === undefined) throw new RangeError('no texts to join');
  const tally = new Tally();
  for (const { ids, counts } of texts) {
    for (let at = 0; at < ids.length; at += 1) tally.addMany(ids[at] ?? 0, counts[at] ?? 0);
  }
  const sum = (of: (counts: FeatureCounts) => number): number => texts.reduce((total, one) => total + of(one), 0);
  return { ...first, ...tally.take(), total: sum(({ total }) => total), tokens: sum(({ tokens }) => tokens) };
}
