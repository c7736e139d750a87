import { type Interval, wilson } from '../../statistics/proportion-intervals.ts';
import { compareCodePoints } from '../space/compare-code-points.ts';

export interface AttributedText {
  readonly author: string;
  /** Every candidate with its score, higher is likelier, in any order; empty counts as wrong. */
  readonly ranking: readonly ScoredAuthor[];
}

export interface ScoredAuthor {
  readonly author: string;
  readonly score: number;
}

export interface AttributionMeasures {
  readonly texts: number;
  /** Share of texts whose nearest author is right; null without texts, like the measures below. Ties go to the lowest code point. */
  readonly accuracy: number | null;
  /** 95 % Wilson interval. */
  readonly interval: Interval;
  /** Mean F1 of the authors that have texts or were named; one that was never named counts 0. */
  readonly macroF1: number | null;
  /** Share of texts whose author is among the first k, for each k asked. */
  readonly topK: readonly { readonly k: number; readonly accuracy: number | null }[];
  /** Mean of one over the author's rank; authors of equal score share their average rank. */
  readonly meanReciprocalRank: number | null;
  /** Texts of which the first author was named by the rule for ties. */
  readonly ties: number;
}

/** Measures of closed-set attribution (stylometry.md 8). */
export function attributionMeasures(
  texts: readonly AttributedText[],
  { topK = [3, 5] }: { readonly topK?: readonly number[] } = {},
): AttributionMeasures {
  const nearest = texts.map(({ ranking }) => nearestAuthor(ranking));
  const right = texts.filter(({ author }, at) => nearest[at]?.author === author).length;
  const ranks = texts.map(({ author, ranking }) => rankOf(author, ranking));
  const share = (count: number): number | null => (texts.length === 0 ? null : count / texts.length);
  return {
    texts: texts.length,
    accuracy: share(right),
    interval: wilson(right, texts.length),
    macroF1: macroF1(texts.map(({ author }, at) => ({ author, named: nearest[at]?.author ?? null }))),
    topK: topK.map((k) => ({ k, accuracy: share(texts.filter((text) => isAmongFirst(text, k)).length) })),
    meanReciprocalRank: share(ranks.reduce((sum, rank) => sum + 1 / rank, 0)),
    ties: nearest.filter((one) => one?.tie === true).length,
  };
}

export interface NearestAuthor {
  readonly author: string;
  /** Another author has the same score; the lowest code point won. */
  readonly tie: boolean;
}

/** The author of the highest score; null without candidates. */
export function nearestAuthor(ranking: readonly ScoredAuthor[]): NearestAuthor | null {
  const [first, second] = ordered(ranking);
  return first === undefined ? null : { author: first.author, tie: second?.score === first.score };
}

export interface NamedAuthor {
  readonly author: string;
  /** Null: none was named. */
  readonly named: string | null;
}

/** Mean F1 over authors; those without a text and never named are left out. Null when none is left. */
export function macroF1(texts: readonly NamedAuthor[]): number | null {
  const each = authorF1(texts);
  return each.length === 0 ? null : each.reduce((sum, { f1 }) => sum + f1, 0) / each.length;
}

/** F1 of every author that has a text or was named, in code point order. */
export function authorF1(texts: readonly NamedAuthor[]): readonly { readonly author: string; readonly f1: number }[] {
  const own = new Map<string, number>();
  const said = new Map<string, number>();
  const right = new Map<string, number>();
  const count = (into: Map<string, number>, author: string): Map<string, number> =>
    into.set(author, (into.get(author) ?? 0) + 1);
  for (const { author, named } of texts) {
    count(own, author);
    if (named !== null) count(said, named);
    if (named === author) count(right, author);
  }
  return [...new Set([...own.keys(), ...said.keys()])].toSorted(compareCodePoints).map((author) => ({
    author,
    f1: (2 * (right.get(author) ?? 0)) / ((own.get(author) ?? 0) + (said.get(author) ?? 0)),
  }));
}

function ordered(ranking: readonly ScoredAuthor[]): readonly ScoredAuthor[] {
  return ranking.toSorted((a, b) => b.score - a.score || compareCodePoints(a.author, b.author));
}

function isAmongFirst({ author, ranking }: AttributedText, k: number): boolean {
  return ordered(ranking)
    .slice(0, k)
    .some((one) => one.author === author);
}

/** Infinite when the author is no candidate. */
function rankOf(author: string, ranking: readonly ScoredAuthor[]): number {
  const own = ranking.find((one) => one.author === author);
  if (own === undefined) return Number.POSITIVE_INFINITY;
  const above = ranking.filter(({ score }) => score > own.score).length;
  const level = ranking.filter(({ score }) => score === own.score).length;
  return above + (level + 1) / 2;
}
