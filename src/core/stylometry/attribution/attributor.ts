import { fitLinear } from '../classification/fit-linear.ts';
import { type LinearClassifier, marginsOf } from '../classification/linear-classifier.ts';
import { countTokens } from '../counting/character-class.ts';
import { codePointsOf } from '../counting/code-points.ts';
import type { ScoredAuthor } from '../measures/attribution-measures.ts';
import { compareCodePoints } from '../space/compare-code-points.ts';
import { stylometryVersion } from '../space/space.ts';
import type { SparseVector } from '../sparse-vector.ts';
import type { Tokens } from '../tokenize.ts';
import type { RunCounts } from './count-runs.ts';
import { readText } from './read-text.ts';
import type { FamilySet } from './run-families.ts';
import { countFamilies, fitRunSpace, type RunSpace, runVectorizer, widthOf } from './run-space.ts';

export interface AttributedTraining {
  readonly author: string;
  readonly text: string | Tokens;
}

export interface AttributorOptions {
  readonly seed: number;
  /** What of the texts is looked at. Default `combined`. */
  readonly families?: FamilySet;
  /** C of the classifier. Default 4 for combined families, 1 for characters. */
  readonly cost?: number;
  /** `balanced` where authors have very unequal numbers of texts. Default `equal`. */
  readonly authorWeights?: 'equal' | 'balanced';
}

/** What is learned from texts of known authors; plain data, saved by `saveAttributor`. Holds no text. */
export interface Attributor {
  readonly space: RunSpace;
  readonly classifier: LinearClassifier;
  readonly seed: number;
  readonly version: number;
}

export type FitAttributorOutcome =
  | { readonly kind: 'fitted'; readonly attributor: Attributor }
  /** Authors with a text that is long enough; two are needed. */
  | { readonly kind: 'too-few-authors'; readonly authors: number; readonly needed: number };

export type AuthorRanking =
  | {
      readonly kind: 'ranked';
      /** Likeliest first; the score is the margin of the author's plane, above 0 on the author's side of it. Ties by code point. */
      readonly ranking: readonly ScoredAuthor[];
      readonly tie: boolean;
      readonly seed: number;
      readonly version: number;
    }
  | { readonly kind: 'too-short'; readonly tokens: number; readonly needed: number };

/** Shorter texts are neither learned from nor ranked (stylometry.md 4). */
const leastTokens = 5;

/**
 * The default attribution: eight families of runs (`familySets`), each weighed by TF-IDF and scaled by itself, and a linear classifier of each
 * author against the rest. The same texts, options and seed give the same attributor.
 */
export function fitAttributor(
  training: Iterable<AttributedTraining>,
  options: AttributorOptions,
): FitAttributorOutcome {
  return fitCounted(countTraining(training, options.families ?? 'combined'), options);
}

/** The runs of one training text. */
export interface CountedTraining {
  readonly author: string;
  readonly counts: readonly RunCounts[];
}

/** Texts that are long enough, counted once for several fits. */
export function countTraining(training: Iterable<AttributedTraining>, families: FamilySet): readonly CountedTraining[] {
  const counted: CountedTraining[] = [];
  for (const { author, text } of training) {
    const read = readText(text);
    if (tokensIn(read.original) >= leastTokens) counted.push({ author, counts: countFamilies(read, families) });
  }
  return counted;
}

/** As `fitAttributor`, of texts counted before by the same families. */
export function fitCounted(
  counted: readonly CountedTraining[],
  { seed, families = 'combined', cost = families === 'combined' ? 4 : 1, authorWeights = 'equal' }: AttributorOptions,
): FitAttributorOutcome {
  const space = fitRunSpace(
    counted.map(({ counts }) => counts),
    families,
  );
  const vectorize = runVectorizer(space);
  const examples = counted.map(({ author, counts }) => ({ label: author, row: vectorize(counts) }));
  const outcome = fitLinear(examples, { width: widthOf(space), seed, cost, labelWeights: authorWeights });
  return outcome.kind === 'fitted'
    ? { kind: 'fitted', attributor: { space, classifier: outcome.classifier, seed, version: stylometryVersion } }
    : { kind: 'too-few-authors', authors: new Set(counted.map(({ author }) => author)).size, needed: 2 };
}

/** Authors by how like their texts this one is. The first is the likeliest of those given, not proven to have written it. */
export function rankByAttributor(attributor: Attributor, text: string | Tokens): AuthorRanking {
  const read = readText(text);
  const tokens = tokensIn(read.original);
  if (tokens < leastTokens) return { kind: 'too-short', tokens, needed: leastTokens };
  const ranking = scoreCounted(attributor, countFamilies(read, attributor.space.set)).toSorted(
    (a, b) => b.score - a.score || compareCodePoints(a.author, b.author),
  );
  const tie = ranking[0]?.score === ranking[1]?.score;
  return { kind: 'ranked', ranking, tie, seed: attributor.seed, version: attributor.version };
}

/** Margins in the order of the classifier's labels. */
export function scoreCounted(attributor: Attributor, counts: readonly RunCounts[]): readonly ScoredAuthor[] {
  const margins = marginsOf(attributor.classifier, vectorizerOf(attributor)(counts));
  return attributor.classifier.labels.map((author, at) => ({ author, score: margins[at] ?? 0 }));
}

const vectorizers = new WeakMap<Attributor, (counts: readonly RunCounts[]) => SparseVector>();

/** Opens the attributor's tables once. */
function vectorizerOf(attributor: Attributor): (counts: readonly RunCounts[]) => SparseVector {
  const known = vectorizers.get(attributor);
  if (known !== undefined) return known;
  const fresh = runVectorizer(attributor.space);
  vectorizers.set(attributor, fresh);
  return fresh;
}

/** Of a text that is long enough only the beginning is read: how long it is does not matter then. */
function tokensIn(text: string): number {
  const start = countTokens(codePointsOf(text.slice(0, 200)));
  return start > leastTokens ? start : countTokens(codePointsOf(text));
}
