import { createRandom } from '../../numerics/seeded-random.ts';
import { characterGrams, type FeatureSet, mostFrequentWords } from '../counting/feature-set.ts';
import type { DistanceName } from '../distance/comparison.ts';
import { fitProfiles, type ProfileOptions } from '../profiles/fit-profiles.ts';
import type { ProfileForm, ProfileSet } from '../profiles/profile-set.ts';
import { rankAuthors } from '../profiles/rank-authors.ts';
import { compareCodePoints } from '../space/compare-code-points.ts';
import { type Moments, stylometryVersion } from '../space/space.ts';
import { StylometryError } from '../stylometry-error.ts';
import { tokenize } from '../tokenize.ts';
import type { AttributedAuthor, Attribution, AttributionMethod, RankAuthors } from './attribution.ts';
import { fitAttributor, rankByAttributor } from './attributor.ts';
import { evenDraws } from './even-draws.ts';
import { fitImpostersRanking } from './rank-by-imposters.ts';

export interface LabelledText {
  readonly author: string;
  readonly text: string;
}

export interface FitAttributionOptions {
  /** Default `linear`. */
  readonly method?: AttributionMethod;
  /** Default 1. */
  readonly seed?: number;
  /** For `distance` and `mean-rank`: Cosine Delta unless given. For `imposters`: Min-Max unless given. */
  readonly distance?: DistanceName;
  /** For `distance` and `mean-rank`. Default: most frequent words. */
  readonly set?: FeatureSet;
  /** Features kept, for `distance` and `mean-rank`. Default 500. */
  readonly top?: number;
  readonly culling?: number;
  readonly moments?: Moments;
  readonly profile?: ProfileForm;
  /** For `imposters`. */
  readonly rounds?: number;
  readonly textsPerPerson?: number;
}

export interface FittedAttribution {
  /** A text of fewer than five words and numbers is `too-short`. */
  readonly rank: RankAuthors;
  readonly method: AttributionMethod;
}

const leastTokens = 5;

/** Fits one way of ranking authors to texts of theirs. Throws a StylometryError for fewer than two authors and for options a method refuses. */
export function fitAttribution(
  labelled: readonly LabelledText[],
  options: FitAttributionOptions = {},
): FittedAttribution {
  const { method = 'linear', seed = 1 } = options;
  const authors = new Set(labelled.map(({ author }) => author));
  if (authors.size < 2) {
    throw new StylometryError(
      'too_little_text',
      `attribution chooses among authors, and there ${authors.size === 1 ? `is only "${[...authors][0]}"` : 'are none'}: give texts of at least two`,
    );
  }
  const rank = rankerOf(labelled, options, method, seed);
  return {
    method,
    rank: (text) => {
      const tokens = tokenize(text).tokens.length;
      if (tokens < leastTokens) return { kind: 'too-short', tokens, needed: leastTokens };
      return ordered(rank(text), method, seed);
    },
  };
}

type Rank = (text: string) => readonly AttributedAuthor[];

function rankerOf(
  labelled: readonly LabelledText[],
  options: FitAttributionOptions,
  method: AttributionMethod,
  seed: number,
): Rank {
  switch (method) {
    case 'linear':
      return linear(labelled, seed);
    case 'distance':
      return nearest(labelled, nearestOptions(options));
    case 'centroid':
      return nearest(labelled, centroidOptions);
    case 'mean-rank':
      return meanRank([
        nearest(labelled, nearestOptions(options)),
        nearest(labelled, centroidOptions),
        linear(labelled, seed),
      ]);
    case 'imposters':
      return fitImpostersRanking(labelled, { ...options, seed });
    default:
      throw new StylometryError('invalid_option', `there is no method "${method satisfies never}"`);
  }
}

const centroidOptions: ProfileOptions = {
  set: characterGrams({ sizes: [3], padding: false }),
  weighting: 'tf-idf',
  minDocuments: 2,
  distance: 'cosine',
};

function nearestOptions(options: FitAttributionOptions): ProfileOptions {
  const { set = mostFrequentWords(), top = 500, distance = 'cosine-delta', culling, moments, profile } = options;
  return {
    set,
    top,
    distance,
    ...(culling === undefined ? {} : { culling }),
    ...(moments === undefined ? {} : { moments }),
    ...(profile === undefined ? {} : { profile }),
  };
}

function nearest(labelled: readonly LabelledText[], options: ProfileOptions): Rank {
  const profiles: ProfileSet = fitProfiles(labelled, options);
  return (text) => {
    const found = rankAuthors(profiles, text);
    if (found.kind === 'too-short') return [];
    return found.ranking.map(({ author, distance }) => ({
      author,
      // An author of whom the formula says nothing comes last.
      score: distance === null ? Number.NEGATIVE_INFINITY : -distance,
      distance,
    }));
  };
}

/** The mean margin over training sets of even size. */
function linear(labelled: readonly LabelledText[], seed: number): Rank {
  const read = labelled.map(({ author, text }) => ({ author, text: tokenize(text) }));
  const fitted = evenDraws(read, createRandom(seed)).map((texts) => fitAttributor(texts, { seed }));
  const attributors = fitted.flatMap((outcome) => (outcome.kind === 'fitted' ? [outcome.attributor] : []));
  if (attributors.length < fitted.length) {
    throw new StylometryError(
      'too_little_text',
      `fewer than two authors have a text of at least ${leastTokens} words and marks: give longer texts`,
    );
  }
  return (text) => {
    const tokens = tokenize(text);
    const sums = new Map<string, number>();
    for (const attributor of attributors) {
      const found = rankByAttributor(attributor, tokens);
      if (found.kind === 'too-short') continue;
      for (const { author, score } of found.ranking) sums.set(author, (sums.get(author) ?? 0) + score);
    }
    return [...sums].map(([author, sum]) => ({ author, score: sum / attributors.length, distance: null }));
  };
}

/** Authors of equal score share their mean rank. */
function meanRank(ranks: readonly Rank[]): Rank {
  return (text) => {
    const sums = new Map<string, number>();
    for (const rank of ranks) {
      const ranking = rank(text);
      for (const { author, score } of ranking) {
        const above = ranking.filter((other) => other.score > score).length;
        const level = ranking.filter((other) => other.score === score).length;
        sums.set(author, (sums.get(author) ?? 0) + above + (level + 1) / 2);
      }
    }
    return [...sums].map(([author, sum]) => ({ author, score: -sum / ranks.length, distance: null }));
  };
}

function ordered(found: readonly AttributedAuthor[], method: AttributionMethod, seed: number): Attribution {
  const ranking = found.toSorted((a, b) =>
    a.score === b.score ? compareCodePoints(a.author, b.author) : b.score - a.score,
  );
  const tie = ranking.length > 1 && ranking[0]?.score === ranking[1]?.score;
  return { kind: 'ranked', ranking, tie, method, seed, version: stylometryVersion };
}

/** The library's attribution: `Attributor.fit(labelled, options).rank(text)`. */
export const Attributor = { fit: fitAttribution } as const;
