import { createRandom } from '../../numerics/seeded-random.ts';
import { countTokens } from '../counting/character-class.ts';
import { codePointsOf } from '../counting/code-points.ts';
import { characterGrams, type FeatureSet, mostFrequentWords } from '../counting/feature-set.ts';
import { comparisonOf, type DistanceName } from '../distance/comparison.ts';
import { fitProfiles, type ProfileOptions } from '../profiles/fit-profiles.ts';
import type { ProfileForm } from '../profiles/profile-set.ts';
import { compareCodePoints } from '../space/compare-code-points.ts';
import { fitSpace } from '../space/fit-space.ts';
import { type Moments, stylometryVersion } from '../space/space.ts';
import { vectorOf } from '../space/vector-of.ts';
import { StylometryError } from '../stylometry-error.ts';
import { tokenize } from '../tokenize.ts';
import type { AttributedAuthor, Attribution, AttributionMethod, RankAuthors } from './attribution.ts';
import { type AttributionModel, scorerOf } from './attribution-model.ts';
import { type AttributorOptions, countTraining, fitCounted } from './attributor.ts';
import { evenDraws } from './even-draws.ts';
import { type HeldOutCalibration, measureHeldOut, probabilitiesOf } from './held-out-calibration.ts';

export interface LabelledText {
  readonly author: string;
  readonly text: string;
}

export interface FitAttributionOptions {
  /** Default `linear`. */
  readonly method?: AttributionMethod;
  /** Default 1. */
  readonly seed?: number;
  /** For `linear` and `mean-rank`: `combined` (default) reads eight families of runs; `characters` reads 3-grams alone, several times faster. */
  readonly families?: AttributorOptions['families'];
  /** For `distance` and `mean-rank`: Cosine Delta unless given. For `imposters`: Min-Max unless given. */
  readonly distance?: DistanceName;
  /** For `distance` and `mean-rank`. Default: most frequent words. */
  readonly set?: FeatureSet;
  /** Features kept, for `distance` and `mean-rank`. Default 500. */
  readonly top?: number;
  readonly culling?: number;
  readonly moments?: Moments;
  readonly profile?: ProfileForm;
  /** For `imposters`: rounds a text and author. Default 100. */
  readonly rounds?: number;
  /** For `imposters`: texts drawn from every person in a round. Default: as many as half of the people have. */
  readonly textsPerPerson?: number;
  /**
   * `held-out`: every author gets a probability among those given, measured on known texts that are taken out in five turns; fits six times instead of
   * once. Default `none`.
   */
  readonly probabilities?: 'none' | 'held-out';
}

export interface FittedAttribution {
  /** A text of fewer than five words, numbers and marks is `too-short`. */
  readonly rank: RankAuthors;
  readonly method: AttributionMethod;
  readonly seed: number;
  /** How known texts that were taken out in turn were ranked. Null unless asked for, and where fewer than 50 texts could be taken out. */
  readonly calibration: HeldOutCalibration | null;
  /** What was learned, as `saveAttribution` keeps it. */
  readonly model: AttributionModel;
}

const leastTokens = 5;

/** Fits one way of ranking authors to texts of theirs. Throws a StylometryError for fewer than two authors and for options a method refuses. */
export function fitAttribution(
  labelled: readonly LabelledText[],
  options: FitAttributionOptions = {},
): FittedAttribution {
  const { method = 'linear', seed = 1, probabilities = 'none' } = options;
  const authors = new Set(labelled.map(({ author }) => author));
  if (authors.size < 2) {
    throw new StylometryError(
      'too_little_text',
      `attribution chooses among authors, and there ${authors.size === 1 ? `is only "${[...authors][0]}"` : 'are none'}: give texts of at least two`,
    );
  }
  const model = fitModel(labelled, options, method, seed);
  const calibration =
    probabilities === 'none'
      ? null
      : measureHeldOut(labelled, (texts) => scorerOf(fitModel(texts, options, method, seed)));
  return openAttribution({ method, seed, model, calibration });
}

/** A fitted attribution from what it learned. */
export function openAttribution(learned: Omit<FittedAttribution, 'rank'>): FittedAttribution {
  const { method, seed, model, calibration } = learned;
  const score = scorerOf(model);
  return {
    ...learned,
    rank: (text) => {
      const tokens = tokensIn(text);
      if (tokens < leastTokens) return { kind: 'too-short', tokens, needed: leastTokens };
      return ordered(probabilitiesOf(score(text), calibration), method, seed);
    },
  };
}

/** A text whose beginning is long enough need not be taken apart to be known as such. */
function tokensIn(text: string): number {
  const start = countTokens(codePointsOf(text.slice(0, 400)));
  return start > 4 * leastTokens ? start : tokenize(text).tokens.length;
}

function fitModel(
  labelled: readonly LabelledText[],
  options: FitAttributionOptions,
  method: AttributionMethod,
  seed: number,
): AttributionModel {
  switch (method) {
    case 'linear':
      return linear(labelled, options, seed);
    case 'distance':
      return { kind: 'nearest', profiles: fitProfiles(labelled, nearestOptions(options)) };
    case 'centroid':
      return { kind: 'nearest', profiles: fitProfiles(labelled, centroidOptions) };
    case 'mean-rank':
      return {
        kind: 'mean-rank',
        parts: [
          { kind: 'nearest', profiles: fitProfiles(labelled, nearestOptions(options)) },
          { kind: 'nearest', profiles: fitProfiles(labelled, centroidOptions) },
          linear(labelled, options, seed),
        ],
      };
    case 'imposters':
      return imposters(labelled, options, seed);
    default:
      throw new StylometryError(
        'invalid_option',
        `there is no method "${method satisfies never}": choose linear, distance, centroid, mean-rank or imposters`,
      );
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

function linear(
  labelled: readonly LabelledText[],
  { families = 'combined' }: FitAttributionOptions,
  seed: number,
): AttributionModel {
  const counted = countTraining(labelled, families);
  const fitted = evenDraws(counted, createRandom(seed)).map((texts) => fitCounted(texts, { seed, families }));
  const attributors = fitted.flatMap((outcome) => (outcome.kind === 'fitted' ? [outcome.attributor] : []));
  if (attributors.length < fitted.length) {
    throw new StylometryError(
      'too_little_text',
      `fewer than two authors have a text of at least ${leastTokens} words and marks: give longer texts`,
    );
  }
  return { kind: 'linear', attributors };
}

/** The 3,000 most frequent character 4-grams (section 6 of the specification). */
function imposters(
  labelled: readonly LabelledText[],
  { distance = 'min-max', rounds = 100, textsPerPerson }: FitAttributionOptions,
  seed: number,
): AttributionModel {
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new StylometryError('invalid_option', `${rounds} rounds cannot be played: give a whole number from 1`);
  const space = fitSpace(labelled, { set: characterGrams({ sizes: [4] }), top: 3000 });
  // Refuses here, not at the first text, a distance that the space cannot give.
  comparisonOf(distance, space);
  const known = labelled.map(({ author, text }) => ({ author, vector: vectorOf(space, text).values }));
  return { kind: 'imposters', space, known, distance, rounds, textsPerPerson: textsPerPerson ?? null, seed };
}

function ordered(found: readonly AttributedAuthor[], method: AttributionMethod, seed: number): Attribution {
  const ranking = found.toSorted((a, b) =>
    a.score === b.score ? compareCodePoints(a.author, b.author) : b.score - a.score,
  );
  const tie = ranking.length > 1 && ranking[0]?.score === ranking[1]?.score;
  return { kind: 'ranked', ranking, tie, method, seed, version: stylometryVersion };
}
